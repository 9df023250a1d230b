import FileAccess
import Testing

@Suite struct BytePathTests {
    @Test(arguments: [
        ("a/b.json", "a", "b.json"), ("b.json", ".", "b.json"), ("/b", "/", "b"),
        ("a/b//", "a", "b"), ("a//b", "a", "b"), ("/", ".", ""), ("..", ".", ".."),
    ])
    func `a path has a parent and a last component`(path: String, parent: String, last: String) {
        let path = BytePath(path)
        #expect(path?.parent.text == parent)
        #expect(path?.lastComponent.text == last)
    }

    @Test func `a NUL makes no path`() {
        let text = "a\0b"
        #expect(BytePath(text) == nil)
        #expect(BytePath(bytes: [0x61, 0]) == nil)
    }

    @Test(
        arguments: [
            ([0x62, 0xFF, 0xFE, 0x63], #"b\xff\xfec"#, #"b\xff\xfec"#),
            ([0xC3, 0xA9], "é", "é"),
            ([0xE2, 0x82], #"\xe2\x82"#, #"\xe2\x82"#),
            ([0xED, 0xA0, 0x80, 0x61], #"\xed\xa0\x80a"#, #"\xed\xa0\x80a"#),
            ([0x61, 0x0A, 0x62], "a\nb", #"a\u{A}b"#),
            ([0x1B, 0x5B, 0xFF], "\u{1B}[\\xff", #"\u{1B}[\xff"#),
        ] as [([UInt8], String, String)]
    )
    func `bytes that are not UTF-8 and controls are shown as escapes`(
        bytes: [UInt8],
        text: String,
        shown: String
    ) {
        #expect(BytePath(bytes: bytes)?.text == text)
        #expect(BytePath(bytes: bytes)?.description == shown)
    }

    @Test func `joining keeps one slash`() {
        #expect(("a" as BytePath).appending("b").text == "a/b")
        #expect(("/" as BytePath).appending("b").text == "/b")
        #expect(("" as BytePath).appending("b").text == "b")
    }

    @Test func `paths are ordered by bytes`() {
        let names: [BytePath] = ["b", "a", "B", "a/b", "a-b"]
        #expect(names.sorted().map(\.text) == ["B", "a", "a-b", "a/b", "b"])
    }
}

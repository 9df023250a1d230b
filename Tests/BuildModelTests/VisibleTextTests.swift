import BuildModel
import Testing

@Suite struct VisibleTextTests {
    @Test(arguments: [
        ("a\u{7F}b", "a\\u{7F}b"),
        ("a\0b\u{1B}[31m", "a\\u{0}b\\u{1B}[31m"),
        ("a\r\nb", "a\\u{D}\\u{A}b"),
        ("\u{85}\u{2028}\u{2029}", "\\u{85}\\u{2028}\\u{2029}"),
        ("\u{E000}\u{F0000}\u{10FFFE}", "\\u{E000}\\u{F0000}\\u{10FFFE}"),
        ("\u{200B}\u{FEFF}\u{AD}", "\\u{200B}\\u{FEFF}\\u{AD}"),
        ("\u{115F}\u{3164}\u{FE0F}\u{34F}", "\\u{115F}\\u{3164}\\u{FE0F}\\u{34F}"),
    ])
    func `what has no shape is spelt out`(text: String, shown: String) {
        #expect(Text(VisibleText.escaped(text)) == Text(shown))
    }

    @Test(
        arguments: [
            0x61C, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068,
            0x2069,
        ] as [UInt32]
    )
    func `every mark of direction is spelt out`(code: UInt32) throws {
        let mark = try #require(Unicode.Scalar(code))
        let hex = String(code, radix: 16, uppercase: true)
        #expect(VisibleText.escaped("a\(Character(mark))b") == "a\\u{\(hex)}b")
    }

    @Test(arguments: ["", " ~", "é", "e\u{301}", "<\u{338}>", "дом", "語", "🙂"])
    func `what can be seen stays`(text: String) {
        #expect(Text(VisibleText.escaped(text)) == Text(text))
    }

    @Test(arguments: [
        ("abcdef", 6, "abcdef"), ("abcdefg", 6, "abc…"), ("ééééé", 8, "éé…"),
        ("é\0éé", 9, "é\\u{0…"),
    ])
    func `a cut text keeps within its bytes and whole characters`(
        text: String,
        limit: Int,
        cut: String
    ) {
        let clipped = VisibleText.clipped(text, toBytes: limit)
        #expect(clipped == cut)
        #expect(clipped.utf8.count <= limit)
    }
}

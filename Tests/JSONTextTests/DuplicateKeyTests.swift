import JSONText
import Testing

@Suite struct DuplicateKeyTests {
    private func refusal(_ text: String) -> JSONError? {
        #expect(throws: JSONError.self) { try JSONDocument(parsing: text) }
    }

    @Test(arguments: [
        (#"{"a":1,"a":1}"#, ""), (#"{"a":1,"\u0061":2}"#, ""), (#"{"":1,"":2}"#, ""),
        (#"{"é":1,"\u00e9":2}"#, ""), (#"{"/":1,"\/":2}"#, ""), (#"{"a\u0000":1,"a\u0000":2}"#, ""),
        (#"{"x":{"b":1,"c":{},"b":null}}"#, "/x"), (#"[0,{"a":[{"k":1,"k":2}]}]"#, "/1/a/0"),
        (#"{"a/b":{"c~d":{"k":1,"k":2}}}"#, "/a~1b/c~0d"), (#"{"a":{"b":1},"c":0,"a":2}"#, ""),
    ])
    func `a key twice in one object is refused with the object's pointer`(
        text: String,
        pointer: String
    ) {
        let error = refusal(text)
        #expect(error?.rule == .duplicateKey)
        #expect(error?.pointer == pointer)
    }

    @Test(arguments: [
        "{\"\u{E9}\":1,\"e\u{301}\":2}", #"{"a":1,"A":2}"#, #"{"a":1,"a\u0000":2}"#,
        #"{"a":{"a":1},"b":{"a":1}}"#, #"[{"a":1},{"a":1}]"#, #"{"a":1,"aa":2,"aaa":3}"#,
        #"{"a":"a","b":"a"}"#,
    ])
    func `keys that differ in bytes or place are not duplicates`(text: String) throws {
        #expect(throws: Never.self) { try JSONDocument(parsing: text) }
    }

    @Test(arguments: [2, 15, 16, 17, 18, 100, 5000])
    func `objects of every size are checked`(count: Int) throws {
        let members = (0..<count).map { "\"key\($0)\":\($0)" }
        let document = try JSONDocument(parsing: "{" + members.joined(separator: ",") + "}")
        #expect(document.root.count == count)
        #expect(document.root["key\(count - 1)"]?.integer == Int64(count - 1))
        for repeated in [0, count / 2, count - 1] {
            let text = "{" + (members + [members[repeated]]).joined(separator: ",") + "}"
            #expect(refusal(text)?.rule == .duplicateKey)
        }
    }

    @Test func `the first repetition of the file is named`() {
        let many = (0..<20).map { "\"k\($0)\":0" }.joined(separator: ",")
        #expect(refusal("{\(many),\"k9\":0,\"k1\":0}")?.message.contains("`k9`") == true)
    }

    @Test(arguments: [
        (#""image.name""#, "has the key `image.name` twice in one object"),
        (
            #""containerimage.buildinfo/linux/arm64""#,
            "has the key `containerimage.buildinfo/linux/arm64` twice in one object"
        ),
        (#""<b>""#, "has a key of 3 bytes twice in one object"),
        (#""""#, "has a key of 0 bytes twice in one object"),
        (#""é""#, "has a key of 2 bytes twice in one object"),
        (#""a b""#, "has a key of 3 bytes twice in one object"),
        (#""\u001b[31m""#, "has a key of 5 bytes twice in one object"),
        (
            "\"" + String(repeating: "x", count: 65) + "\"",
            "has a key of 65 bytes twice in one object"
        ),
    ])
    func `the message names a key only if it is short and plain`(key: String, message: String) {
        #expect(refusal("{\(key):1,\(key):2}")?.message == message)
    }

    @Test(.timeLimit(.minutes(20)))
    func `a hundred thousand keys of one length cost little`() throws {
        let members = (0..<100_000).map { "\"\(1_000_000 + $0)\":0" }
        let text = "{" + members.joined(separator: ",") + "}"
        #expect(try JSONDocument(parsing: text).root.count == 100_000)
        let same = "{" + [String](repeating: "\"k\":0", count: 100_000).joined(separator: ",") + "}"
        #expect(refusal(same)?.rule == .duplicateKey)
    }
}

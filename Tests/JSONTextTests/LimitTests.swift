import JSONText
import Testing

@Suite struct LimitTests {
    private func refusal(_ text: String, _ limits: JSONLimits = .standard) -> JSONError? {
        #expect(throws: JSONError.self) { try JSONDocument(parsing: text, limits: limits) }
    }

    private func nested(_ depth: Int, around inner: String = "") -> String {
        String(repeating: "[", count: depth) + inner + String(repeating: "]", count: depth)
    }

    @Test(arguments: ["", "1", "{}"])
    func `128 levels are allowed and 129 are not`(inner: String) throws {
        let own = inner == "{}" ? 1 : 0
        #expect(try JSONDocument(parsing: nested(128 - own, around: inner)).root.count == 1)
        let error = try #require(refusal(nested(129 - own, around: inner)))
        #expect(error.rule == .depth)
        #expect(error.message == "is nested deeper than 128 levels")
    }

    @Test func `depth counts in members that nobody reads`() throws {
        let text = "{\"a\":1,\"ignored\":" + nested(128) + "}"
        #expect(refusal(text)?.rule == .depth)
    }

    @Test(arguments: ["[", "{\"a\":", "[{\"a\":"])
    func `bombs of brackets are refused`(opener: String) throws {
        let error = try #require(refusal(String(repeating: opener, count: 60_000)))
        #expect([.depth, .syntax].contains(error.rule))
    }

    @Test func `a depth of the caller's choice holds, and the next text has its own`() throws {
        #expect(refusal("[[[]]]", JSONLimits(maximumDepth: 2))?.rule == .depth)
        #expect(
            try JSONDocument(parsing: "[[]]", limits: JSONLimits(maximumDepth: 2)).root.count == 1
        )
        #expect(
            try JSONDocument(parsing: "1", limits: JSONLimits(maximumDepth: 0)).root.integer == 1
        )
        #expect(refusal("[]", JSONLimits(maximumDepth: 0))?.rule == .depth)
        #expect(try JSONDocument(parsing: "[[[]]]").root.count == 1)
    }

    @Test func `a key of 1 KiB is allowed and one of a byte more is not`() throws {
        let key = String(repeating: "k", count: 1024)
        #expect(try JSONDocument(parsing: "{\"\(key)\":1}").root[key]?.integer == 1)
        let error = try #require(refusal("{\"x\":{\"\(key)k\":1}}"))
        #expect(error.rule == .keyLength)
        #expect(error.pointer == "/x")
        #expect(error.message == "has a key of more than 1024 bytes")
    }

    @Test func `the length of a key is that of its bytes after unescaping`() throws {
        let escaped = String(repeating: "\\u0061", count: 1024)
        #expect(try JSONDocument(parsing: "{\"\(escaped)\":1}").root.count == 1)
        let wide = String(repeating: "é", count: 513)
        #expect(refusal("{\"\(wide)\":1}")?.rule == .keyLength)
    }

    @Test(arguments: [
        ("[1,2,3]", 4), ("{\"a\":[{},[]],\"b\":\"x,[{\"}", 5), ("[[],[ ],{}]", 4), ("1", 1),
        ("[\"\\\",\\\\\",\",\"]", 3), ("[1.5,-2,3e4,18446744073709551615]", 5),
    ])
    func `as many values as allowed pass and one more does not`(text: String, count: Int) throws {
        // Blanks make the text longer than the limit, which is when the values are counted twice.
        for padded in [text, String(repeating: " ", count: 50) + text] {
            _ = try JSONDocument(parsing: padded, limits: JSONLimits(maximumValues: count))
            let error = refusal(padded, JSONLimits(maximumValues: count - 1))
            #expect(error?.rule == .valueCount)
            #expect(error?.message == "holds more than \(count - 1) values")
        }
    }

    @Test func `200,000 values are allowed and one more is not`() throws {
        let text = "[" + String(repeating: "0,", count: 199_998)
        #expect(try JSONDocument(parsing: text + "0]").root.count == 199_999)
        let error = try #require(refusal(text + "0,0]"))
        #expect(error.rule == .valueCount)
        #expect(error.message == "holds more than 200000 values")
    }

    @Test func `three million elements are refused before memory is spent on them`() {
        let text = "[" + String(repeating: "0,", count: 3_000_000) + "0]"
        #expect(refusal(text)?.rule == .valueCount)
    }

    @Test func `commas within strings are no values`() throws {
        let text = "[\"" + String(repeating: ",[\\\"{", count: 100) + "\"]"
        #expect(
            try JSONDocument(parsing: text, limits: JSONLimits(maximumValues: 2)).root.count == 1
        )
    }
}

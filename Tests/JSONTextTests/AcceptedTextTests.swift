import JSONText
import Testing

/// Texts that RFC 8259 allows, in the manner of the public suites' `y_` files.
@Suite struct AcceptedTextTests {
    @Test(arguments: [
        ("{}", "an object"), ("[]", "an array"), ("\"\"", "a string"), ("0", "a number"),
        ("true", "a boolean"), ("false", "a boolean"), ("null", "null"), ("-0.5e-7", "a number"),
        (" [] ", "an array"), ("\t\n\r {}\r\n\t ", "an object"), ("[[]   ]", "an array"),
        ("[{}]", "an array"), ("{\"\":0}", "an object"), ("{\"a\":{},\"b\":[]}", "an object"),
        ("[null,1,\"1\",{}]", "an array"), ("[1,\n\n2]", "an array"), ("{\"a\" :\t1}", "an object"),
        ("[\"a\"]\n", "an array"), ("\"\\u0000\"", "a string"), ("{\"a\\u0000\":1}", "an object"),
        ("{\"a\":1,\"A\":2}", "an object"), ("{\"a\":1,\"\\u0041\":2}", "an object"),
        ("[[1],[1]]", "an array"), ("[\"\",\"\"]", "an array"), ("{\" a\":1,\"a\":2}", "an object"),
        ("{\"__proto__\":1,\"constructor\":2,\"\":3}", "an object"),
        ("{\"a\":{\"a\":{\"a\":1}},\"b\":{\"a\":1}}", "an object"),
    ])
    func `a valid text has a root of its kind`(text: String, kindName: String) throws {
        #expect(try JSONDocument(parsing: text).root.kindName == kindName)
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("1", 1), ("-1", -1), ("123456789", 123_456_789),
        ("9007199254740993", 9_007_199_254_740_993),
        ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
    ])
    func `an integer is read exactly`(text: String, number: Int64) throws {
        #expect(try JSONDocument(parsing: text).root.integer == number)
        #expect(try JSONDocument(parsing: "[\(text)]").root.elements.map(\.integer) == [number])
        #expect(try JSONDocument(parsing: text).root.kind == .integer)
    }

    @Test(arguments: [
        "1.0", "1e2", "1E2", "1e+2", "1e-2", "0.1", "-0.0", "0e0", "0E+1", "1.5e300", "1e-400",
        "2.2250738585072011e-308", "123.456e78", "-1e-0", "1.0e00001",
        "0.00000000000000000000000000000000000000000000000000000000000000000000000000001",
        "9223372036854775808.0", "1.7976931348623157e308",
    ])
    func `a number with fraction or exponent is no integer`(text: String) throws {
        let root = try JSONDocument(parsing: text).root
        #expect(root.integer == nil)
        #expect(root.kind == .double)
        #expect(root.kindName == "a number")
    }

    @Test(arguments: ["9223372036854775808", "18446744073709551615"])
    func `a number above Int64 is valid and no integer`(text: String) throws {
        let root = try JSONDocument(parsing: text).root
        #expect(root.integer == nil)
        #expect(root.kind == .unsigned)
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0041\u00e9\u20AC""#, "A\u{E9}\u{20AC}"),
        (#""\ud83d\ude00""#, "\u{1F600}"), (#""\uD800\uDC00""#, "\u{10000}"),
        (#""\udBFF\uDfff""#, "\u{10FFFF}"), (#""a\u0000b""#, "a\0b"),
        (#""\uFFFE\uffff""#, "\u{FFFE}\u{FFFF}"), (#""\\u0041""#, "\\u0041"),
        (#""\u005C\u0022""#, "\\\""), (#""\u002F""#, "/"), (#""\uFEFF""#, "\u{FEFF}"),
        ("\"\u{7F}\u{80}\u{2028}\u{2029}\"", "\u{7F}\u{80}\u{2028}\u{2029}"),
        ("\"\u{20AC}\u{1D11E}\u{10FFFF}\"", "\u{20AC}\u{1D11E}\u{10FFFF}"),
        ("\"e\u{301}\u{E9}\"", "e\u{301}\u{E9}"), ("\"/* no comment */\"", "/* no comment */"),
        ("\"[1,{]:}\"", "[1,{]:}"), (#""\ud83d\ude00\ud83d\ude00""#, "\u{1F600}\u{1F600}"),
    ])
    func `strings are unescaped exactly`(text: String, expected: String) throws {
        let string = try #require(try JSONDocument(parsing: text).root.string)
        #expect(Array(string.utf8) == Array(expected.utf8))
        let key = try #require(
            try JSONDocument(parsing: "{\(text):1}").root.members.first { _ in true }
        )
        #expect(Array(key.key.string.utf8) == Array(expected.utf8))
    }

    @Test func `strings keep their length at every border of a vector`() throws {
        for count in 0...200 {
            let text = String(repeating: "x", count: count)
            let value = try JSONDocument(parsing: "\"\(text)\"").root
            #expect(value.string == text)
            #expect(value.stringByteCount == count)
        }
    }

    @Test func `one byte order mark is skipped`() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        #expect(try JSONDocument(parsing: mark + Array("[1]".utf8)).root.count == 1)
        #expect(try JSONDocument(parsing: mark + Array(" [1]".utf8)).root.count == 1)
    }

    @Test func `a part of a buffer is parsed as a text of its own`() throws {
        let lines = Array("{\"a\":1}\n{\"a\":2}\n".utf8)
        #expect(try JSONDocument(parsing: lines.span.extracting(0..<7)).root["a"]?.integer == 1)
        #expect(try JSONDocument(parsing: lines.span.extracting(8..<15)).root["a"]?.integer == 2)
    }
}

import JSONText
import Testing

/// Texts that RFC 8259 forbids, in the manner of the public suites' `n_` files, and the `i_` ones
/// that are refused here.
@Suite struct RefusedTextTests {
    private func refusal(_ bytes: [UInt8]) -> JSONError? {
        #expect(throws: JSONError.self) { try JSONDocument(parsing: bytes) }
    }

    @Test(arguments: [
        // Structure.
        "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1]]", "[1}",
        "{1:2}", "{\"a\"}", "{\"a\":}", "{\"a\" 1}", "{\"a\"::1}", "{\"a\":1,}", "{,\"a\":1}",
        "{\"a\":1,,\"b\":2}", "{\"a\":1 \"b\":2}", "{\"a\":1]", "{\"a\",1}", "{:1}", "{a:1}",
        "{'a':1}", "['a']", "{null:1}", "{[]:1}", "{\"a\":1}}", "{\"a\":1", "{\"a\":", "{\"a\"",
        "{\"a", ",", ":", "[:]", "[\"a\":1]", "{\"a\":1:2}", "[1:2]", "[[]", "[{]", "{\"a\":[}",
        "{{}}", "{\"a\":1,2}", "*", "<a>", "[a]", "a", "\"", "\"a", "[\"a]", "\\", "[\\]",
        // After the end, or before the start.
        "[]x", "{}{}", "{}\n{}", "1 2", "\"a\"\"b\"", "[] []", "null,", "[],", "{}//c", "{}/*c*/",
        "#c\n{}", "//c\n[]", "[1/*c*/]", "[]\u{C}", "[]\u{A0}", "[]\u{B}", "\u{C}[]", "[\u{A0}1]",
        "[]\0", "\0[]", "[]\u{FEFF}", "\u{2060}[]", "[\u{C}]", "1\0", "true\0", "\"a\"\0",
        // Words.
        "tru", "truE", "True", "TRUE", "truee", "nul", "nulll", "NULL", "fals", "[tru]", "[nul]",
        "[True]", "undefined", "NaN", "[nan]", "Infinity", "-Infinity", "[truefalse]", "truex",
        // Numbers.
        "-", "+1", "01", "-01", "00", "1.", ".5", "-.5", "1.e1", "1e", "1e+", "1E-", "1e1.5",
        "0x10",
        "1_000", "1,000", "--1", "1-1", "1a", "0.1.2", "[-]", "[01]", "[1.]", "[.5]", "[1e]",
        "[0x1]",
        "[1ea]", "[-a]", "0e", "0.e1", "2.e+3", "1 000.0", "\u{FF11}", "[-NaN]", "[+Inf]", "[1+2]",
        // Strings.
        #""\x""#, #""\a""#, #""\'""#, #""\0""#, #""\u""#, #""\u12""#, #""\u123""#, #""\u12g4""#,
        #""\U0041""#, #""\u+041""#, #""\u 041""#, #""\"#, #""\\\""#, #""\ud800""#, #""\udc00""#,
        #""\ud800x""#, #""\ud800\ud800""#, #""\udc00\ud800""#, #""\ud800\n""#, #""\ud800\u0041""#,
        #""\ud800\u""#, #""\uD83D\\uDE00""#, #"{"\ud800":1}"#, #""\u{41}""#, "\"\t\"", "\"\n\"",
        "\"\r\"", "\"\0\"", "\"a\u{1}b\"", "\"\u{1F}\"", "{\"a\n\":1}", "\"a\\\nb\"",
    ])
    func `a text that is not JSON is a syntax error with its place`(text: String) throws {
        let error = try #require(refusal(Array(text.utf8)))
        #expect(error.rule == .syntax)
        #expect(error.message.hasPrefix("is not valid JSON: "))
        let offset = try #require(error.byteOffset)
        #expect((0...text.utf8.count).contains(offset))
    }

    @Test(arguments: ["", " ", "\n", "\t\r\n  "])
    func `a text of nothing or blanks is empty`(text: String) {
        #expect(refusal(Array(text.utf8))?.rule == .empty)
        #expect(refusal([0xEF, 0xBB, 0xBF] + Array(text.utf8))?.rule == .empty)
    }

    @Test(arguments: [
        "1e400", "-1e400", "1e999999999999", "[123.456e789]", "18446744073709551616",
        "-9223372036854775809", "[100000000000000000000000000000000000000]",
        "{\"a\":-123123123123123123123123}",
    ])
    func `a number that does not fit is refused by its own rule`(text: String) {
        #expect(refusal(Array(text.utf8))?.rule == .numberRange)
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE], 1), ([0xC0, 0xAF], 1), ([0xED, 0xA0, 0x80], 1), ([0xE2, 0x82], 1),
            ([0x80], 1), ([0xF5, 0x80, 0x80, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 1),
            ([0xE0, 0x80, 0xAF], 1), ([0xF0, 0x80, 0x80, 0xAF], 1), ([0x61, 0xC3], 2),
            ([0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF], 1), ([0xC3, 0xA9, 0xBF], 3),
        ] as [([UInt8], Int)]
    )
    func `bytes that are not UTF-8 are refused wherever they are`(bytes: [UInt8], place: Int) {
        let quote = UInt8(ascii: "\"")
        let value = refusal([quote] + bytes + [quote])
        #expect(value?.rule == .utf8)
        #expect(value?.byteOffset == place)
        let key = refusal(Array("{\"".utf8) + bytes + Array("\":1}".utf8))
        #expect(key?.rule == .utf8)
        #expect(key?.byteOffset == place + 1)
        let behind = refusal(Array("[]".utf8) + bytes)
        #expect(behind?.rule == .utf8)
    }

    @Test func `other encodings and formats are refused`() {
        let utf16: [UInt8] = [0xFF, 0xFE, 0x5B, 0, 0x5D, 0]
        #expect(refusal(utf16)?.rule == .utf8)
        #expect(refusal([0xFE, 0xFF, 0, 0x5B, 0, 0x5D])?.rule == .utf8)
        #expect(refusal([0x5B, 0, 0x5D, 0])?.rule == .syntax)
        #expect(refusal([0, 0x5B, 0, 0x5D])?.rule == .syntax)
        #expect(refusal([0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0])?.rule == .utf8)
        #expect(refusal([0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0])?.rule == .syntax)
        #expect(refusal([UInt8](repeating: 0, count: 4096))?.rule == .syntax)
    }

    @Test func `a second byte order mark or a part of one is refused`() {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let text = Array("[]".utf8)
        #expect(refusal(mark + mark + text)?.rule == .syntax)
        #expect(refusal(mark + mark + text)?.byteOffset == 3)
        #expect(refusal([0xEF, 0xBB] + text)?.rule == .utf8)
        #expect(refusal(text + mark)?.rule == .syntax)
        #expect(refusal(mark + [0x5B, 0xFF])?.byteOffset == 4)
    }

    @Test func `a valid file cut anywhere is refused`() throws {
        let file = Array(
            #"{"a.b/c":[1,-2.5e3,true,false,null,"x\u00e9\ud83d\ude00é€"],"d":{"e":[],"f":{}}}"#
                .utf8
        )
        #expect(try JSONDocument(parsing: file).root.count == 2)
        for count in 0..<file.count {
            let error = try #require(refusal(Array(file[..<count])))
            #expect([.empty, .syntax, .utf8].contains(error.rule), "cut at \(count)")
            #expect(error.rule == .empty || error.byteOffset != nil, "cut at \(count)")
        }
    }
}

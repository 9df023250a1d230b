import Testing

@testable import JSONText

@Suite struct FaultFinderTests {
    @Test(arguments: [
        ("[1,]", 3, "a comma stands before a closing bracket"),
        ("{\"a\":1,}", 7, "a comma stands before a closing bracket"),
        ("[1 2]", 3, "a comma or a closing bracket is missing"),
        ("{\"a\" 1}", 5, "a colon is missing after a key"),
        ("{a:1}", 1, "a key in quotes is missing"),
        ("[1", 2, "it ends before it is complete"), ("{} x", 3, "there is text after its end"),
        ("[\"abc", 1, "a string has no end"), ("[\"a\\x\"]", 3, "a string has an unknown escape"),
        ("[\"\\ud800\"]", 2, "a string has half of a surrogate pair"),
        ("[\"a\nb\"]", 3, "a control character stands in a string"),
        ("[01]", 1, "a number begins with a zero too many"), ("[1.]", 1, "a number lacks a digit"),
        ("[tru]", 1, "a value is missing"), ("[}", 1, "a value is missing"),
        ("[1}", 2, "a comma or a closing bracket is missing"),
    ])
    func `a message says what is wrong and where`(text: String, offset: Int, words: String) {
        let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: text) }
        #expect(error?.message == "is not valid JSON: " + words)
        #expect(error?.byteOffset == offset)
        let marked = #expect(throws: JSONError.self) {
            try JSONDocument(parsing: "\u{FEFF}" + text)
        }
        #expect(marked?.byteOffset == offset + 3)
    }

    @Test(arguments: [
        ("{\"a\":[1e400]}", 6, "has a number that does not fit in 64 bits"),
        ("[" + String(repeating: "[", count: 128), 128, "is nested deeper than 128 levels"),
    ])
    func `limits have a place too`(text: String, offset: Int, message: String) {
        let error = #expect(throws: JSONError.self) { try JSONDocument(parsing: text) }
        #expect(error?.message == message)
        #expect(error?.byteOffset == offset)
    }

    /// Texts one or more edits away from valid ones; the same ones in every run.
    @Test(arguments: 0..<8)
    func `the finder agrees with the parser about every mutated text`(seed: UInt64) {
        let seeds = [
            #"{"a":[1,-2.5e3,true,false,null,"x\u00e9\ud83d\ude00é€"],"d":{"e":[],"f":{}}}"#,
            #"[0,1.0,"\\\"\/",{"k":"v"},[[[]]],18446744073709551615,-9223372036854775808]"#,
            "\n { \"a\" : [ \"b\" , 1E+2 ] , \"\" : \"\u{2028}\" } \t",
        ].map { Array($0.utf8) }
        let letters =
            Array("{}[]:,\"\\/ \n\t0123456789-+.eEtrufalsn\0\u{1}\u{7F}".utf8)
            + [0x80, 0xC3, 0xA9, 0xED, 0xA0, 0xFF]
        var random = Sequence(state: seed &* 7919 &+ 1)
        for round in 0..<4000 {
            var text = seeds[round % seeds.count]
            for _ in 0...random.next(below: 3) {
                let place = random.next(below: text.count + 1)
                let letter = letters[random.next(below: letters.count)]
                switch random.next(below: 4) {
                case 0: text.insert(letter, at: place)
                case 1 where place < text.count: text[place] = letter
                case 2 where place < text.count: text.remove(at: place)
                default: text.removeLast(min(text.count, random.next(below: 3)))
                }
            }
            expectAgreement(about: text)
        }
    }

    private func expectAgreement(about text: [UInt8]) {
        let fault = FaultFinder.firstFault(in: text.span, maximumDepth: 128)
        do throws(JSONError) {
            _ = try JSONDocument(parsing: text)
            #expect(fault == nil, "accepted: \(text)")
        } catch {
            guard error.rule != .duplicateKey, error.rule != .empty else { return }
            #expect(fault != nil, "refused: \(text)")
            #expect(error.byteOffset == fault?.offset)
        }
    }

    /// Knuth's linear congruential sequence.
    private struct Sequence {
        var state: UInt64

        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }
}

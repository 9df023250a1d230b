import Testing

@testable import pindrift

@Suite struct NearestWordTests {
    @Test(
        arguments: [
            ("ouptut", "output"), ("OUTPUT", "output"), ("outpu", "output"), ("titel", "title"),
            ("x", nil), ("", nil), ("password", nil), (String(repeating: "o", count: 100_000), nil),
        ] as [(String, String?)]
    )
    func `a near word is offered, a far one is not`(word: String, expected: String?) {
        #expect(NearestWord.to(word, among: ["output", "title", "include"]) == expected)
    }

    @Test(arguments: [("", "", 0), ("ab", "ba", 1), ("kitten", "sitting", 3), ("", "abc", 3)])
    func `edits are counted`(left: String, right: String, edits: Int) {
        #expect(NearestWord.distance(Array(left.utf8), Array(right.utf8)) == edits)
    }
}

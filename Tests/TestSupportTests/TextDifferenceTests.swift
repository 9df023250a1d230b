import TestSupport
import Testing

@Suite struct TextDifferenceTests {
    @Test func `equal bytes do not differ`() {
        #expect(TextDifference.between(expected: "a\nb\n", actual: "a\nb\n") == nil)
    }

    @Test(arguments: [
        ("a\nb\n", "a\nc\n", "line 2:", #""b""#, #""c""#),
        ("a\n", "a\nc\n", "line 2:", #""""#, #""c""#),
        ("a", "a\n", "line 2:", "(no such line)", #""""#),
        ("a\n", "a\r\n", "line 1:", #""a""#, #""a\r""#),
        // Canonically equal, so equal as `String`; not the same bytes.
        ("\u{E9}", "e\u{301}", "line 1:", "\"\u{E9}\"", "\"e\u{301}\""),
    ])
    func `the first line that differs is shown with its number`(
        expected: String,
        actual: String,
        line: String,
        wanted: String,
        given: String
    ) throws {
        let difference = try #require(TextDifference.between(expected: expected, actual: actual))
        #expect(difference == "\(line)\n  expected: \(wanted)\n  actual:   \(given)")
    }
}

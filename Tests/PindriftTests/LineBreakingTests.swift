import Testing

@testable import pindrift

@Suite struct LineBreakingTests {
    @Test(arguments: [
        ("", 10, [""]), ("short", 10, ["short"]), ("exactly 10", 10, ["exactly 10"]),
        ("one two three", 10, ["one two", "    three"]),
        ("  one two three four five", 18, ["  one two three", "      four five"]),
        ("a/very/long/path/to/it x", 10, ["a/very/long/path/to/it", "    x"]),
        ("        deep in a narrow one", 12, ["        deep", "in a narrow", "one"]),
    ])
    func `a long line is broken at blanks, and what follows is set in`(
        line: String,
        width: Int,
        lines: [String]
    ) {
        #expect(LineBreaking.lines(line, width: width) == lines)
    }
}

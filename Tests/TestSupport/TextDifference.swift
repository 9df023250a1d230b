/// Where two texts begin to differ, in words for the person who reads a failed test.
package enum TextDifference {
    /// The first line that differs, with its number from 1; `nil` where the bytes are equal.
    package static func between(expected: String, actual: String) -> String? {
        if expected.utf8.elementsEqual(actual.utf8) { return nil }
        let wanted = lines(of: expected)
        let given = lines(of: actual)
        var index = 0
        while index < wanted.count, index < given.count,
            wanted[index].elementsEqual(given[index])
        {
            index += 1
        }
        return
            "line \(index + 1):\n  expected: \(shown(wanted, index))\n  actual:   \(shown(given, index))"
    }

    private static func lines(of text: String) -> [Substring.UTF8View] {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map {
            Substring($0).utf8
        }
    }

    /// The line quoted, so that blanks and controls can be seen.
    private static func shown(_ lines: [Substring.UTF8View], _ index: Int) -> String {
        index < lines.count ? String(Substring(lines[index])).debugDescription : "(no such line)"
    }
}

/// Why the archive of a layout is not read; none of its text is in the words.
package struct ArchiveError: Error, Hashable, Sendable {
    package let rule: Rule
    /// What was found, in words of ours.
    package let found: String
    /// What would have been read.
    package let expected: String?

    init(_ rule: Rule, _ found: String, expected: String? = nil) {
        self.rule = rule
        self.found = found
        self.expected = expected
    }

    /// Stable words, used as the rule of a diagnostic.
    package enum Rule: String, Hashable, Sendable {
        case damaged = "archive-damaged"
        case doubleIndex = "archive-double"
        case nested = "archive-nested"
        case tooLarge = "archive-too-large"
    }
}

extension ArchiveError {
    static let damaged = ArchiveError(.damaged, "an archive that is cut short or damaged")

    static let doubleIndex = ArchiveError(
        .doubleIndex,
        "an archive with two members named index.json",
        expected: "one"
    )

    static let nested = ArchiveError(
        .nested,
        "an archive that is compressed more than once",
        expected: "a tar, plain or in one gzip"
    )

    static func inflated(_ limit: Int) -> ArchiveError {
        ArchiveError(
            .tooLarge,
            "an archive that inflates to more than is read",
            expected: "at most \(limit) bytes"
        )
    }

    static func kept(_ limit: Int) -> ArchiveError {
        ArchiveError(
            .tooLarge,
            "an archive with more metadata than is kept in memory",
            expected: "at most \(limit) bytes"
        )
    }

    static func members(_ limit: Int) -> ArchiveError {
        ArchiveError(
            .tooLarge,
            "an archive with too many members",
            expected: "at most \(limit)"
        )
    }
}

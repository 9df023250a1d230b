package import BuildModel

/// What one night brought: the facts of `nights/<night>.json` and of the night's page.
package struct NightReport: Sendable {
    /// An index into the fleet's nights.
    package let night: Int
    /// The fleet's night before, whether or not a series has a record in it.
    package let previous: Int?
    /// Sorted by kind, source, old, new; `not-comparable` last.
    package let changes: [ChangeEntry]
    package let flags: [Flag]
    /// Series by the verdict of their counted record, else of their last attempt.
    package let verdicts: Tally<Verdict>
    /// Images that were expected and have no record at all; indices, sorted.
    ///
    /// Expected is an image with a record in the fleet's night before, or with records both before
    /// and after: so an image that is built no more is missing once and then only seen last.
    package let missing: [Int]
    /// Series without a record in a night in which their image has one, once a pause.
    ///
    /// Expected is a series with a record in the image's night before.
    package let missingSeries: [SeriesReference]
    /// Images with a first record in this night.
    package let appeared: [Int]
    /// Images with a counted record, not new, that are as before: no change is counted, and nothing
    /// else says that a build failed, that an output is another, or that something is not known.
    package let unchanged: [Int]
    /// The rest of those about which no change is counted: an output is another, a platform failed
    /// or does not tell its sources, or a source can not be compared.
    package let unsettled: [Int]
    /// Images with a series whose last record of the night does not tell its sources.
    package let untold: [Int]
    /// Images with a counted record, not new, that were compared with nothing: none of tonight's
    /// platforms and bake targets of theirs has an earlier record.
    package let uncompared: [Int]
    /// Images with a record in this night.
    package let present: Int

    /// Counted entries by kind.
    package var changeCounts: Tally<ChangeKind> {
        Tally(changes.map(\.kind).filter(\.isCounted))
    }

    package var flagCounts: Tally<Flag.Kind> { Tally(flags.map(\.kind)) }

    /// The entries that tell of a move upstream: one row each on the overview.
    package var moves: [ChangeEntry] { changes.filter { $0.kind == .moved } }
}

/// One change of a night, for all series that it hit: equal kind, source, old and new.
package struct ChangeEntry: Hashable, Sendable {
    /// At least one, sorted by image and series.
    package let changes: [Change]
    /// Indices into the fleet's images, each once, sorted (and so by name).
    package let images: [Int]
    /// The union of the platforms that changed, sorted.
    package let platforms: [Platform]
    /// The latest night before this one in which one of the series still had the old state.
    ///
    /// Series with gaps were compared with earlier nights; the change itself came after this one.
    package let since: Int

    init(_ changes: [Change]) {
        self.changes = changes
        images = Set(changes.map(\.image)).sorted()
        platforms = Set(changes.flatMap(\.platforms)).sorted()
        since = changes.map(\.since).max() ?? 0
    }

    package var kind: ChangeKind { difference?.kind ?? .notComparable }

    package var source: Text { difference?.source ?? "" }

    package var old: Text? { difference?.old }

    package var new: Text? { difference?.new }

    package var sourceKind: SourceKind? { difference?.sourceKind }

    /// The later night, an index into the fleet's nights.
    package var night: Int { changes.first?.night ?? 0 }

    /// What differs, the same for all of `changes`; `nil` for none.
    package var difference: Difference? { changes.first?.difference }

    /// The entries of one night's changes, sorted by kind, source, old and new.
    static func grouped(_ changes: [Change]) -> [ChangeEntry] {
        Dictionary(grouping: changes, by: \.difference.key)
            .sorted { $0.key < $1.key }.map { ChangeEntry($0.value) }
    }
}

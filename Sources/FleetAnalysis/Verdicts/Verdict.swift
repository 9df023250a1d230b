package import BuildModel

/// What the evidence says of a record against earlier ones; the first that matches (design.md 2).
package enum Verdict: String, Hashable, Sendable, CaseIterable {
    case failed, diverged, reproduced, drifted, absorbed, inconclusive, unproven
}

/// The output that a verdict rests on.
///
/// Weak digests (of an index, or of an unknown kind) prove agreement, never difference.
package enum Evidence: Hashable, Sendable {
    case strong(Record.Output.Kind, Digest)
    case weak(Record.Output.Kind, Digest)
    case none(Missing)

    /// Why there is no output to compare.
    package enum Missing: String, Hashable, Sendable {
        case failed = "the build failed"
        case outputs = "no output is recorded"
    }

    package var isStrong: Bool { if case .strong = self { true } else { false } }

    init(_ output: Record.Output) {
        switch output.kind {
        case .manifest, .config, .files: self = .strong(output.kind, output.digest)
        case .index, .unknown: self = .weak(output.kind, output.digest)
        }
    }

    /// The best digest of a record.
    init(of record: Record) {
        let best = Record.Output.Kind.allCases.lazy
            .compactMap { kind in record.outputs.first { $0.kind == kind } }.first
        self = best.map { Evidence($0) } ?? .none(record.status == .failed ? .failed : .outputs)
    }
}

/// The verdict on one record and what it rests on.
package struct Judgement: Hashable, Sendable {
    package let verdict: Verdict
    package let evidence: Evidence
    /// The earlier record that gave the verdict, an index into the fleet's records.
    package let comparedWith: Int?
    /// Set where the verdict is *diverged*.
    package let divergence: Divergence?
    /// Why *inconclusive* and *unproven* could not be decided, and what would decide them.
    package let doubts: [Doubt]
}

/// Since when equal, complete inputs give different outputs; nights are indices of the fleet's.
package struct Divergence: Hashable, Sendable {
    /// The last night with these inputs, and an output to compare, before the outputs parted.
    package let lastGood: Int
    /// The first night with these inputs whose output was another; the verdict's `since`.
    package let firstBad: Int
    /// Whether two records with these inputs had agreed before they parted.
    package let isRegressed: Bool

    package init(lastGood: Int, firstBad: Int, isRegressed: Bool) {
        self.lastGood = lastGood
        self.firstBad = firstBad
        self.isRegressed = isRegressed
    }
}

/// What a series is judged to be in one night.
package struct NightJudgement: Hashable, Sendable {
    /// Of the counted record; else of the last attempt.
    package let judgement: Judgement
    /// Of each other record of the night, in the order of `SeriesNight.attempts`.
    package let attempts: [Judgement]
    /// How many nights in a row, gaps left out, the series has had this verdict.
    package let streak: Int
    /// The first night of the unbroken run of counted records whose inputs did not change, as far
    /// as records of one or more formats tell.
    package let inputsSince: Int
    /// The counted record of the nearest earlier night that has one.
    package let neighbour: Int?

    package var verdict: Verdict { judgement.verdict }
}

package import BuildModel

/// Two sides of a fleet as if they were two nights: the newest of each series against each other.
///
/// All rules of nights hold: neighbours, changes, flags, verdicts, causes. Night 0 of the findings
/// is the old side, night 1 the new one.
package struct FleetComparison: Sendable {
    package let findings: Findings
    /// What the new side brought.
    package let report: NightReport
    /// The series of the new side that have a counterpart, by verdict.
    ///
    /// A record that stands on both sides is one build, and proves nothing about itself.
    package let verdicts: Tally<Verdict>
    /// One a series of `verdicts`, sorted by image and series.
    package let judged: [Judged]

    /// A series of both sides with the verdict on its new record.
    package struct Judged: Sendable {
        package let series: SeriesReference
        package let judgement: Judgement
    }

    /// `nil` where a side holds no record.
    package init?(old: [Record], new: [Record], rules: FindingRules = FindingRules()) {
        let before = Self.side(old, "1")
        let after = Self.side(new, "2")
        guard !before.isEmpty, !after.isEmpty else { return nil }
        let findings = Findings(Fleet(records: before + after), rules: rules)
        guard findings.nights.count == 2, let report = findings.nights.last else { return nil }
        self.findings = findings
        self.report = report
        let judged = Self.judged(findings)
        self.judged = judged
        verdicts = Tally(judged.map(\.judgement.verdict))
    }

    /// The newest record of every series, in one night.
    private static func side(_ records: [Record], _ label: Text) -> [Record] {
        let fleet = Fleet(records: records)
        let newest: [Int] = fleet.images.flatMap(\.series).compactMap(\.newest)
        return newest.map { index in
            var record = fleet.records[index]
            record.night = Night(label: label, origin: .pattern)
            // The same record may stand on both sides, and there it is two.
            record.id = Text(label.string + "-" + record.id.string)
            return record
        }
    }

    private static func judged(_ findings: Findings) -> [Judged] {
        let fleet = findings.fleet
        return fleet.images.indices.flatMap { image in
            fleet.images[image].series.indices.compactMap { index -> Judged? in
                let series = fleet.images[image].series[index]
                guard series.nights.count == 2, let last = series.nights.last,
                    let judged = findings.judgements[image][index].last
                else { return nil }
                let sides = series.nights.compactMap { $0.counted ?? $0.attempts.last }
                    .map { fleet.records[$0] }
                if last.counted != nil, sides.count == 2, isOneBuild(sides[0], sides[1]) {
                    return nil
                }
                return Judged(
                    series: SeriesReference(image: image, series: index),
                    judgement: judged.judgement
                )
            }
        }
    }

    /// Whether two records tell of the same build: alike in all but their place, and of a moment or
    /// a run that no other build has.
    private static func isOneBuild(_ old: Record, _ new: Record) -> Bool {
        func bare(_ record: Record) -> Record {
            var record = record
            record.id = ""
            record.night = nil
            record.origins = []
            return record
        }
        let isUnique =
            new.builderReference != nil || new.time?.confidence == .exact
            || new.time?.confidence == .good
        return isUnique && bare(old) == bare(new)
    }
}

extension FleetComparison {
    /// Images of both sides about which no change is counted.
    package var unchanged: [Int] { report.unchanged }

    /// Whether anything is to be told that a gate should stop for: a counted change, an image on
    /// one side only or without anything in common, a build that failed, or outputs that differ
    /// without a reason.
    package var isDifferent: Bool {
        report.changes.contains { $0.kind.isCounted } || !report.missing.isEmpty
            || !report.appeared.isEmpty || !report.uncompared.isEmpty || verdicts[.diverged] > 0
            || verdicts[.failed] > 0
    }
}

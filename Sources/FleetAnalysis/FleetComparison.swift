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
        /// Whether both sides have an output that tells builds apart, and the two differ.
        package let isOutputChanged: Bool
        /// Whether the records are alike in all but their place: then nothing is open between them.
        package let isAlike: Bool
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
                let isAlike = sides.count == 2 && bare(sides[0]) == bare(sides[1])
                if last.counted != nil, isAlike, isUnique(sides[1]) { return nil }
                var isOutputChanged = false
                if sides.count == 2, case .differ = OutputComparison(sides[0], sides[1]) {
                    isOutputChanged = true
                }
                return Judged(
                    series: SeriesReference(image: image, series: index),
                    judgement: judged.judgement,
                    isOutputChanged: isOutputChanged,
                    isAlike: isAlike
                )
            }
        }
    }

    /// A record without its place.
    private static func bare(_ record: Record) -> Record {
        var record = record
        record.id = ""
        record.night = nil
        record.origins = []
        return record
    }

    /// Whether a record names a moment or a run that no other build has: what is alike is then one.
    private static func isUnique(_ record: Record) -> Bool {
        record.builderReference != nil || record.time?.confidence == .exact
            || record.time?.confidence == .good
    }
}

extension FleetComparison {
    /// Images of both sides that share no platform and bake target; sorted.
    package var apart: [Int] {
        report.uncompared.filter { image in
            !findings.fleet.images[image].series.contains { $0.nights.count == 2 }
        }
    }

    /// Images of which a build failed on the old side and none did on the new one; sorted.
    package var mended: [Int] {
        let fleet = findings.fleet
        return fleet.images.indices.filter { image in
            fleet.images[image].series.contains { series in
                guard series.nights.count == 2, series.nights[1].counted != nil,
                    series.nights[0].counted == nil, let old = series.nights[0].attempts.last
                else { return false }
                return fleet.records[old].status == .failed
            }
        }
    }

    /// Images of both sides about which no change is counted.
    package var unchanged: [Int] { report.unchanged }

    /// Whether anything is to be told that a gate should stop for.
    ///
    /// That is a counted change, an image on one side only or without anything in common, a build
    /// that failed on a side, or outputs that differ although no input is known to. Digests that
    /// differ with every build count for nothing.
    package var isDifferent: Bool {
        report.changes.contains { $0.kind.isCounted } || !report.missing.isEmpty
            || !report.appeared.isEmpty || !apart.isEmpty || !mended.isEmpty
            || verdicts[.diverged] > 0
            || verdicts[.failed] > 0
            || open.contains(where: \.isOutputChanged)
    }

    /// What no verdict could be given on although something differs, in the order of `judged`.
    package var open: [Judged] {
        judged.filter { $0.judgement.verdict == .inconclusive && !$0.isAlike }
    }
}

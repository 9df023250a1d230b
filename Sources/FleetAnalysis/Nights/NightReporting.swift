internal import BuildModel

/// Turns the timelines of images into one report a night.
struct NightReporting {
    private let fleet: Fleet
    private let rules: FindingRules
    private var changes: [[Change]]
    private var flapped: [[Change]]
    private var counted: [[CountedRecord]]
    /// Images of which a series has a neighbour.
    private var compared: [Set<Int>]
    /// Images that are not as before, whatever changes are counted.
    private var unsettled: [Set<Int>]
    private var untold: [Set<Int>]
    private var verdicts: [Tally<Verdict>]
    private var missing: [[Int]]
    private var missingSeries: [[SeriesReference]]
    private var appeared: [[Int]]
    private var present: [Int]

    init(
        _ fleet: Fleet,
        _ timelines: [ImageTimeline],
        _ judgements: [[[NightJudgement]]],
        _ rules: FindingRules
    ) {
        let count = fleet.nights.count
        func empty<Value>(_ value: Value) -> [Value] { [Value](repeating: value, count: count) }
        self.fleet = fleet
        self.rules = rules
        changes = empty([])
        flapped = empty([])
        counted = empty([])
        compared = empty([])
        unsettled = empty([])
        untold = empty([])
        verdicts = empty(Tally())
        missing = empty([])
        missingSeries = empty([])
        appeared = empty([])
        present = empty(0)
        for (image, timeline) in timelines.enumerated() {
            add(timeline, of: image)
            for (index, series) in fleet.images[image].series.enumerated() {
                add(
                    series,
                    SeriesReference(image: image, series: index),
                    judgements[image][index]
                )
            }
        }
    }

    private mutating func add(_ timeline: ImageTimeline, of image: Int) {
        for change in timeline.changes {
            changes[change.night].append(change)
            if !change.kind.isCounted { unsettled[change.night].insert(image) }
        }
        for change in timeline.flapped { flapped[change.night].append(change) }
        for night in timeline.missingNights(of: fleet.nights.count) { missing[night].append(image) }
        for (night, series) in timeline.missingSeries() { missingSeries[night].append(series) }
        if let first = timeline.nights.first { appeared[first].append(image) }
        for night in timeline.nights { present[night] += 1 }
    }

    private mutating func add(
        _ series: Series,
        _ reference: SeriesReference,
        _ judged: [NightJudgement]
    ) {
        for (entry, judgement) in zip(series.nights, judged) {
            verdicts[entry.night].add(judgement.verdict)
            if !isAsBefore(entry, judgement.judgement) {
                unsettled[entry.night].insert(reference.image)
            }
            if fleet.isUntold(entry) { untold[entry.night].insert(reference.image) }
            if let record = entry.counted {
                counted[entry.night].append(CountedRecord(series: reference, record: record))
                if judgement.neighbour != nil { compared[entry.night].insert(reference.image) }
            }
        }
    }

    /// Whether a series' night shows nothing that it did not show before.
    private func isAsBefore(_ entry: SeriesNight, _ judgement: Judgement) -> Bool {
        guard let record = entry.counted else { return false }
        switch judgement.verdict {
        case .failed, .diverged, .drifted: return false
        case .reproduced, .absorbed, .unproven: return true
        case .inconclusive:
            guard let other = judgement.comparedWith else { return true }
            let outputs = OutputComparison(fleet.records[other], fleet.records[record])
            return if case .differ = outputs { false } else { true }
        }
    }

    func reports() -> [NightReport] {
        var flags = FlagFinder(fleet, rules: rules)
        return fleet.nights.indices.map { night in
            let entries = ChangeEntry.grouped(changes[night])
            let quiet = quiet(night, entries)
            let found = flags.flags(
                of: night,
                counted: counted[night],
                changes: entries,
                flapped: flapped[night]
            )
            return NightReport(
                night: night,
                previous: fleet.night(before: night),
                changes: entries,
                flags: found,
                verdicts: verdicts[night],
                missing: missing[night],
                missingSeries: missingSeries[night].sorted(),
                appeared: appeared[night],
                unchanged: quiet.filter {
                    compared[night].contains($0) && !unsettled[night].contains($0)
                },
                unsettled: quiet.filter {
                    compared[night].contains($0) && unsettled[night].contains($0)
                },
                untold: untold[night].sorted(),
                uncompared: quiet.filter { !compared[night].contains($0) },
                present: present[night]
            )
        }
    }

    /// Images that are not new and about which no change is counted, sorted.
    private func quiet(_ night: Int, _ entries: [ChangeEntry]) -> [Int] {
        var touched = Set(appeared[night])
        for entry in entries where entry.kind.isCounted { touched.formUnion(entry.images) }
        return Set(counted[night].map(\.series.image)).subtracting(touched).sorted()
    }
}

extension Fleet {
    /// Whether no record stands for a series' night, and the last one does not tell its sources.
    package func isUntold(_ entry: SeriesNight) -> Bool {
        guard entry.counted == nil, let last = entry.attempts.last else { return false }
        return records[last].status == .ok
    }
}

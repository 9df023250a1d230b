internal import BuildModel

/// All that a fleet's records show when they are compared: the value that pages are made from.
package struct Findings: Sendable {
    package let fleet: Fleet
    /// By image, series and place in `Series.nights`.
    package let judgements: [[[NightJudgement]]]
    /// One a night of the fleet, the oldest first.
    package let nights: [NightReport]
    /// All changes of each image, ascending by night.
    package let changes: [[Change]]
    /// In the order of `Fleet.sources`.
    package let freshness: [Freshness]
    /// What a person should look at, the most urgent first.
    package let attention: [Attention]
    package let rules: FindingRules

    package init(_ fleet: Fleet, rules: FindingRules = FindingRules()) {
        let timelines = fleet.images.indices.map { ImageTimeline(fleet, image: $0) }
        let judgements = fleet.images.map { image in
            image.series.map { VerdictRules.judge($0, in: fleet) }
        }
        let nights = NightReporting(fleet, timelines, judgements, rules).reports()
        self.fleet = fleet
        self.judgements = judgements
        self.nights = nights
        changes = timelines.map(\.changes)
        freshness = Freshness.all(fleet, nights: nights)
        attention = Attention.list(fleet, judgements, newest: nights.last)
        self.rules = rules
    }

    /// Series by the verdict of their newest counted record; records without a night get none.
    package var verdicts: Tally<Verdict> {
        var tally = Tally<Verdict>()
        for (image, series) in zip(fleet.images, judgements) {
            for (one, judged) in zip(image.series, series) {
                if let newest = one.nights.lastIndex(where: { $0.counted != nil }) {
                    tally.add(judged[newest].verdict)
                }
            }
        }
        return tally
    }

    /// The changes of one image in one night, series by series.
    package func changes(of image: Int, in night: Int) -> ArraySlice<Change> {
        let all = changes[image]
        func firstIndex(from night: Int) -> Int {
            var low = 0
            var high = all.count
            while low < high {
                let middle = (low + high) / 2
                if all[middle].night < night { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return all[firstIndex(from: night)..<firstIndex(from: night + 1)]
    }

    /// Why the output of a series' night may be another than the one it was compared with.
    ///
    /// Empty where the night has no counted record or nothing earlier, or where nothing differs.
    package func causes(_ series: SeriesReference, at place: Int) -> [Cause] {
        guard let (old, new) = pair(series, at: place, isDivergence: false) else { return [] }
        let tonight = changes(of: series.image, in: fleet[series].nights[place].night)
        let platforms = tonight.first { $0.kind == .platforms }
        return Because.causes(
            from: old,
            to: new,
            differences: tonight.filter { $0.series == series }.map(\.difference).sorted(),
            platforms: platforms?.difference
        )
    }

    /// What may explain that equal inputs gave another output; empty for other verdicts.
    package func hints(_ series: SeriesReference, at place: Int) -> [Hint] {
        guard let (old, new) = pair(series, at: place, isDivergence: true) else { return [] }
        return Hint.hints(old, new)
    }

    /// The counted record of a night with its neighbour, or with the record that it contradicts.
    private func pair(
        _ reference: SeriesReference,
        at place: Int,
        isDivergence: Bool
    ) -> (old: Record, new: Record)? {
        let series = fleet[reference]
        let judged = judgements[reference.image][reference.series]
        guard series.nights.indices.contains(place), judged.indices.contains(place),
            let new = series.nights[place].counted
        else { return nil }
        let judgement = judged[place].judgement
        if isDivergence, judgement.verdict != .diverged { return nil }
        guard let old = isDivergence ? judgement.comparedWith : judged[place].neighbour else {
            return nil
        }
        return (fleet.records[old], fleet.records[new])
    }
}

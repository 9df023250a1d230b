internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The table of images of the overview and of the images' index.
struct ImageTable {
    let site: SiteIndex

    func block(_ images: some Collection<Int>, caption: [Inline]) -> Block {
        .table(
            Table(
                caption: caption,
                isCaptionHidden: true,
                columns: [
                    Table.Column(["Image"], headsRows: true),
                    Table.Column([Words.link("verdict", as: "Verdict")]),
                    Table.Column([Words.link("evidence", as: "Evidence")]),
                    Table.Column(["Last change"]),
                    Table.Column(["Last night"]),
                    Table.Column(["Sources"], .end),
                    Table.Column(["Pins"]),
                    Table.Column(["Platforms"]),
                ],
                rows: images.map(row)
            )
        )
    }

    /// All images, those to look at first, then by name.
    var ranked: [Int] {
        site.fleet.images.indices.map { (rank: rank($0), image: $0) }
            .sorted { ($0.rank, $0.image) < ($1.rank, $1.image) }.map(\.image)
    }

    private func row(_ image: Int) -> Table.Row {
        let summary = site.summaries[image]
        let night = site.fleet.images[image].lastNight
        let change = site.found.lastChange[image]
        let marks = marks(image)
        let verdict: [Inline] = .joined(
            [verdict(image), marks].filter { !$0.isEmpty },
            by: " "
        )
        return Table.Row(
            [
                [site.imageLinks[image]],
                Table.Cell(verdict),
                Table.Cell(evidence(image)),
                Table.Cell(
                    change.map { [site.nightLinks[$0]] } ?? [.mark("muted", ["none seen"])]
                ),
                Table.Cell(night.map { [site.nightLinks[$0]] } ?? [.mark("muted", ["undated"])]),
                summary.sourcesKnown
                    ? [.text(Phrase.grouped(summary.sources))] : [.mark("muted", ["?"])],
                Table.Cell(pins(summary)),
                Table.Cell(PlatformWords.list(summary.platforms, limit: 4)),
            ]
        )
    }

    /// The verdict that most deserves a look, and for how many nights in a row.
    private func verdict(_ image: Int) -> [Inline] {
        let judged = newest(image).min { $0.verdict.rank < $1.verdict.rank }
        guard let judged else { return [] }
        guard judged.streak > 1 else { return [judged.verdict.badge] }
        return [judged.verdict.badge, .text(" " + Phrase.count(judged.streak, "night"))]
    }

    /// The weakest evidence of its series.
    private func evidence(_ image: Int) -> [Inline] {
        let all = newest(image).map(\.judgement.evidence)
        let weakest =
            all.first { if case .none = $0 { true } else { false } }
            ?? all.first { !$0.isStrong } ?? all.first
        return weakest.map(EvidenceWords.short) ?? []
    }

    private func newest(_ image: Int) -> [NightJudgement] {
        site.fleet.images[image].series.indices.compactMap {
            site.newest(SeriesReference(image: image, series: $0))?.judged
        }
    }

    private func pins(_ summary: ImageSummary) -> [Inline] {
        guard summary.sourcesKnown else { return [] }
        let parts = [SourceState.digestPinned, .floating, .unpinned].compactMap { state in
            let count = summary.count(state)
            return count > 0 ? "\(Phrase.grouped(count)) \(state.rawValue)" : nil
        }
        return [.text(parts.joined(separator: ", "))]
    }

    /// What a person should see before the numbers; empty for most images.
    func marks(_ image: Int) -> [Inline] {
        let summary = site.summaries[image]
        var marks: [[Inline]] = []
        if summary.hasFailed { marks.append([Badge.failed]) }
        let isUntold = site.fleet.images[image].series.contains { series in
            series.nights.last.map(site.fleet.isUntold) ?? false
        }
        if !summary.sourcesKnown || isUntold { marks.append([Badge.unknownSources]) }
        for state in [SourceState.mismatch, .conflict, .malformedPin, .unpinned]
        where summary.allStates.contains(state) {
            marks.append([Badge.state(state)])
        }
        switch site.standing(ofImage: image) {
        case .present: break
        case .missing: marks.append([.mark("badge badge-warn", ["missing in the last night"])])
        case .retired: marks.append([.mark("badge badge-muted", ["built no more"])])
        }
        return .joined(marks, by: " ")
    }

    /// The order in which images deserve a look: by what needs attention, then by marks, then by
    /// the verdict; the smaller, the earlier.
    private func rank(_ image: Int) -> Int {
        if let concern = site.found.concerns[image] {
            return Attention.Concern.allCases.firstIndex(of: concern) ?? 0
        }
        let summary = site.summaries[image]
        if summary.hasFailed { return 100 }
        if summary.isSuspicious { return 101 }
        if !summary.sourcesKnown { return 102 }
        if case .retired = site.standing(ofImage: image) { return 200 }
        let verdict = newest(image).map(\.verdict.rank).min() ?? Verdict.byUrgency.count
        return 110 + verdict
    }
}

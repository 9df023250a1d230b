internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The table of images of the overview and of the images' index.
struct ImageTable {
    let site: SiteIndex

    /// The rows of some images; the column of what to look at is left out where it is empty.
    func block(_ images: some Collection<Int>, caption: [Inline]) -> Block {
        let marks = images.map(marks)
        let hasMarks = marks.contains { !$0.isEmpty }
        return .table(
            Table(
                caption: caption,
                isCaptionHidden: true,
                columns: [
                    Table.Column(["Image"], headsRows: true),
                    Table.Column(["To look at"]),
                    Table.Column(["Platforms"]),
                    Table.Column(["Last night"]),
                    Table.Column(["Sources"], .end),
                    Table.Column([Words.link("digest-pinned")], .end),
                    Table.Column([Words.link("floating")], .end),
                    Table.Column([Words.link("unpinned")], .end),
                    Table.Column(["Newest record (UTC)"]),
                ].enumerated().filter { hasMarks || $0.offset != 1 }.map(\.element),
                rows: zip(images, marks).map { row($0, hasMarks ? $1 : nil) }
            )
        )
    }

    private func row(_ image: Int, _ marks: [Inline]?) -> Table.Row {
        let summary = site.summaries[image]
        let night = site.fleet.images[image].lastNight
        let head: [Table.Cell] = [[site.imageLinks[image]]] + (marks.map { [Table.Cell($0)] } ?? [])
        return Table.Row(
            head + [
                Table.Cell(PlatformWords.list(summary.platforms, limit: 4)),
                Table.Cell(night.map { [site.nightLinks[$0]] } ?? [.mark("muted", ["undated"])]),
                number(summary.sources, of: summary),
                number(summary.count(.digestPinned), of: summary),
                number(summary.count(.floating), of: summary),
                number(summary.count(.unpinned), of: summary),
                Table.Cell(newest(summary)),
            ]
        )
    }

    /// What a person should see before the numbers; empty for most images.
    func marks(_ image: Int) -> [Inline] {
        let summary = site.summaries[image]
        var marks: [[Inline]] = []
        if summary.hasFailed { marks.append([Badge.failed]) }
        if !summary.sourcesKnown { marks.append([Badge.unknownSources]) }
        for state in [SourceState.mismatch, .conflict, .malformedPin, .unpinned]
        where summary.allStates.contains(state) {
            marks.append([Badge.state(state)])
        }
        if !isInLastNight(image) {
            marks.append([.mark("badge badge-muted", ["not in the last night"])])
        }
        return .joined(marks, by: " ")
    }

    /// The order in which images deserve a look: the smaller, the earlier.
    func rank(_ image: Int) -> Int {
        let summary = site.summaries[image]
        if summary.hasFailed { return 0 }
        if summary.isSuspicious { return 1 }
        if !summary.sourcesKnown { return 2 }
        if summary.allStates.contains(.unpinned) { return 3 }
        return isInLastNight(image) ? 5 : 4
    }

    /// Whether the fleet's last night has a record of the image; an undated one is not expected to.
    private func isInLastNight(_ image: Int) -> Bool {
        site.fleet.images[image].lastNight.map { $0 == site.fleet.nights.count - 1 } ?? true
    }

    private func number(_ number: Int, of summary: ImageSummary) -> Table.Cell {
        summary.sourcesKnown ? [.text(Phrase.grouped(number))] : [.mark("muted", ["?"])]
    }

    private func newest(_ summary: ImageSummary) -> [Inline] {
        guard let latest = summary.latest, let time = site.fleet.records[latest].time else {
            return [.mark("muted", ["time unknown"])]
        }
        return [Times.short(time)]
    }
}

internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The nights of an image, the newest first, and its records that belong to no night.
struct ImageNights {
    let site: SiteIndex
    let image: Int
    /// The nights with a record, the newest first.
    private let nights: [Int]

    init(site: SiteIndex, image: Int) {
        self.site = site
        self.image = image
        var nights: Set<Int> = []
        for series in site.fleet.images[image].series {
            for entry in series.nights { nights.insert(entry.night) }
        }
        self.nights = nights.sorted(by: >)
    }

    var count: Int { nights.count }
    var isCut: Bool { nights.count > Limits.nights }
    var hasUndated: Bool { series.contains { !$0.undated.isEmpty } }

    private var series: [Series] { site.fleet.images[image].series }
    private var hasSeveral: Bool { series.count > 1 }

    /// One group of rows for each night, with a row for each platform and each attempt.
    var block: [Block] {
        guard let oldest = nights.prefix(Limits.nights).last else { return [] }
        var rows: [Int: [Table.Row]] = [:]
        for (index, series) in series.enumerated() {
            let reference = SeriesReference(image: image, series: index)
            let name = PlatformWords.name(series)
            for (place, entry) in series.nights.enumerated().reversed() {
                if entry.night < oldest { break }
                let attempts = attempts(reference, place)
                rows[entry.night, default: []] +=
                    self.rows(entry, name, told(reference, place), attempts)
            }
        }
        let groups = nights.prefix(Limits.nights).map { night in
            Table.Group(id: site.nightIDs[night], rows[night] ?? [])
        }
        return [
            .table(
                Table(
                    caption: ["Nights, the newest first"],
                    isCaptionHidden: true,
                    columns: [Table.Column(["Night"], headsRows: true)] + columns,
                    groups: groups
                )
            )
        ]
    }

    var undated: [Block] {
        let rows = series.flatMap { series -> [Table.Row] in
            let name = PlatformWords.name(series)
            return series.undated.prefix(Limits.nights).map {
                row([], $0, name, isAttempt: false)
            }
        }
        let total = series.reduce(0) { $0 + $1.undated.count }
        let left = total - rows.count
        let note: [Block] =
            left > 0
            ? [.note("and \(Phrase.grouped(left)) more; the JSON twin has all")] : []
        return [
            .table(
                Table(
                    caption: ["Records that belong to no night"],
                    isCaptionHidden: true,
                    columns: columns,
                    rows: rows.map { Table.Row(Array($0.cells.dropFirst())) }
                )
            )
        ] + note
    }

    private var columns: [Table.Column] {
        (hasSeveral ? [Table.Column(["Platform"])] : []) + [
            Table.Column([Words.link("verdict", as: "Verdict")]),
            Table.Column(["Because"]),
            Table.Column(["Pins"], .end),
            Table.Column(["Output"]),
            Table.Column(["Record"]),
            Table.Column(["Read from"]),
        ]
    }

    /// The verdict of a night's counted record, and why its output may be another.
    private func told(_ reference: SeriesReference, _ place: Int) -> [Table.Cell] {
        let judged = site.findings.judgements[reference.image][reference.series]
        guard judged.indices.contains(place), site.fleet[reference].nights[place].counted != nil
        else { return [[], []] }
        let words = ChangeWords(site: site)
        let hints = site.findings.hints(reference, at: place).map { [Inline.text($0.short)] }
        let causes = site.findings.causes(reference, at: place)
        let reasons =
            hints
            + causes.prefix(3).map {
                words.short($0, night: site.fleet[reference].nights[place].night)
            }
        let total = hints.count + causes.count
        return [
            [judged[place].verdict.badge],
            Table.Cell(.cut(reasons.prefix(3), to: 3, total: total, of: "cause")),
        ]
    }

    /// The same for attempts: what does not tell its sources says so, and what would help.
    private func attempts(_ reference: SeriesReference, _ place: Int) -> [[Table.Cell]] {
        let judged = site.findings.judgements[reference.image][reference.series]
        guard judged.indices.contains(place) else { return [] }
        return judged[place].attempts.map { judgement in
            guard judgement.doubts == [.sourcesUnknown], let doubt = judgement.doubts.first else {
                return [[], []]
            }
            let because =
                [Inline.text(doubt.phrase + "; to decide it: ")] + Prose.inlines(doubt.wouldDecide)
            return [[judgement.verdict.badge], Table.Cell(because)]
        }
    }

    private func rows(
        _ entry: SeriesNight,
        _ name: [Inline],
        _ told: [Table.Cell],
        _ attempts: [[Table.Cell]]
    ) -> [Table.Row] {
        let night = [site.nightLinks[entry.night]]
        var rows = entry.counted.map { [row(night, $0, name, told, isAttempt: false)] } ?? []
        rows += zip(entry.attempts, attempts).prefix(Self.attemptsShown).map {
            row(night, $0, name, $1, isAttempt: true)
        }
        let left = entry.attempts.count - Self.attemptsShown
        if left > 0 {
            let rest: Inline = .mark(
                "muted",
                [.text("and \(Phrase.count(left, "more attempt")) in the JSON twin")]
            )
            let cells: [Table.Cell] = hasSeveral ? [Table.Cell(name)] : []
            rows.append(Table.Row([Table.Cell(night)] + cells + [[], [], [], [rest]]))
        }
        return rows
    }

    private static let attemptsShown = 5

    private func row(
        _ night: [Inline],
        _ index: Int,
        _ name: [Inline],
        _ told: [Table.Cell] = [[], []],
        isAttempt: Bool
    ) -> Table.Row {
        let record = site.fleet.records[index]
        var format: [Inline] = [.text(record.format.word)]
        if isAttempt { format += [" ", Badge.attempt] }
        if record.status == .failed { format += [" ", Badge.failed] }
        if !record.sourcesKnown { format += [" ", Badge.unknownSources] }
        let pins = record.sources.count { $0.role.isInput && $0.pin?.isValid == true }
        var cells: [Table.Cell] = [Table.Cell(night)]
        if hasSeveral { cells.append(Table.Cell(name)) }
        cells += told
        cells.append(record.sourcesKnown ? [.text(Phrase.grouped(pins))] : [])
        cells.append(Table.Cell(Digests.output(record)))
        cells.append(Table.Cell(format))
        cells.append(Table.Cell(Origins.files(record, limit: 1)))
        return Table.Row(class: isAttempt ? "muted" : nil, cells)
    }
}

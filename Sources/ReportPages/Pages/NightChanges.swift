internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What changed in one night: moves, other changes by kind, and the images that they hit.
struct NightChanges {
    let site: SiteIndex
    let report: NightReport

    /// Where the page of a night tells of changes of a kind.
    static func section(_ kind: ChangeKind) -> ElementID {
        kind == .moved ? "moves" : ElementID("k-", kind.rawValue)
    }

    /// All of them, since other pages lead to every row.
    var moves: [Block] {
        let moved = report.moves
        guard !moved.isEmpty else { return [.nothing("No source moved.")] }
        let table = MoveTable(site: site, night: report.night)
        return [table.block(moved, withIDs: true)]
    }

    /// Every change but moves, a part of the table for each kind.
    var others: [Block] {
        var left = 0
        let groups = ChangeKind.allCases.compactMap { kind -> Table.Group? in
            let entries = report.changes.filter { $0.kind == kind }
            guard kind != .moved, !entries.isEmpty else { return nil }
            left += max(0, entries.count - Limits.others)
            return Table.Group(
                id: Self.section(kind),
                label: [Words.link(kind.term, as: kind.title)],
                entries.prefix(Limits.others).map(row)
            )
        }
        guard !groups.isEmpty else { return [] }
        let table = Table(
            caption: ["Other changes by kind"],
            isCaptionHidden: true,
            columns: [
                Table.Column(["What"], headsRows: true), Table.Column(["From and to"]),
                Table.Column(["Images"]), Table.Column(["Since"]),
            ],
            groups: groups
        )
        return [.table(table)] + rest(left)
    }

    private func row(_ entry: ChangeEntry) -> Table.Row {
        guard let difference = entry.difference else { return Table.Row([]) }
        let words = ChangeWords(site: site)
        let compare = words.compare(difference)
        let step = words.step(difference) + (compare.isEmpty ? [] : [" ("] + compare + [")"])
        return Table.Row(
            id: ChangeWords.id(entry),
            [
                Table.Cell(words.subject(difference)),
                Table.Cell(step),
                Table.Cell(site.links(toImages: entry.images, limit: Limits.imagesOfPin)),
                [site.nightLinks[entry.since]],
            ]
        )
    }

    /// The images that changed, each with its verdicts and causes.
    var images: [Block] {
        let hit = Set(report.changes.lazy.filter(\.kind.isOfImage).flatMap(\.images)).sorted()
        var blocks: [Block] = []
        if !hit.isEmpty {
            let table = Table(
                caption: ["Images that changed, with what may be the cause"],
                isCaptionHidden: true,
                columns: [
                    Table.Column(["Image"], headsRows: true),
                    Table.Column([Words.link("verdict", as: "Verdict")]),
                    Table.Column(["Changes"]), Table.Column(["Because"]),
                ],
                rows: hit.prefix(Limits.others).map(changed)
            )
            blocks = [.table(table)] + rest(hit.count - Limits.others)
        }
        return blocks
    }

    private func changed(_ image: Int) -> Table.Row {
        let words = ChangeWords(site: site)
        let changes = site.changes(ofImage: image, night: report.night)
        let kinds = ChangeKind.allCases.filter { kind in
            kind.isOfImage && changes.contains { $0.kind == kind }
        }
        let because = NightCauses(site: site, image: image, night: report.night)
        return Table.Row([
            [site.link(toImage: image, night: report.night)],
            Table.Cell(.joined(because.verdicts.map { [$0.badge] }, by: " ")),
            [.text(kinds.map { $0.title.lowercased() }.joined(separator: ", "))],
            Table.Cell(
                because.verdicts.contains(.diverged)
                    ? [.link(.place("divergences"), ["equal inputs, another output"])]
                    : because.line(words, limit: 3)
            ),
        ])
    }

    private func rest(_ left: Int) -> [Block] {
        left > 0 ? [.note("and \(Phrase.grouped(left)) more; the JSON twin has all")] : []
    }
}

/// The verdicts of an image in one night, and why its output may be another.
struct NightCauses {
    private let night: Int
    /// Each once, the most urgent first.
    let verdicts: [Verdict]
    /// Of all its series, each once, in the order in which they are told.
    let causes: [Cause]

    init(site: SiteIndex, image: Int, night: Int) {
        self.night = night
        var verdicts: Set<Verdict> = []
        var seen: Set<Cause> = []
        var causes: [Cause] = []
        for series in site.fleet.images[image].series.indices {
            let reference = SeriesReference(image: image, series: series)
            guard let place = site.place(reference, night: night) else { continue }
            if let judged = site.judgement(reference, night: night) {
                verdicts.insert(judged.verdict)
            }
            for cause in site.findings.causes(reference, at: place)
            where seen.insert(cause).inserted { causes.append(cause) }
        }
        self.verdicts = Verdict.byUrgency.filter(verdicts.contains)
        self.causes = Cause.Kind.allCases.flatMap { kind in causes.filter { $0.kind == kind } }
    }

    func line(_ words: ChangeWords, limit: Int) -> [Inline] {
        .cut(
            causes.prefix(limit).map { words.short($0, night: night) },
            to: limit,
            total: causes.count,
            of: "cause"
        )
    }
}

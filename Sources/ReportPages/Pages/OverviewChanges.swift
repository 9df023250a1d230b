internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What the last night brought: one row a move upstream, and one a kind of any other change.
struct OverviewChanges {
    let site: SiteIndex
    let report: NightReport
    private let moved: [ChangeEntry]

    init(site: SiteIndex, report: NightReport) {
        self.site = site
        self.report = report
        moved = report.moves.sorted { ($1.images.count, $0.source) < ($0.images.count, $1.source) }
    }

    /// The moves that most images follow first; the page of the night has all.
    var moves: [Block] {
        guard !moved.isEmpty else { return [.nothing("No source moved in the last night.")] }
        let shown = moved.prefix(Limits.moves)
        var blocks = [MoveTable(site: site, night: report.night).block(shown, withIDs: false)]
        let left = moved.count - shown.count
        if left > 0 { blocks.append(.paragraph(rest(left), class: "muted")) }
        let long = shown.filter { $0.images.count > MoveTable.namesShown }
        if !long.isEmpty { blocks.append(.details(Details(["All images, by move"], lists(long)))) }
        return blocks
    }

    /// All other changes by kind, those that can not be compared last.
    var others: [Block] {
        let kinds = ChangeKind.allCases.filter { kind in
            kind != .moved && report.changes.contains { $0.kind == kind }
        }
        guard !kinds.isEmpty else { return [] }
        let path = SitePath(site.nightPaths[report.night])
        let rows = kinds.map { kind -> Table.Row in
            let entries = report.changes.filter { $0.kind == kind }
            let images = Set(entries.flatMap(\.images)).sorted()
            let words = ChangeWords(site: site)
            let examples = entries.prefix(3).map { entry -> [Inline] in
                guard let difference = entry.difference else { return [] }
                return kind.hasOneSubject ? words.step(difference) : words.subject(difference)
            }
            return Table.Row([
                [Words.link(kind.term, as: kind.title)],
                Table.Cell(.cut(examples, to: 3, total: entries.count, rest: nil)),
                [
                    .link(
                        .page(path, at: NightChanges.section(kind)),
                        [.text(Phrase.grouped(entries.count))]
                    )
                ],
                Table.Cell(site.links(toImages: images, limit: 3)),
            ])
        }
        return [
            .table(
                Table(
                    caption: ["Other changes of the last night by kind"],
                    isCaptionHidden: true,
                    columns: [
                        Table.Column(["Change"], headsRows: true), Table.Column(["Of"]),
                        Table.Column(["Number"], .end), Table.Column(["Images"]),
                    ],
                    rows: rows
                )
            )
        ]
    }

    private func lists(_ entries: [ChangeEntry]) -> [Block] {
        let words = ChangeWords(site: site)
        return [
            .facts(
                entries.map { entry in
                    let name = entry.difference.map { words.subject($0) + [" "] + words.step($0) }
                    return Fact(
                        name ?? [],
                        site.links(toImages: entry.images, limit: Limits.imagesOfPin)
                    )
                }
            )
        ]
    }

    private func rest(_ left: Int) -> [Inline] {
        let path = SitePath(site.nightPaths[report.night])
        return [
            .text("and \(Phrase.count(left, "move")) more on "),
            .link(.page(path, at: "moves"), ["the page of the night"]), ".",
        ]
    }
}

/// Moves upstream as a table: one row for each source, old pin and new pin.
struct MoveTable {
    let site: SiteIndex
    let night: Int

    static let namesShown = 3

    /// With ids the number of images leads nowhere; without, to the row of the night's page.
    func block(_ entries: some Sequence<ChangeEntry>, withIDs: Bool) -> Block {
        let rows = entries.map { row($0, withIDs: withIDs) }
        return .table(
            Table(
                caption: ["Sources that moved, with the images that followed"],
                isCaptionHidden: true,
                columns: [
                    Table.Column(["Source"], headsRows: true),
                    Table.Column(["Images hit"]),
                    Table.Column(["From and to"]),
                ] + (withIDs ? [Table.Column(["Since"])] : []),
                rows: rows
            )
        )
    }

    private func row(_ entry: ChangeEntry, withIDs: Bool) -> Table.Row {
        let words = ChangeWords(site: site)
        guard let difference = entry.difference else { return Table.Row([]) }
        let id = ChangeWords.id(entry)
        let count = Inline.text(Phrase.count(entry.images.count, "image"))
        let path = SitePath(site.nightPaths[night])
        let names = site.links(
            toImages: entry.images,
            limit: withIDs ? Limits.imagesOfPin : Self.namesShown
        )
        var step = words.step(difference)
        let compare = words.compare(difference)
        if !compare.isEmpty { step += [" ("] + compare + [")"] }
        return Table.Row(
            id: withIDs ? id : nil,
            [
                Table.Cell(words.subject(difference)),
                Table.Cell(
                    [withIDs ? count : .link(.page(path, at: id), [count]), ": "] + names
                ),
                Table.Cell(step),
            ] + (withIDs ? [[site.nightLinks[entry.since]]] : [])
        )
    }
}

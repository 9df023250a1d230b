internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What a person should look at in one night.
struct NightFlags {
    let site: SiteIndex
    let report: NightReport

    var flags: [Block] {
        guard !report.flags.isEmpty else { return [] }
        return [
            FlagTable(site: site).block(report.flags.prefix(Limits.others), withSource: true)
        ] + rest(report.flags.count - Limits.others)
    }

    private func rest(_ left: Int) -> [Block] {
        left > 0 ? [.note("and \(Phrase.grouped(left)) more; the JSON twin has all")] : []
    }
}

/// Flags as a table.
struct FlagTable {
    let site: SiteIndex

    /// Without the source each row says its night in its place.
    func block(_ flags: some Sequence<Flag>, withSource: Bool) -> Block {
        .table(
            Table(
                caption: ["What a person should look at"],
                isCaptionHidden: true,
                columns: [
                    Table.Column([withSource ? "Where" : "Night"], headsRows: true),
                    Table.Column(["Flag"]), Table.Column(["Pins"]), Table.Column(["Images"]),
                    Table.Column(["Since"]),
                ],
                rows: flags.map { row($0, withSource: withSource) }
            )
        )
    }

    private func row(_ flag: Flag, withSource: Bool) -> Table.Row {
        let source = flag.kind == .secretRedacted ? nil : site.sourceIndex(of: flag.source)
        let place =
            source.map { [site.sourceLinks[$0]] }
            ?? (flag.kind == .secretRedacted
                ? Foreign.code(flag.source) : Foreign.source(flag.source))
        let pins = flag.pins.prefix(6).map { [site.link(to: $0, ofSource: source)] }
        return Table.Row([
            Table.Cell(withSource ? place : [site.nightLinks[flag.night]]),
            [flag.kind.badge],
            Table.Cell(.cut(pins, to: 6, total: flag.pins.count, of: "pin")),
            Table.Cell(site.links(toImages: flag.images, limit: 5)),
            [site.nightLinks[flag.since]],
        ])
    }
}

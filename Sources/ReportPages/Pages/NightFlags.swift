internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What a person should look at in one night: its flags, and outputs that diverge.
struct NightFlags {
    let site: SiteIndex
    let report: NightReport

    var flags: [Block] {
        guard !report.flags.isEmpty else { return [] }
        return [
            FlagTable(site: site).block(report.flags.prefix(Limits.others), withSource: true)
        ] + rest(report.flags.count - Limits.others)
    }

    /// One row for each series whose output diverged in this night.
    var divergences: [Block] {
        let found = site.nightContents[report.night].images.flatMap { image in
            image.entries.compactMap { entry -> SeriesReference? in
                let reference = SeriesReference(image: image.image, series: entry.series)
                let judged = site.judgement(reference, night: report.night)
                return judged?.verdict == .diverged ? reference : nil
            }
        }
        guard !found.isEmpty else { return [] }
        let table = Table(
            caption: ["Equal inputs, different outputs"],
            isCaptionHidden: true,
            columns: [
                Table.Column(["Image"], headsRows: true), Table.Column(["Platform"]),
                Table.Column(["Output before"]), Table.Column(["Output"]),
                Table.Column(["First seen"]), Table.Column(["Hints"]),
            ],
            rows: found.prefix(Limits.others).map(row)
        )
        return [.table(table)] + rest(found.count - Limits.others)
    }

    private func row(_ reference: SeriesReference) -> Table.Row {
        let series = site.fleet[reference]
        guard let place = site.place(reference, night: report.night),
            let judged = site.judgement(reference, night: report.night)
        else { return Table.Row([]) }
        let hints = site.findings.hints(reference, at: place)
        let first = judged.judgement.divergence?.firstBad
        return Table.Row([
            [site.link(toImage: reference.image, night: report.night)],
            Table.Cell(PlatformWords.name(series)),
            Table.Cell(output(judged.judgement.comparedWith)),
            Table.Cell(output(series.nights[place].counted)),
            Table.Cell(first.map { [site.nightLinks[$0]] } ?? []),
            Table.Cell(.joined(hints.map { Prose.inlines($0.phrase) }, by: "; ")),
        ])
    }

    private func output(_ record: Int?) -> [Inline] {
        record.map { Digests.output(site.fleet.records[$0]) } ?? []
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
            Table.Cell(.cut(pins, to: 6, total: flag.pins.count, rest: "pins")),
            Table.Cell(site.links(toImages: flag.images, limit: 5)),
            [site.nightLinks[flag.since]],
        ])
    }
}

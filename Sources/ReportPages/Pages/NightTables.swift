internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The tables of a night's page.
struct NightTables {
    let site: SiteIndex
    let night: Int
    let contents: NightContents

    func attempts(_ images: [NightContents.ImageNight]) -> [Block] {
        var rows: [Table.Row] = []
        var total = 0
        for image in images {
            let series = site.fleet.images[image.image].series
            for entry in image.entries {
                total += entry.night.attempts.count
                for record in entry.night.attempts where rows.count < Limits.others {
                    rows.append(attempt(image.image, series[entry.series], record))
                }
            }
        }
        return [
            .table(
                Table(
                    caption: ["Records that stand for no image in this night"],
                    isCaptionHidden: true,
                    columns: [
                        Table.Column(["Image"], headsRows: true), Table.Column(["Platform"]),
                        Table.Column(["Record"]), Table.Column(["Read from"]),
                    ],
                    rows: rows
                )
            )
        ] + rest(total - rows.count)
    }

    private func attempt(_ image: Int, _ series: Series, _ index: Int) -> Table.Row {
        let record = site.fleet.records[index]
        var format: [Inline] = [.text(record.format.word)]
        if record.status == .failed { format += [" ", Badge.failed] }
        if !record.sourcesKnown { format += [" ", Badge.unknownSources] }
        return Table.Row([
            [site.imageLinks[image]],
            Table.Cell(PlatformWords.name(series)),
            Table.Cell(format),
            Table.Cell(Origins.files(record, limit: 1)),
        ])
    }

    /// Expected images without a record, and expected platforms of images that have one.
    func missing(
        _ missing: [Presence.Missing],
        _ platforms: [SeriesReference]
    ) -> [Block] {
        let isLast = night == site.fleet.nights.count - 1
        let rows = missing.prefix(Limits.others).map { entry in
            Table.Row([
                [site.imageLinks[entry.image]], [site.nightLinks[entry.last]],
                entry.next.map { [site.nightLinks[$0]] }
                    ?? [.mark("muted", [isLast ? "not yet" : "never"])],
            ])
        }
        guard !rows.isEmpty else { return self.platforms(platforms) }
        return [
            .table(
                Table(
                    caption: ["Expected images without a record in this night"],
                    isCaptionHidden: true,
                    columns: [
                        Table.Column(["Image"], headsRows: true),
                        Table.Column(["Seen before"]), Table.Column(["Seen again"]),
                    ],
                    rows: rows
                )
            )
        ] + rest(missing.count - rows.count) + self.platforms(platforms)
    }

    /// Platforms are missing only where a later night has them again.
    private func platforms(_ missing: [SeriesReference]) -> [Block] {
        guard !missing.isEmpty else { return [] }
        let lines = missing.prefix(Limits.others).map { reference in
            [site.imageLinks[reference.image], ": "]
                + PlatformWords.name(site.fleet[reference])
        }
        return [
            .paragraph([
                "Platforms without a record, of images that have one on another platform:"
            ]),
            .list(List(lines: Array(lines))),
        ] + rest(missing.count - lines.count)
    }

    /// The pins that no earlier night has, with the images that have them in this night.
    func pins(_ pins: [NightContents.FirstPin]) -> [Block] {
        guard !pins.isEmpty else { return [] }
        let rows = pins.prefix(Limits.others).map { first in
            let images = users(of: first)
            return Table.Row([
                [site.sourceLinks[first.source]],
                [pin(first)],
                Table.Cell(
                    .cut(
                        images.prefix(5).map { [site.imageLinks[$0]] },
                        to: 5,
                        total: images.count,
                        of: "image"
                    )
                ),
            ])
        }
        return [
            .table(
                Table(
                    caption: ["Pins that no earlier night has"],
                    isCaptionHidden: true,
                    columns: [
                        Table.Column(["Source"], headsRows: true), Table.Column(["Pin"]),
                        Table.Column(["Images"]),
                    ],
                    rows: rows
                )
            )
        ] + rest(pins.count - rows.count)
    }

    /// The images that have the pin in this night; each pin is asked for in one night only.
    private func users(of first: NightContents.FirstPin) -> [Int] {
        let identity = site.fleet.sources[first.source].identity
        return first.history.everImages.filter { index in
            guard let night = contents.image(index) else { return false }
            return (night.counted + night.attempts).contains { record in
                site.fleet.records[record].sources.contains {
                    $0.identity == identity && $0.pin == first.pin
                }
            }
        }
    }

    /// The pin, leading to its row where the source's page is sure to show it.
    private func pin(_ first: NightContents.FirstPin) -> Inline {
        guard site.fleet.sources[first.source].pins.count <= Limits.pins else {
            return Digests.pin(first.pin)
        }
        return Digests.pin(first.pin, at: site.place(of: first.pin, ofSource: first.source))
    }

    private func rest(_ left: Int) -> [Block] {
        left > 0 ? [.note("and \(Phrase.grouped(left)) more; the JSON twin has all")] : []
    }
}

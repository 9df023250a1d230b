internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The tables of a night's page.
struct NightTables {
    let site: SiteIndex
    let night: Int
    let contents: NightContents

    func images(_ images: [NightContents.ImageNight]) -> [Block] {
        [
            .table(
                Table(
                    caption: ["Images with a counted record in this night"],
                    isCaptionHidden: true,
                    columns: [
                        Table.Column(["Image"], headsRows: true),
                        Table.Column(["Platforms"]),
                        Table.Column(["Sources"], .end),
                        Table.Column([Words.link("digest-pinned")], .end),
                        Table.Column([Words.link("floating")], .end),
                        Table.Column([Words.link("unpinned")], .end),
                    ],
                    rows: images.map(row)
                )
            )
        ]
    }

    private func row(_ image: NightContents.ImageNight) -> Table.Row {
        let all = site.fleet.images[image.image].series
        let counted = image.entries.filter { $0.night.counted != nil }
        let count = SourceCount(image.counted, of: site.fleet.records)
        func number(_ number: Int) -> Table.Cell { [.text(Phrase.grouped(number))] }
        let link: Inline =
            site.isShown(night: night, ofImage: image.image)
            ? .link(
                .page(site.imagePlaces[image.image], at: site.nightIDs[night]),
                Foreign.image(site.fleet.images[image.image].name)
            ) : site.imageLinks[image.image]
        return Table.Row([
            [link],
            Table.Cell(.cut(counted.map { PlatformWords.name(all[$0.series]) }, to: 6)),
            number(count.total),
            number(count.count(.digestPinned)),
            number(count.count(.floating)),
            number(count.count(.unpinned)),
        ])
    }

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

    func missing(_ missing: [NightContents.Missing]) -> [Block] {
        let rows = missing.prefix(Limits.others).map { entry in
            Table.Row([[site.imageLinks[entry.image]], [site.nightLinks[entry.last]]])
        }
        return [
            .table(
                Table(
                    caption: ["Images without a record in this night"],
                    isCaptionHidden: true,
                    columns: [
                        Table.Column(["Image"], headsRows: true),
                        Table.Column(["Last record before"]),
                    ],
                    rows: rows
                )
            )
        ] + rest(missing.count - rows.count)
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
                        rest: "images"
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

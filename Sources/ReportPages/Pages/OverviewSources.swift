internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The sources that a first page names: the most shared pins, and several pins in use at once.
struct OverviewSources {
    let site: SiteIndex
    /// Pins that two images or more have now, the most shared first.
    let shared: [Pinned]
    /// Sources with more than one pin in use, the most used first.
    let several: [Several]

    struct Pinned {
        let source: Int
        let pin: PinHistory
    }

    struct Several {
        let source: Int
        let pins: [PinHistory]
        let images: Int
    }

    init(site: SiteIndex) {
        self.site = site
        var shared: [Pinned] = []
        var several: [Several] = []
        for (index, source) in site.fleet.sources.enumerated() {
            let inUse = source.pins.filter { !$0.images.isEmpty }
            shared += inUse.filter { $0.images.count > 1 }.map { Pinned(source: index, pin: $0) }
            if inUse.count > 1 {
                several.append(
                    Several(source: index, pins: inUse, images: source.currentImages.count)
                )
            }
        }
        self.shared = shared.sorted {
            ($1.pin.images.count, $0.source) < ($0.pin.images.count, $1.source)
        }
        self.several = several.sorted { ($1.images, $0.source) < ($0.images, $1.source) }
    }

    var sharedTable: [Block] {
        let rows = shared.prefix(Limits.overviewSources).map { entry in
            let place = site.place(of: entry.pin.pin, ofSource: entry.source)
            let count = Phrase.grouped(entry.pin.images.count)
            return Table.Row([
                [site.sourceLinks[entry.source]],
                [Digests.pin(entry.pin.pin, at: place)],
                Table.Cell(night(entry.pin.firstSeen)),
                [.link(place, [.text(count)])],
            ])
        }
        let table = Table(
            caption: ["The pins that most images share now"],
            isCaptionHidden: true,
            columns: [
                Table.Column(["Source"], headsRows: true),
                Table.Column([Words.link("pin", as: "Pin")]),
                Table.Column(["First seen"]),
                Table.Column(["Images"], .end),
            ],
            rows: rows
        )
        return [.table(table)]
            + rest(shared.count, "pin that images share", "pins that images share")
    }

    var severalTable: [Block] {
        let rows = several.prefix(Limits.overviewSources).map { entry in
            let pins = entry.pins.prefix(4).map { pin -> [Inline] in
                let place = site.place(of: pin.pin, ofSource: entry.source)
                return [
                    Digests.pin(pin.pin, at: place),
                    .text(" (\(Phrase.count(pin.images.count, "image")))"),
                ]
            }
            return Table.Row([
                [site.sourceLinks[entry.source]],
                Table.Cell(
                    .cut(pins, to: 4, total: entry.pins.count, of: "pin")
                ),
                [.text(Phrase.grouped(entry.images))],
            ])
        }
        let table = Table(
            caption: ["Sources with several pins in use"],
            isCaptionHidden: true,
            columns: [
                Table.Column(["Source"], headsRows: true),
                Table.Column(["Pins in use"]),
                Table.Column(["Images"], .end),
            ],
            rows: rows
        )
        return [.table(table)] + rest(several.count, "source", "sources")
    }

    private func rest(_ total: Int, _ one: String, _ many: String) -> [Block] {
        let left = total - Limits.overviewSources
        guard left > 0 else { return [] }
        return [
            .paragraph(
                [
                    .text("and \(Phrase.count(left, one, many)) more in "),
                    .link(.file("sources/index.html"), ["the list of sources"]),
                ],
                class: "muted"
            )
        ]
    }

    private func night(_ index: Int?) -> [Inline] {
        index.map { [site.nightLinks[$0]] } ?? [.mark("muted", ["undated"])]
    }
}

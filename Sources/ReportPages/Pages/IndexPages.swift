internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// All images by name.
struct ImageIndexPage: SitePage {
    static let template = PageTemplate(
        "images.md",
        names: [
            "count", "hasImages", "images", "hasVerdicts", "verdicts", "hasEvidence", "evidence",
            "hasRetired", "retired",
        ]
    )

    let site: SiteIndex

    var path: String { "images/index" }
    var title: String { "Images" }
    var breadcrumbs: [Page.Breadcrumb] { .overview }

    var values: TemplateValues {
        let images = site.fleet.images.indices
        let lists = ImagesByVerdict(site: site)
        let verdicts = lists.verdicts
        let evidence = lists.evidence
        let retired = lists.retired
        return [
            "count": .text(Phrase.count(images.count, "image")),
            "hasImages": .flag(!images.isEmpty),
            "hasVerdicts": .flag(!verdicts.isEmpty),
            "verdicts": .blocks(verdicts),
            "hasEvidence": .flag(!evidence.isEmpty),
            "evidence": .blocks(evidence),
            "hasRetired": .flag(!retired.isEmpty),
            "retired": .blocks(retired),
            "images": .blocks([
                ImageTable(site: site).block(
                    images,
                    caption: ["All images by name"]
                )
            ]),
        ]
    }
}

/// All sources, those that most images use first.
struct SourceIndexPage: SitePage {
    static let template = PageTemplate("sources.md", names: ["count", "hasSources", "sources"])

    let site: SiteIndex

    var path: String { "sources/index" }
    var title: String { "Sources" }
    var breadcrumbs: [Page.Breadcrumb] { .overview }

    var values: TemplateValues {
        [
            "count": .text(count),
            "hasSources": .flag(!site.fleet.sources.isEmpty),
            "sources": .blocks([table]),
        ]
    }

    /// The figure of the overview, and what it leaves out.
    private var count: String {
        let tools = site.fleet.sources.count - site.figures.sources
        let sources = Phrase.count(site.figures.sources, "source")
        return tools == 0 ? sources : sources + " and " + Phrase.count(tools, "build tool")
    }

    private var table: Block {
        let sources = site.fleet.sources
        let order = sources.indices.sorted {
            (sources[$1].currentImages.count, $0) < (sources[$0].currentImages.count, $1)
        }
        return .table(
            Table(
                caption: ["All sources, the most used first"],
                isCaptionHidden: true,
                columns: [
                    Table.Column(["Source"], headsRows: true),
                    Table.Column(["Kind"]),
                    Table.Column(["Roles"]),
                    Table.Column(["Images now"], .end),
                    Table.Column(["Pins in use"]),
                    Table.Column(["Pins seen"], .end),
                    Table.Column(["Last seen"]),
                ],
                rows: order.map(row)
            )
        )
    }

    private func row(_ index: Int) -> Table.Row {
        let source = site.fleet.sources[index]
        let inUse = source.pins.filter { !$0.images.isEmpty }
        let pins = inUse.prefix(3).map { pin in
            [Digests.pin(pin.pin, at: site.place(of: pin.pin, ofSource: index))]
        }
        var held: [Inline] = .cut(pins, to: 3, total: inUse.count, of: "pin")
        if held.isEmpty { held = [.mark("muted", ["none"])] }
        let last = source.pins.compactMap(\.lastSeen).max()
        return Table.Row([
            [site.sourceLinks[index]],
            [.text(source.kind.rawValue)],
            [.text(source.roles.map(\.word).joined(separator: ", "))],
            [.text(Phrase.grouped(source.currentImages.count))],
            Table.Cell(held),
            [.text(Phrase.grouped(source.pins.count))],
            Table.Cell(last.map { [site.nightLinks[$0]] } ?? [.mark("muted", ["undated"])]),
        ])
    }
}

/// All nights, the newest first.
struct NightIndexPage: SitePage {
    static let template = PageTemplate(
        "nights.md",
        names: ["count", "hasNights", "nights", "hasUndated", "undated"]
    )

    let site: SiteIndex

    var path: String { "nights/index" }
    var title: String { "Nights" }
    var breadcrumbs: [Page.Breadcrumb] { .overview }

    var values: TemplateValues {
        let undated = site.recordCounts.undated
        return [
            "count": .text(Phrase.count(site.fleet.nights.count, "night")),
            "hasNights": .flag(!site.fleet.nights.isEmpty),
            "nights": .blocks([table]),
            "hasUndated": .flag(undated > 0),
            "undated": .text(Phrase.count(undated, "record belongs", "records belong")),
        ]
    }

    private var table: Block {
        .table(
            Table(
                caption: ["All nights, the newest first"],
                isCaptionHidden: true,
                columns: [
                    Table.Column(["Night"], headsRows: true),
                    Table.Column(["Named by"]),
                    Table.Column(["Images"], .end),
                    Table.Column(["Missing"], .end),
                    Table.Column([Words.link("attempt", as: "Attempts")], .end),
                    Table.Column(["Pins first seen"], .end),
                ],
                rows: site.fleet.nights.indices.reversed().map(row)
            )
        )
    }

    private func row(_ index: Int) -> Table.Row {
        let contents = site.nightContents[index]
        let attempts = contents.images.reduce(0) { sum, image in
            image.entries.reduce(sum) { $0 + $1.night.attempts.count }
        }
        func number(_ number: Int) -> Table.Cell { [.text(Phrase.grouped(number))] }
        return Table.Row([
            [site.nightLinks[index]],
            [.text(Times.phrase(site.fleet.nights[index].origin))],
            number(contents.images.count { !$0.counted.isEmpty }),
            number(site.presence.missingCount(in: index)),
            number(attempts),
            number(contents.firstSeen.count),
        ])
    }
}

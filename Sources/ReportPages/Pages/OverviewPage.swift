internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The first page: what the last night brought, and what a person should look at first.
struct OverviewPage: SitePage {
    static let template = PageTemplate(
        "index.md",
        names: [
            "title", "sentence", "news", "verdicts", "hasVerdicts", "coverage", "attention",
            "isCompared", "night", "previous", "hasMoves", "moves", "hasOthers", "others",
            "isQuiet",
            "matrix", "completeness", "hasImages", "images", "isCut", "shownImages", "allImages",
            "hasShared", "shared", "hasSeveral", "several",
        ]
    )

    let site: SiteIndex

    var path: String { "index" }
    var title: String { site.input.title }
    var breadcrumbs: [Page.Breadcrumb] { [] }

    var values: TemplateValues {
        let ranked = OverviewSources(site: site)
        let total = site.fleet.images.count
        let news = OverviewNews(site: site)
        let changes = news.compared.map { OverviewChanges(site: site, report: $0) }
        let others = changes?.others ?? []
        return [
            "title": .text(site.input.title),
            "sentence": .blocks([.sentence(sentence)]),
            "news": .blocks([.sentence(news.lastNight)]),
            "hasVerdicts": .flag(!news.verdicts.isEmpty),
            "verdicts": .blocks([.sentence(news.verdicts)]),
            "coverage": .blocks([.paragraph(news.coverage, class: "muted")]),
            "attention": .blocks(OverviewAttention(site: site).blocks),
            "isCompared": .flag(changes != nil),
            "night": .inlines(changes.map { [site.nightLinks[$0.report.night]] } ?? []),
            "previous": .inlines(
                changes?.report.previous.map { [site.nightLinks[$0]] } ?? []
            ),
            "isQuiet": .flag(changes?.report.changes.isEmpty ?? false),
            "hasMoves": .flag(!(changes?.report.moves.isEmpty ?? true)),
            "moves": .blocks(changes?.moves ?? []),
            "hasOthers": .flag(!others.isEmpty),
            "others": .blocks(others),
            "matrix": .blocks(changes == nil ? [] : OverviewMatrix(site: site).blocks),
            "completeness": .blocks([completeness]),
            "hasImages": .flag(total > 0),
            "images": .blocks([images]),
            "isCut": .flag(total > Limits.overviewImages),
            "shownImages": .text(Phrase.grouped(min(total, Limits.overviewImages))),
            "allImages": .text(Phrase.grouped(total)),
            "hasShared": .flag(!ranked.shared.isEmpty),
            "shared": .blocks(ranked.sharedTable),
            "hasSeveral": .flag(!ranked.several.isEmpty),
            "several": .blocks(ranked.severalTable),
        ]
    }

    /// 214 images from 1,204 records of 61 nights, made of 87 sources; data through 2026-08-20.
    private var sentence: [Inline] {
        let figures = site.figures
        let nights = site.fleet.nights.count
        func link(_ text: String, _ file: SitePath) -> Inline {
            .link(.file(file), [.strong([.text(text)])])
        }
        var line: [Inline] = [
            link(Phrase.count(figures.images, "image"), "images/index.html"),
            .text(" from \(Phrase.count(figures.records, "record"))"),
        ]
        if nights > 0 {
            line += [" of ", link(Phrase.count(nights, "night"), "nights/index.html")]
        }
        line += [
            ", made of ", link(Phrase.count(figures.sources, "source"), "sources/index.html"),
            .text(" with \(Phrase.count(figures.pins, "pin"))"),
        ]
        if let through = site.dataThrough {
            line += [
                "; data through ",
                through.isDay
                    ? .time(through.text, at: through.text) : Times.moment(through.at),
            ]
        }
        return line + ["."]
    }

    /// The limits of what can be said, each with its number.
    private var completeness: Block {
        var facts = Facts()
        let records = site.recordCounts
        facts.add(
            "Records by format",
            value: .joined(
                Record.Format.allCases.compactMap { format in
                    records.formats[format].map {
                        [.text("\(Phrase.grouped($0)) \(format.word)")]
                    }
                }
            )
        )
        let unknown = site.summaries.count { !$0.sourcesKnown }
        facts.add(
            "Images without known sources",
            value: [unknown == 0 ? "none" : .text(Phrase.count(unknown, "image"))]
        )
        let undated = records.undated
        facts.add(
            "Records without a night",
            value: undated == 0 ? [] : [.text(Phrase.grouped(undated))]
        )
        let platformless = records.platformless
        facts.add(
            "Records of unknown platform",
            value: platformless == 0 ? [] : [.text(Phrase.grouped(platformless))]
        )
        if let last = site.nightContents.last, let link = site.nightLinks.last {
            facts.add(
                "Last night",
                value: [
                    link,
                    .text(" with \(Phrase.count(last.images.count, "image"))"),
                ] + missing(site.findings.nights.last?.missing.count ?? 0)
            )
        }
        facts.add("Platforms without a record in the last night", value: gone)
        facts.add("Problems in the inputs", value: problems)
        return facts.block
    }

    /// Those of images that have one on another platform, each with the night that saw it last.
    private var gone: [Inline] {
        let all = site.goneSeries
        let shown = all.prefix(Limits.imagesOfPin).map { reference -> [Inline] in
            let series = site.fleet[reference]
            let last = series.nights.last.map { [site.nightLinks[$0.night]] } ?? []
            return [site.imageLinks[reference.image], ": "] + PlatformWords.name(series)
                + [" last in "] + last
        }
        return .cut(shown, to: Limits.imagesOfPin, total: all.count, rest: "platforms")
    }

    private func missing(_ count: Int) -> [Inline] {
        guard count > 0 else { return [] }
        let images = Phrase.count(count, "image", "images")
        return [.text("; \(images) \(count == 1 ? "is" : "are") missing")]
    }

    private var problems: [Inline] {
        let notes = site.diagnostics.count - site.figures.problems
        let text =
            site.figures.problems == 0 ? "none" : Phrase.count(site.figures.problems, "problem")
        let mark: Inline =
            site.figures.problems == 0
            ? .text(text)
            : .mark("badge badge-warn", [.link(.file("problems.html"), [.text(text)])])
        guard notes > 0 else { return [mark] }
        return [mark, ", ", .link(.file("problems.html"), [.text(Phrase.count(notes, "note"))])]
    }

    /// Images that need a look first, then all by name, as far as a first page goes.
    private var images: Block {
        let table = ImageTable(site: site)
        return table.block(
            table.ranked.prefix(Limits.overviewImages),
            caption: ["Images, those to look at first"]
        )
    }
}

internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What one night brought: what moved, what changed and whom it hit, what diverged, what is missing.
struct NightPage: SitePage {
    static let template = PageTemplate(
        "night.md",
        names: [
            "night", "sentence", "facts", "isFirst", "hasFlags", "flags", "isCompared", "moves",
            "hasDivergences", "divergences", "hasOthers", "others", "hasImages", "images",
            "hasMissing", "missing", "hasAttempts", "attempts", "hasPins", "pins",
        ]
    )

    let site: SiteIndex
    let index: Int

    var night: Night { site.fleet.nights[index] }
    var contents: NightContents { site.nightContents[index] }
    var path: String { site.nightPaths[index] }
    var title: String { "Night " + night.label.string }
    var breadcrumbs: [Page.Breadcrumb] { .nights }
    var hasMarkdown: Bool { true }

    func json() -> [UInt8]? { NightJSON.bytes(site, night: index) }

    var values: TemplateValues {
        let contents = contents
        let tables = NightTables(site: site, night: index, contents: contents)
        let report = report
        let missing = site.presence.missing(in: index)
        let changes = NightChanges(site: site, report: report)
        let divergences = NightDivergences(site: site, night: index)
        let images =
            (index > 0 ? changes.images : []) + NightImages(site: site, report: report).blocks
        return [
            "night": .inlines(Foreign.text(night.label, limit: 400)),
            "sentence": .blocks([.sentence(sentence)]),
            "facts": .blocks([facts]),
            "isFirst": .flag(index == 0),
            "hasFlags": .flag(!report.flags.isEmpty),
            "flags": .blocks(NightFlags(site: site, report: report).flags),
            "isCompared": .flag(index > 0),
            "moves": .blocks(index > 0 ? changes.moves : []),
            "hasDivergences": .flag(!divergences.series.isEmpty),
            "divergences": .blocks(divergences.blocks),
            "hasOthers": .flag(report.changes.contains { $0.kind != .moved }),
            "others": .blocks(changes.others),
            "hasImages": .flag(!images.isEmpty),
            "images": .blocks(images),
            "hasMissing": .flag(!missing.isEmpty || !report.missingSeries.isEmpty),
            "missing": .blocks(tables.missing(missing, report.missingSeries)),
            "hasAttempts": .flag(contents.images.contains { !$0.attempts.isEmpty }),
            "attempts": .blocks(tables.attempts(contents.images)),
            "hasPins": .flag(index > 0 && !contents.firstSeen.isEmpty),
            "pins": .blocks(index > 0 ? tables.pins(contents.firstSeen) : []),
        ]
    }

    private var report: NightReport { site.findings.nights[index] }

    /// 12 images have a record in this night, 1 is missing; 2 sources moved and hit 9 images; 1 attribute changed.
    private var sentence: [Inline] {
        let report = report
        var text = Phrase.count(report.present, "image has", "images have")
        text += " a record in this night"
        if !report.missing.isEmpty {
            text += ", " + Phrase.count(report.missing.count, "is", "are") + " missing"
        }
        let words = NightWords(report: report)
        if report.previous != nil {
            let moves = words.moves.map { [$0.source + $0.hit] } ?? []
            let changes = moves + words.others.map(\.text)
            text += "; " + (changes.isEmpty ? NightWords.quiet : changes.joined(separator: "; "))
        }
        for part in words.rest { text += "; " + part }
        let verdicts = words.verdicts(Verdict.byUrgency)
        if !verdicts.isEmpty {
            let series = Phrase.count(report.verdicts.total, "series", "series")
            text += ". Of \(series) in it, \(Phrase.list(verdicts))"
        }
        return [.text(text + ".")]
    }

    private var facts: Block {
        var facts = Facts()
        facts.add(
            Words.link("night", as: "Night"),
            value: Foreign.text(night.label) + [.text(", from " + Times.phrase(night.origin))]
        )
        facts.add(
            "Previous night",
            value: [
                index > 0 ? site.nightLinks[index - 1] : .mark("muted", ["none, this is the first"])
            ]
        )
        let hasNext = index + 1 < site.nightLinks.count
        facts.add(
            "Next night",
            value: [
                hasNext ? site.nightLinks[index + 1] : .mark("muted", ["none, this is the last"])
            ]
        )
        let report = report
        let verdicts = Verdict.byUrgency.filter { report.verdicts[$0] > 0 }.map {
            [.text(Phrase.grouped(report.verdicts[$0]) + " "), $0.badge]
        }
        facts.add(
            Words.link("verdict", as: "Verdicts"),
            value: verdicts.isEmpty ? [] : .joined(verdicts)
        )
        return facts.block
    }
}

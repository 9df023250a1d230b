internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What the records of one night say.
struct NightPage: SitePage {
    static let template = PageTemplate(
        "night.md",
        names: [
            "night", "sentence", "facts", "hasImages", "images", "hasAttempts", "attempts",
            "hasMissing", "missing", "isFirst", "isCompared", "moves", "hasOthers", "others",
            "hasFlags", "flags", "hasDivergences", "divergences", "changed", "hasPins", "pins",
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
        let counted = contents.images.filter { !$0.counted.isEmpty }
        let report = site.findings.nights[index]
        let changes = NightChanges(site: site, report: report)
        let flags = NightFlags(site: site, report: report)
        let divergences = flags.divergences
        let isCompared = report.previous != nil
        return [
            "isCompared": .flag(isCompared),
            "moves": .blocks(isCompared ? changes.moves : []),
            "hasOthers": .flag(report.changes.contains { $0.kind != .moved }),
            "others": .blocks(changes.others),
            "changed": .blocks(isCompared ? changes.images : []),
            "hasFlags": .flag(!report.flags.isEmpty),
            "flags": .blocks(flags.flags),
            "hasDivergences": .flag(!divergences.isEmpty),
            "divergences": .blocks(divergences),
            "night": .inlines(Foreign.text(night.label, limit: 400)),
            "sentence": .blocks([.sentence(sentence(counted.count))]),
            "facts": .blocks([facts]),
            "hasImages": .flag(!counted.isEmpty),
            "images": .blocks(tables.images(counted)),
            "hasAttempts": .flag(contents.images.contains { !$0.attempts.isEmpty }),
            "attempts": .blocks(tables.attempts(contents.images)),
            "hasMissing": .flag(site.presence.missingCounts[index] > 0),
            "missing": .blocks(tables.missing(site.presence.missing(in: index))),
            "isFirst": .flag(index == 0),
            "hasPins": .flag(index > 0 && !contents.firstSeen.isEmpty),
            "pins": .blocks(index > 0 ? tables.pins(contents.firstSeen) : []),
        ]
    }

    /// 12 images have a counted record in this night, 2 only attempts; 3 of earlier nights are missing.
    private func sentence(_ counted: Int) -> [Inline] {
        let contents = contents
        var text = Phrase.count(counted, "image has", "images have")
        text += " a counted record in this night"
        let only = contents.images.count - counted
        if only > 0 { text += ", \(Phrase.grouped(only)) only attempts" }
        let missing = site.presence.missingCounts[index]
        if missing > 0 {
            text +=
                "; \(Phrase.count(missing, "image of an earlier night is", "images of earlier nights are"))"
            text += " missing"
        }
        if index > 0, !contents.firstSeen.isEmpty {
            text +=
                "; \(Phrase.count(contents.firstSeen.count, "pin is", "pins are")) new to the fleet"
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
        return facts.block
    }
}

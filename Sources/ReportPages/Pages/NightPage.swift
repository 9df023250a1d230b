internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What the records of one night say.
struct NightPage: SitePage {
    static let template = PageTemplate(
        "night.md",
        names: [
            "night", "sentence", "facts", "hasImages", "images", "hasAttempts", "attempts",
            "hasMissing", "missing", "isFirst", "hasPins", "pins", "json",
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
        return [
            "night": .inlines(Foreign.text(night.label, limit: 400)),
            "sentence": .blocks([.sentence(sentence(counted.count))]),
            "facts": .blocks([facts]),
            "hasImages": .flag(!counted.isEmpty),
            "images": .blocks(tables.images(counted)),
            "hasAttempts": .flag(contents.images.contains { !$0.attempts.isEmpty }),
            "attempts": .blocks(tables.attempts(contents.images)),
            "hasMissing": .flag(!contents.missing.isEmpty),
            "missing": .blocks(tables.missing(contents.missing)),
            "isFirst": .flag(index == 0),
            "hasPins": .flag(index > 0 && !contents.firstSeen.isEmpty),
            "pins": .blocks(index > 0 ? tables.pins(contents.firstSeen) : []),
            "json": .destination(.file(SitePath(path + ".json"))),
        ]
    }

    /// 12 images have a counted record in this night, 2 only attempts; 3 of earlier nights are missing.
    private func sentence(_ counted: Int) -> [Inline] {
        let contents = contents
        var text = Phrase.count(counted, "image has", "images have")
        text += " a counted record in this night"
        let only = contents.images.count - counted
        if only > 0 { text += ", \(Phrase.grouped(only)) only attempts" }
        let missing = contents.missing.count
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

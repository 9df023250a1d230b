internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// One source over time: its pins, when each was seen, and the images that have it.
struct SourcePage: SitePage {
    static let template = PageTemplate(
        "source.md",
        names: [
            "name", "sentence", "facts", "hasPins", "pins", "isCut", "shownPins", "allPins",
            "hasUsers", "users", "hasUnpinned", "unpinned", "hasSame", "same", "hasSiblings",
            "siblings", "hasPast", "past", "json", "hasFlags", "flags", "hasMatrix",
            "matrix", "hasLagging", "lagging",
        ]
    )

    let site: SiteIndex
    let index: Int

    var source: SourceHistory { site.fleet.sources[index] }
    var path: String { site.sourcePaths[index] }
    var title: String { source.name.string }
    var breadcrumbs: [Page.Breadcrumb] { .sources }
    var hasMarkdown: Bool { true }

    func json() -> [UInt8]? { SourceJSON.bytes(site, source: index) }

    var values: TemplateValues {
        let pins = SourcePins(site: site, index: index)
        let relatives = SourceRelatives(site: site, index: index)
        let source = source
        let news = SourceNews(site: site, index: index)
        let flags = news.flags
        let laggards = news.laggards
        let matrix = SourceMatrix(site: site, index: index, shown: pins.shown).blocks
        return [
            "hasMatrix": .flag(!matrix.isEmpty),
            "matrix": .blocks(matrix),
            "hasLagging": .flag(!laggards.isEmpty),
            "lagging": .blocks(laggards),
            "hasFlags": .flag(!flags.isEmpty),
            "flags": .blocks(flags),
            "name": .inlines(Foreign.text(source.name, limit: 1024)),
            "sentence": .blocks([.sentence(sentence)]),
            "facts": .blocks([facts]),
            "hasPins": .flag(!source.pins.isEmpty),
            "pins": .blocks([pins.table]),
            "isCut": .flag(pins.isCut),
            "shownPins": .text(Phrase.grouped(pins.shown.count)),
            "allPins": .text(Phrase.grouped(source.pins.count)),
            "hasUsers": .flag(!pins.users.isEmpty),
            "users": .blocks(pins.users),
            "hasUnpinned": .flag(!source.unpinnedImages.isEmpty),
            "unpinned": .blocks([pins.list(source.unpinnedImages)]),
            "hasSame": .flag(!relatives.sameContent.isEmpty),
            "same": .blocks(relatives.sameContent),
            "hasSiblings": .flag(!relatives.siblings.isEmpty),
            "siblings": .blocks(relatives.siblings),
            "hasPast": .flag(!source.pastImages.isEmpty),
            "past": .blocks(past(pins)),
            "json": .destination(.file(SitePath(path + ".json"))),
        ]
    }

    /// An image, used now by 12 images as source; 3 pins seen, 2 of them in use now.
    private var sentence: [Inline] {
        let source = source
        let roles = Phrase.list(source.roles.map(\.word))
        var text =
            source.currentImages.isEmpty
            ? "\(source.kind.phrase) that no image uses now; it was used as \(roles)"
            : "\(source.kind.phrase), used now by "
                + Phrase.count(source.currentImages.count, "image") + " as \(roles)"
        let inUse = source.pins.count { !$0.images.isEmpty }
        switch source.pins.count {
        case 0: text += "; no record tells its pin."
        case 1: text += "; one pin was seen."
        default:
            text += "; \(Phrase.grouped(source.pins.count)) pins were seen, "
            text += inUse == 0 ? "none of them in use now." : "\(Phrase.grouped(inUse)) in use now."
        }
        var line: [Inline] = [.text(text)]
        if inUse > 1 {
            line += [" ", .mark("badge badge-warn", ["several pins in use"])]
        }
        let news = SourceNews(site: site, index: index)
        let badges = news.badges
        if !badges.isEmpty { line += [" "] + badges }
        let moves = news.moves
        return moves.isEmpty ? line : line + [" "] + moves
    }

    private var facts: Block {
        let source = source
        var facts = Facts()
        facts.add("Identity", value: Foreign.code(source.identity, limit: 4096))
        facts.add("Kind", value: [.code(source.kind.rawValue)])
        let address = RepositoryPage.address(of: source.identity, kind: source.kind)
        facts.add(
            "Repository page",
            value: address.map { Inline.outsideLink($0, [.text($0)]) } ?? []
        )
        facts.add(
            "As written",
            value: .cut(
                source.references.prefix(10).map { Foreign.code($0, limit: 400) },
                to: 10,
                total: source.references.count,
                by: .lineBreak
            )
        )
        facts.add(
            "Roles",
            value: .joined(source.roles.map { [Words.link($0.term, as: $0.word)] })
        )
        return facts.block
    }

    private func past(_ pins: SourcePins) -> [Block] {
        let title = Phrase.count(
            source.pastImages.count,
            "image used it before and does not now",
            "images used it before and do not now"
        )
        return [
            .details(
                Details(
                    [.text(title)],
                    [pins.list(source.pastImages)]
                )
            )
        ]
    }
}

extension SourceRole {
    /// The word of the glossary.
    var term: String { self == .source ? "plain source" : word }
}

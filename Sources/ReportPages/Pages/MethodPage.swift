internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What every word and rule of the site means; the prose is the template's.
struct MethodPage: SitePage {
    static let template = PageTemplate(
        "method.md",
        names: [
            "version", "words", "imagesOfPin", "nights", "pins", "diagnostics", "nightsOfSite",
        ]
    )

    let site: SiteIndex

    var path: String { "method" }
    var title: String { "Method" }
    var breadcrumbs: [Page.Breadcrumb] { .overview }

    var values: TemplateValues {
        [
            "version": .text(site.input.version),
            "words": .blocks(words),
            "imagesOfPin": .text(Phrase.grouped(Limits.imagesOfPin)),
            "nights": .text(Phrase.grouped(Limits.nights)),
            "pins": .text(Phrase.grouped(Limits.pins)),
            "diagnostics": .text(Phrase.grouped(Limits.diagnostics)),
            "nightsOfSite": .inlines(origins),
        ]
    }

    /// A list of words for each section of the glossary, with an id a word.
    private var words: [Block] {
        Glossary.Section.allCases.flatMap { section -> [Block] in
            let facts = Glossary.terms.filter { $0.section == section }.map { term in
                var name: [Inline] = [.anchor(Words.id(of: term.word)), .text(term.word)]
                if !term.otherNames.isEmpty {
                    let others = term.otherNames.joined(separator: ", ")
                    name.append(.mark("muted", [.text(" (also: \(others))")]))
                }
                return Fact(name, Self.prose(term.text))
            }
            guard !facts.isEmpty else { return [] }
            let id = ElementID("words-", section.rawValue)
            return [.heading(Heading(3, id: id, [.text(section.title)])), .facts(facts)]
        }
    }

    /// A text of the glossary; what it has between backticks is code.
    private static func prose(_ text: String) -> [Inline] {
        let parts = text.utf8.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
        return parts.enumerated().map { index, part in
            let piece = String(Substring(part))
            return index % 2 == 0 ? .text(piece) : .code(piece)
        }
    }

    /// How the nights of this site were named, with their numbers.
    private var origins: [Inline] {
        let nights = site.fleet.nights
        let parts = Night.Origin.allCases.compactMap { origin -> String? in
            let count = nights.count { $0.origin == origin }
            return count == 0 ? nil : "\(Phrase.count(count, "night")) by \(Times.phrase(origin))"
        }
        return [.text(parts.isEmpty ? "no night is known" : Phrase.list(parts))]
    }
}

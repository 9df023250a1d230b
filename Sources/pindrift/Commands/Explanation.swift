internal import FleetAnalysis

/// Terms of the glossary as plain lines of at most 80 columns.
enum Explanation {
    static func text(of term: Glossary.Term) -> String {
        var title = term.word
        if !term.otherNames.isEmpty {
            title += " (also: " + term.otherNames.joined(separator: ", ") + ")"
        }
        return title + "\n" + wrapped(term.text)
    }

    /// All terms, by the sections of the method page.
    static var all: String {
        var result = ""
        for section in Glossary.Section.allCases {
            if !result.isEmpty { result += "\n" }
            result += section.title + "\n"
            for term in Glossary.terms where term.section == section {
                result += "  " + term.word + "\n"
            }
        }
        return result + "\n`pindrift explain WORD` says what a word means.\n"
    }

    private static func wrapped(_ text: String) -> String {
        var result = ""
        var line = "  "
        for word in text.utf8.split(separator: 0x20) {
            if line.utf8.count > 2, line.utf8.count + 1 + word.count > 80 {
                result += line + "\n"
                line = "  "
            }
            if line.utf8.count > 2 { line += " " }
            line += String(decoding: word, as: UTF8.self)
        }
        return result + line + "\n"
    }
}

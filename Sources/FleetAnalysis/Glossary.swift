/// What the words of the site mean, in plain English: the texts of the method page and of
/// `pindrift explain`.
package enum Glossary {
    /// One word and its meaning.
    package struct Term: Hashable, Sendable {
        /// As it is written on pages; unique among all words and other names.
        package let word: String
        package let section: Section
        package let otherNames: [String]
        /// One or more full sentences in ASCII, on one line.
        package let text: String

        init(_ word: String, _ section: Section, also otherNames: [String] = [], _ text: String) {
            self.word = word
            self.section = section
            self.otherNames = otherNames
            self.text = text
        }
    }

    /// The parts of the method page, in its order.
    package enum Section: String, Hashable, Sendable, CaseIterable {
        case builds, sources, roles, states, verdicts, changes, times, publishing

        package var title: String {
            switch self {
            case .builds: "Builds"
            case .sources: "Sources and pins"
            case .roles: "Roles of a source"
            case .states: "States of a pin"
            case .verdicts: "Verdicts"
            case .changes: "Changes and flags"
            case .times: "Times"
            case .publishing: "What is shown"
            }
        }
    }

    /// By section, and in the order in which a person would read them.
    package static let terms =
        buildTerms + sourceTerms + roleTerms + stateTerms + verdictTerms + changeTerms
        + flagTerms + timeTerms + publishingTerms

    /// The term with this word or other name.
    ///
    /// Capitals count as small letters, `-` and `_` as blanks, and one `s` at the end is let go.
    package static func term(_ word: String) -> Term? {
        let wanted = key(of: word)
        return terms.first { term in
            ([term.word] + term.otherNames).contains { name in
                let given = key(of: name)
                return given == wanted || given + [UInt8(ascii: "s")] == wanted
            }
        }
    }

    private static func key(of word: String) -> [UInt8] {
        word.utf8.map { byte in
            byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") ? 0x20 : byte
        }.map { 0x41...0x5A ~= $0 ? $0 | 0x20 : $0 }
    }
}

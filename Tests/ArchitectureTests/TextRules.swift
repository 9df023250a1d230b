/// Rules about words that may not stand in our code.
enum TextRules {
    /// The modules that may use unsafe code.
    static let doors: Set<String> = [
        "Archives", "Hashing", "JSONText", "CommonMark", "FileAccess",
    ]

    /// Lines that use the word `unsafe`, in any role.
    static func unsafePlaces(in file: SourceFile) -> [String] {
        let code = SwiftCode(file.text).withoutLiterals
        return file.places(in: code) { $0.words.contains("unsafe") }
    }

    /// Lines that could trap, hide an error, or look at foreign text by `Character`.
    static func forbiddenPlaces(in file: SourceFile) -> [String] {
        let code = SwiftCode(file.text)
        let inCode = file.places(in: code.withoutLiterals) { line in
            let words = Set(line.words)
            return !words.isDisjoint(with: forbiddenWords)
                || forbiddenSpellings.contains { line.contains($0) }
        }
        let withLiterals = file.places(in: code.withoutComments) { line in
            searches.contains { search in
                line.split(separator: search, omittingEmptySubsequences: false)
                    .dropFirst()
                    .contains { $0.prefix { $0 != "\"" }.contains(where: markup.contains) }
            }
        }
        return (inCode + withLiterals).sorted()
    }

    /// Lines that declare something for other packages; the product is an executable.
    static func publicPlaces(in file: SourceFile) -> [String] {
        let code = SwiftCode(file.text).withoutLiterals
        return file.places(in: code) { line in
            line.words.contains("public") || line.contains("open class ")
        }
    }

    private static let forbiddenWords: Set<Substring> = [
        "replacingOccurrences", "fatalError", "Character",
    ]
    private static let forbiddenSpellings = ["components(separatedBy", "try!", "as!"]
    /// Searches for a character of markup miss it where a combining mark follows it.
    private static let searches = ["contains(\"", "firstIndex(of: \"", "split(separator: \""]
    private static let markup: Set<Character> = ["<", ">", "&", "|", "`"]
}

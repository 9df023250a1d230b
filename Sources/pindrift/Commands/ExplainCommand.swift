internal import ArgumentParser
internal import FleetAnalysis

/// The method page for a terminal.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say what a word of the site means.",
        discussion:
            "Without a word it lists all of them. The same texts stand on the site's method page."
    )

    @Argument(help: "A word, like `floating` or `counted record`.")
    var word: [String] = []

    func run() async throws {
        try StandardStreams().console().result(try Self.text(for: word.joined(separator: " ")))
    }

    /// What is printed for a word; everything for an empty one.
    static func text(for word: String) throws(UsageError) -> String {
        guard !word.utf8.isEmpty else { return Explanation.all }
        if let term = Glossary.term(word) { return Explanation.text(of: term) }
        let words = Glossary.terms.flatMap { [$0.word] + $0.otherNames }
        guard let near = NearestWord.to(word, among: words) else {
            throw UsageError("WORD", "not a word of pindrift; `pindrift explain` lists them")
        }
        throw UsageError("WORD", "not a word of pindrift; did you mean `\(near)`?")
    }
}

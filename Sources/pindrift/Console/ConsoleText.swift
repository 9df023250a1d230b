internal import BuildModel

/// Text that a terminal shows as it is and never obeys.
enum ConsoleText {
    /// One line of printable ASCII: every other scalar becomes `\u{…}`, line ends among them.
    ///
    /// Letters of other scripts are escaped too: on a terminal nobody can tell a Cyrillic `о` from a
    /// Latin one, and its encoding is not known. Pages show them. Nor is there a command for a CI
    /// runner that reads what a step prints: `::` where a line begins, and `RunnerCommand` anywhere.
    static func line(_ text: String) -> String {
        let text = withoutCommands(text)
        guard text.utf8.contains(where: { !isPlain($0) }) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x20, scalar.value < 0x7F {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
        }
        return result
    }

    /// The text with its line feeds kept and each line as `line` makes it.
    static func lines(_ text: String) -> String {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { line(String(decoding: $0, as: UTF8.self)) }
            .joined(separator: "\n")
    }

    /// JSON whose strings hold no command of a runner; it reads as the same values.
    static func json(_ text: String) -> String { RunnerCommand.broken(text, escape: "\\u0023") }

    private static func withoutCommands(_ text: String) -> String {
        let text = RunnerCommand.broken(text)
        let blanks = text.utf8.prefix { $0 <= 0x20 }
        let rest = text.utf8[blanks.endIndex...]
        guard rest.starts(with: "::".utf8) else { return text }
        return String(Substring(blanks)) + "\\u{3A}" + String(Substring(rest.dropFirst()))
    }

    private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }
}

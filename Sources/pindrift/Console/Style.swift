internal import BuildModel

/// The few colours of the terminal; the words say the same without them.
struct Style: Hashable, Sendable {
    var isColored: Bool

    func level(_ level: Diagnostic.Level) -> String {
        switch level {
        case .note: colored(level.rawValue, "36")
        case .warning: colored(level.rawValue, "33")
        case .error: colored(level.rawValue, "31")
        }
    }

    var failure: String { colored("error", "31") }

    private func colored(_ word: String, _ code: String) -> String {
        isColored ? "\u{1B}[1;\(code)m\(word)\u{1B}[0m" : word
    }
}

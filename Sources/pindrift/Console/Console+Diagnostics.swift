internal import BuildModel

extension Console {
    /// How many problems are shown where nobody asked for all.
    static let maximumDiagnostics = 20

    /// Shows the worst problems first, then by place, each with its rule; notes in a verbose run only.
    ///
    /// `restAt` says where all of them stand, for the line that counts those not shown.
    func show(_ diagnostics: [Diagnostic], restAt: String? = nil) {
        let lowest: Diagnostic.Level =
            switch verbosity {
            case .quiet: .error
            case .normal: .warning
            case .verbose: .note
            }
        let wanted = diagnostics.filter { $0.level >= lowest }.sorted {
            $0.level != $1.level ? $0.level > $1.level : $0 < $1
        }
        let limit = verbosity == .verbose ? wanted.count : Self.maximumDiagnostics
        for diagnostic in wanted.prefix(limit) {
            let line = ConsoleText.line("\(diagnostic) [\(diagnostic.rule)]")
            printLine(style.level(diagnostic.level) + ": " + line)
        }
        let rest = wanted.count - limit
        guard rest > 0 else { return }
        let place = restAt.map { "see " + $0 } ?? "--verbose shows them"
        printLine(ConsoleText.line("... and \(counted(rest, "more problem")); \(place)"))
    }
}

/// `1 image`, `2 images`.
func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
}

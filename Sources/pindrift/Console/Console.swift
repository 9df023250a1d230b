internal import BuildModel
internal import FileAccess

/// The two streams of a run: results on standard output, all that is said about them on the other.
///
/// Whatever comes from an input passes through `ConsoleText`. Only the task that runs the command
/// holds the console.
final class Console {
    let verbosity: RunOptions.Verbosity
    let style: Style
    private let showsProgress: Bool
    private let writeError: (String) -> Void
    private let writeOutput: (Span<UInt8>) throws(FileError) -> Void
    private var progressShown = ""

    init(
        verbosity: RunOptions.Verbosity = .normal,
        style: Style = Style(isColored: false),
        showsProgress: Bool = false,
        error: @escaping (String) -> Void,
        output: @escaping (Span<UInt8>) throws(FileError) -> Void
    ) {
        self.verbosity = verbosity
        self.style = style
        self.showsProgress = showsProgress && verbosity != .quiet
        writeError = error
        writeOutput = output
    }

    /// Says a line, unless the run is quiet.
    func say(_ text: String) {
        if verbosity != .quiet { printLine(ConsoleText.line(text)) }
    }

    /// Says why the run ends, in a quiet one too.
    func fail(_ error: any Error) {
        printLine("pindrift: \(style.failure): " + ConsoleText.line("\(error)"))
    }

    /// Text of several lines, as the argument parser writes it.
    func failUsage(_ text: String) {
        printLine(ConsoleText.lines(text))
    }

    /// Shows how far a stage is, on a terminal only and at most once for each percent.
    func progress(_ stage: String, _ done: Int, of total: Int) {
        guard showsProgress, total > 0 else { return }
        let text = "\(stage): \(done * 100 / total) % of \(total)"
        guard text != progressShown else { return }
        progressShown = text
        writeError("\r\u{1B}[K" + ConsoleText.line(text))
    }

    func clearProgress() {
        guard !progressShown.isEmpty else { return }
        progressShown = ""
        writeError("\r\u{1B}[K")
    }

    /// A line of ours; what may be foreign in it is escaped already.
    func printLine(_ line: String) {
        clearProgress()
        writeError(line + "\n")
    }
}

/// Results are whole or the run fails.
extension Console {
    /// Writes a result; a full disk or a reader that is gone throws.
    func result(_ text: String) throws(FileError) {
        try result(text.utf8.span)
    }

    func result(_ bytes: Span<UInt8>) throws(FileError) {
        try writeOutput(bytes)
    }
}

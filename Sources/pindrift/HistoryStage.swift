internal import BuildModel
internal import FileAccess
internal import MetadataInput

/// The history of a run: read before its records are analysed, rewritten with them.
final class HistoryStage {
    private let file: HistoryFile
    /// Keeps other runs from rewriting the file meanwhile.
    private let lock: Directory?

    /// Locks the history; a run that finds it locked ends with status 75.
    ///
    /// The lock is on the history's directory, since the file itself is replaced. A directory that is
    /// the output is locked by publishing already.
    init?(_ options: RunOptions, output: FileIdentity?) throws {
        guard let path = options.history else { return nil }
        file = HistoryFile(path: path)
        let directory = try Directory(opening: path.parent)
        guard directory.identity != output else {
            lock = nil
            return
        }
        guard try directory.tryLock() else {
            throw RunFailure(
                "\(path): in use by another run; wait until it ends",
                status: .busy
            )
        }
        lock = directory
    }

    /// The input with all earlier records, one for each id.
    func extend(_ input: RunInput, _ options: RunOptions) throws -> RunInput {
        let rules = try InputStage.rules(of: options)
        let contents = try file.read(rules, limit: options.maximumFileSizeInBytes)
        var result = input
        result.records = RecordOrder.merged(contents.records + input.records)
        result.diagnostics = Set(contents.diagnostics + input.diagnostics).sorted()
        let broken =
            contents.brokenLineCount - contents.diagnostics.count { $0.rule == "history-torn" }
        guard broken == 0 else {
            throw RunFailure(
                "\(file.path): has \(broken) lines that are no records, which a rewrite would lose; "
                    + "see `pindrift history verify \(file.path)`"
            )
        }
        return result
    }

    func write(_ records: [Record]) throws {
        try file.write(records)
    }
}

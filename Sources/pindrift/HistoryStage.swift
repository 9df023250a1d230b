internal import BuildModel
internal import FileAccess
internal import MetadataInput

/// The history of a run: read before its records are analysed, rewritten with them.
final class HistoryStage {
    private let file: HistoryFile
    private let lock: HistoryLock

    /// Locks the history for as long as the stage lives.
    init?(_ options: RunOptions, output: FileIdentity?) throws {
        guard let path = options.history else { return nil }
        file = HistoryFile(path: path)
        lock = try HistoryLock(path, output: output)
    }

    /// All that earlier runs kept; a line that nothing can be made of stops the run, but for a torn
    /// one.
    func read(_ options: RunOptions) throws -> HistoryFile.Contents {
        let rules = try InputStage.rules(of: options)
        var contents = try file.read(rules)
        for place in contents.companions.indices { contents.companions[place].isEarlier = true }
        try Self.requireReadable(file, contents)
        return contents
    }

    /// Ends a run that would lose lines which are no records.
    static func requireReadable(
        _ file: HistoryFile,
        _ contents: HistoryFile.Contents
    ) throws(RunFailure) {
        let lost = contents.lostLineCount
        guard lost == 0 else {
            throw RunFailure(
                "\(file.path): has \(counted(lost, "line")) that no record can be made of, which a "
                    + "rewrite would lose; `pindrift history verify \(file.path)` says where"
            )
        }
    }

    /// Writes what a run knows; one that knows nothing leaves the file as it is.
    func write(_ input: RunInput) throws {
        guard !input.records.isEmpty || !input.companions.isEmpty else { return }
        try file.write(
            input.records,
            CompanionKeeping.waiting(input.companions, beside: input.records)
        )
    }
}

/// What the commands ask of the pipeline.
///
/// A run that cannot go on throws; `RunFailure` carries its own status.
protocol RunPipeline {
    /// Reads the inputs and writes the site to `options.output`.
    static func build(_ options: RunOptions, _ console: Console) async throws -> ExitStatus

    /// Reads the inputs and writes the record lines to the console's results.
    static func records(_ options: RunOptions, _ console: Console) async throws -> ExitStatus
}

enum Pipeline: RunPipeline {
    static func build(_ options: RunOptions, _ console: Console) async throws -> ExitStatus {
        console.say("\(RunSummary())")
        return .noRecords
    }

    static func records(_ options: RunOptions, _ console: Console) async throws -> ExitStatus {
        console.say("\(RunSummary())")
        return .noRecords
    }
}

internal import BuildModel
internal import FleetAnalysis
internal import MetadataInput

/// What the commands do, stage by stage (design.md 3).
enum Pipeline {
    /// Reads the inputs and writes the record lines to the console's results.
    static func records(_ options: RunOptions, _ console: Console) async throws -> ExitStatus {
        let input = try await InputStage.run(options, console)
        for record in input.records {
            try console.result(RecordLine.line(of: record).span)
        }
        console.show(input.diagnostics)
        console.say("\(summary(of: input))")
        return input.status(options)
    }

    static func summary(of input: RunInput) -> RunSummary {
        var summary = RunSummary()
        summary.records = input.records.count
        summary.images = Set(input.records.map(\.image)).count
        summary.nights = Set(input.records.compactMap(\.night?.label)).count
        summary.problems = input.diagnostics.count { $0.level >= .warning }
        return summary
    }

    /// Reads the inputs and writes the site to `options.output`.
    static func build(_ options: RunOptions, _ console: Console) async throws -> ExitStatus {
        let input = try await InputStage.run(options, console)
        console.show(input.diagnostics)
        console.say("\(summary(of: input))")
        return input.status(options)
    }
}

internal import BuildModel
internal import FleetAnalysis
internal import MetadataInput

/// What the commands do, stage by stage (design.md 3).
enum Pipeline {
    /// Reads the inputs and writes the site to `options.output`.
    static func build(_ options: RunOptions, _ console: Console) async throws -> ExitStatus {
        let site = try SiteStage(options)
        let history = try HistoryStage(options, output: site.outputIdentity)
        let earlier = try history?.read(options)
        var input = try await InputStage.run(
            options,
            output: site.outputIdentity,
            history: earlier,
            console
        )
        input.diagnostics = Set((earlier?.diagnostics ?? []) + input.diagnostics).sorted()
        var summary = RunSummary(of: input)
        try history?.write(input)
        if input.records.isEmpty {
            console.show(input.diagnostics)
            console.say("\(summary)")
            console.fail(
                RunFailure(
                    "no record was found, and the site was left as it is; "
                        + "name files or directories of build metadata",
                    status: .noRecords
                )
            )
            return .noRecords
        }
        summary.site = try await site.publish(
            Findings(Fleet(records: input.records), rules: findingRules(options)),
            input.diagnostics,
            console
        )
        console.show(input.diagnostics, restAt: site.problemsPath)
        console.say("\(summary)")
        return input.status(options)
    }

    /// A hidden value counts as a secret where its key says so.
    static func findingRules(_ options: RunOptions) -> FindingRules {
        FindingRules(
            fixedReferences: FixedReferences(also: options.fixedRefs, never: options.movingRefs),
            isSecretKey: { Redactor.isSecretName($0.string) }
        )
    }

    /// Reads the inputs and writes the record lines to the console's results.
    static func records(_ options: RunOptions, _ console: Console) async throws -> ExitStatus {
        let input = try await InputStage.run(options, console)
        for record in input.records {
            let line = String(decoding: RecordLine.line(of: record), as: UTF8.self)
            try console.result(ConsoleText.json(line))
        }
        console.show(input.diagnostics)
        console.say("\(RunSummary(of: input))")
        return input.status(options)
    }
}

extension RunSummary {
    init(of input: RunInput) {
        self.init()
        records = input.records.count
        images = Set(input.records.map(\.image)).count
        nights = Set(input.records.compactMap(\.night?.label)).count
        problems = input.diagnostics.count { $0.level >= .warning }
    }
}

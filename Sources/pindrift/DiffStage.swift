internal import BuildModel
internal import FileAccess
internal import FleetAnalysis
internal import MetadataInput
internal import ReportPages

/// Reads the two sides of a diff and compares them.
enum DiffStage {
    /// One side: its name in the output and what was read.
    struct Side {
        var name: String
        var input: RunInput
    }

    /// The two paths of the options as sides.
    static func inputs(
        _ options: RunOptions,
        names: [String],
        _ console: Console
    ) async throws -> [Side] {
        var sides: [Side] = []
        for (input, name) in zip(options.inputs, SideNames.distinct(names)) {
            var side = options
            side.inputs = [input]
            sides.append(Side(name: name, input: try await InputStage.run(side, console)))
        }
        return SideNames.matched(sides)
    }

    /// Two nights of a history as sides.
    static func nights(
        _ labels: [String],
        of history: String,
        _ options: RunOptions
    ) throws -> [Side] {
        guard let path = Arguments.path(history), !path.bytes.isEmpty else {
            throw UsageError("--history", "is empty, expected a path")
        }
        guard (try? path.status()) != nil else { throw RunFailure("\(path): does not exist") }
        let contents = try HistoryFile(path: path).read(
            try InputStage.rules(of: options),
            limit: options.maximumFileSizeInBytes
        )
        return try labels.enumerated().map { place, label in
            var input = RunInput()
            input.records = contents.records.filter { $0.night?.label == Text(label) }
            // The file's problems are those of both sides, and are said once.
            input.diagnostics = place == 0 ? contents.diagnostics : []
            guard !input.records.isEmpty else {
                let known = Set(contents.records.compactMap(\.night?.label.string))
                let near = NearestWord.to(label, among: known.sorted { $0.precedesInBytes($1) })
                throw UsageError(
                    place == 0 ? "OLD" : "NEW",
                    "\(path) has no night `\(label)`"
                        + (near.map { "; did you mean `\($0)`?" } ?? "")
                )
            }
            return Side(name: label, input: input)
        }
    }

    /// Writes the comparison; 2 where there is a difference, 4 where a side has no record.
    static func report(
        _ sides: [Side],
        _ options: RunOptions,
        _ console: Console,
        write: (DiffReport) -> String
    ) throws -> ExitStatus {
        guard let old = sides.first, let new = sides.last else { return .noRecords }
        for side in sides { console.show(side.input.diagnostics) }
        for side in sides where side.input.records.isEmpty {
            console.fail(
                RunFailure(
                    "\(side.name): no record was found; name a file or directory of build metadata",
                    status: .noRecords
                )
            )
        }
        let compared = FleetComparison(
            old: old.input.records,
            new: new.input.records,
            rules: Pipeline.findingRules(options)
        )
        guard let compared else { return .noRecords }
        try console.result(write(DiffReport(compared, old: old.name, new: new.name)))
        let unusable = sides.map { $0.input.status(options) }.first { $0 != .done }
        return unusable ?? (compared.isDifferent ? .gateFailed : .done)
    }
}

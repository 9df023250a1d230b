internal import BuildModel
internal import FileAccess
internal import FleetAnalysis
internal import MetadataInput

/// What the inputs of a run came to.
struct RunInput {
    /// One a platform of a build, merged by id, in the order of every output.
    var records: [Record] = []
    /// Indexes, manifests and configs, with what is known of their builds.
    var companions: [Companion] = []
    /// In the order of the problems page.
    var diagnostics: [Diagnostic] = []
    /// Files that are no metadata at all; they are counted and nothing else.
    var otherFileCount = 0

    /// 4 where there is nothing to show, 3 where `--strict` forbids what was found.
    func status(_ options: RunOptions) -> ExitStatus {
        if records.isEmpty { return .noRecords }
        let isUsable = !diagnostics.contains { $0.level >= .warning }
        return options.isStrict && !isUsable ? .unusableInput : .done
    }
}

/// The stages from paths to records: scan, read, join.
enum InputStage {
    /// `history` holds what earlier runs kept.
    static func run(
        _ options: RunOptions,
        output: FileIdentity? = nil,
        history: HistoryFile.Contents? = nil,
        _ console: Console
    ) async throws -> RunInput {
        let rules = try rules(of: options)
        let scan = try DirectoryScanner.scan(options.arguments, options.scan(output: output))
        let limit = options.maximumFileSizeInBytes
        let findings = try await scan.files.concurrentMap(
            width: options.jobs,
            progress: { console.progress("reading", $0, of: scan.files.count) }
        ) { file throws(RunFailure) in
            try RunFailure.checkInterruption()
            return InputReading.read(file, rules: rules, limit: limit)
        }
        var input = RunInput()
        input.diagnostics = scan.diagnostics
        var lines: [Record] = []
        var joined = try gather(
            findings,
            &lines,
            history?.companions ?? [],
            rules,
            into: &input
        )
        try await seal(&joined.drafts, options, rules, into: &input)
        input.records = try Rejoining.join(
            history?.records ?? [],
            lines,
            with: input.records,
            &joined.companions,
            rules
        ) { () throws(RunFailure) in try RunFailure.checkInterruption() }
        input.companions = joined.companions.all()
        input.diagnostics += joined.companions.diagnostics
        input.diagnostics += input.companions.compactMap(\.noteOfNoBuild)
        input.diagnostics = Set(input.diagnostics).sorted()
        return input
    }

    /// Adds what is a record already to the lines; the rest comes back as drafts, joined.
    private static func gather(
        _ findings: [FileFindings],
        _ lines: inout [Record],
        _ earlierCompanions: [Companion],
        _ rules: ReadingRules,
        into input: inout RunInput
    ) throws -> Joining.Result {
        var drafts: [Draft] = []
        var companions = earlierCompanions
        for finding in findings {
            drafts += finding.drafts
            companions += finding.companions
            lines += finding.records
            input.diagnostics += finding.diagnostics
            if !finding.isMetadata { input.otherFileCount += 1 }
        }
        return try Joining.join(drafts, companions, nights: rules.nights) {
            () throws(RunFailure) in try RunFailure.checkInterruption()
        }
    }

    /// Makes records of drafts, which are dropped as they are sealed.
    private static func seal(
        _ drafts: inout [Draft],
        _ options: RunOptions,
        _ rules: ReadingRules,
        into input: inout RunInput
    ) async throws {
        drafts.reverse()
        while !drafts.isEmpty {
            let batch = Array(drafts.suffix(sealedAtATime).reversed())
            drafts.removeLast(batch.count)
            input.records += try await batch.concurrentMap(width: options.jobs) {
                draft throws(RunFailure) in
                try RunFailure.checkInterruption()
                return Sealing.seal(draft, rules)
            }
        }
    }

    private static let sealedAtATime = 4_096

    static func rules(of options: RunOptions) throws -> ReadingRules {
        ReadingRules(
            attributes: AttributeFilter(
                show: options.showArgs.map(\.pattern),
                hide: options.hideArgs.map(\.pattern)
            ),
            nights: try NightRule(
                pattern: options.nightPattern,
                dayStartInMinutes: options.dayStartsInMinutes
            ),
            imageNames: options.imageNames.map { ($0.glob, $0.name.string) }
        )
    }
}

extension RunOptions {
    /// The inputs as the scan takes them: `-` and `@list` keep their signs.
    var arguments: [BytePath] {
        inputs.map { input in
            switch input {
            case .path(let path): path
            case .standardInput: "-"
            case .list(let path): BytePath(bytes: [UInt8(ascii: "@")] + path.bytes) ?? path
            }
        }
    }

    func scan(output: FileIdentity?) -> ScanOptions {
        var scan = ScanOptions()
        scan.include = include
        scan.exclude = exclude
        scan.output = output
        return scan
    }
}

internal import ArgumentParser
internal import ReportPages

/// What changed between two sides.
struct DiffCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed between two files, directories or nights.",
        usage: "pindrift diff OLD NEW [options]",
        discussion: """
            The newest record of every image and platform of OLD is compared with that of NEW. \
            With --history, OLD and NEW are two nights of that file:

              pindrift diff nightly/2026-11-05 nightly/2026-11-06
              pindrift diff --history history.ndjson 2026-11-05 2026-11-06

            With --exit-code the status is 2 where a change counts, an image stands on one side \
            only, a build failed on a side, or an output changed although no input is known to have; else 0. \
            Digests that differ with every build, such as an index', are no difference.
            """
    )

    @OptionGroup(title: "What to read")
    var inputs: InputArguments

    @OptionGroup(title: "What to look for")
    var findings: FindingArguments

    @Option(
        help: ArgumentHelp(
            "Record lines; OLD and NEW are then labels of two of its nights.",
            valueName: "file"
        )
    )
    var history: String?

    @Option(help: ArgumentHelp("How the result is written.", valueName: "form"))
    var format = Format.text

    @Flag(help: "Exit with status 2 when there is a difference.")
    var exitCode = false

    @Flag(help: "Write names, pins and lists in full; for text.")
    var noTrunc = false

    @OptionGroup(title: "What to say")
    var messages: ConsoleArguments

    enum Format: String, CaseIterable, ExpressibleByArgument {
        case text, markdown, json
    }

    mutating func validate() throws {
        guard inputs.paths.count == 2 else {
            throw ValidationError("Expected two sides, OLD and NEW.")
        }
        if history == nil, inputs.paths == ["-", "-"] {
            throw ValidationError("OLD and NEW cannot both be standard input.")
        }
    }

    func run() async throws {
        let surroundings = Surroundings.current
        let options = try RunOptions(
            inputs,
            findings: findings,
            console: messages,
            surroundings
        )
        let console = messages.console(surroundings)
        defer { console.clearProgress() }
        let sides =
            if let history {
                try DiffStage.nights(inputs.paths, of: history, options)
            } else {
                try await DiffStage.inputs(options, names: inputs.paths, console)
            }
        let status = try DiffStage.report(sides, options, console) { report in
            switch format {
            case .text:
                report.text(isFull: noTrunc).map(ConsoleText.line)
                    .flatMap { LineBreaking.lines($0, width: surroundings.outputWidth ?? .max) }
                    .map { $0 + "\n" }.joined()
            case .markdown: report.markdown()
            case .json: ConsoleText.json(String(decoding: report.json(), as: UTF8.self))
            }
        }
        let isFine = status == .gateFailed && !exitCode
        throw ExitCode((isFine ? ExitStatus.done : status).rawValue)
    }
}

internal import ArgumentParser
internal import FileAccess

/// The command: from the words of the command line to an exit status.
@main
struct Pindrift: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pindrift",
        abstract: "Turns BuildKit's build metadata into a site that shows what images are made of.",
        usage: "pindrift [build] PATH ... [options]",
        discussion: """
            Give it a directory of metadata files, the ones that `--metadata-file` or the build \
            action write:

              pindrift build nightly/ --output public

            Exit status: 0 done, 1 the run failed, 2 a gate failed, 3 unusable input under \
            --strict, 4 no usable record found, 64 wrong usage, 75 the output is in use by another \
            run, 130 or 143 interrupted.
            """,
        version: version,
        subcommands: [
            BuildCommand.self, RecordsCommand.self, DiffCommand.self, HistoryCommand.self,
            ExplainCommand.self,
        ],
        defaultSubcommand: BuildCommand.self
    )

    static let version = "0.1.0"

    static func main() async {
        StandardDescriptors.reserve()
        Signals.watch()
        let streams = StandardStreams()
        let words = Array(CommandLine.arguments.dropFirst())
        var status = await run(words, streams)
        if !streams.finish() { status = .failed }
        exit(withError: ExitCode(status.rawValue))
    }

    /// Parses and runs; whatever is thrown becomes a message and a status.
    private static func run(_ words: [String], _ streams: StandardStreams) async -> ExitStatus {
        let console = streams.console()
        var command: any ParsableCommand
        do {
            command = try parseAsRoot(words)
        } catch {
            return answer(error, console)
        }
        do {
            if var asynchronous = command as? any AsyncParsableCommand {
                try await asynchronous.run()
            } else {
                try command.run()
            }
            return .done
        } catch let code as ExitCode {
            return ExitStatus(code)
        } catch  where !isOurs(command) {
            return answer(error, console)
        } catch {
            if let signal = Signals.interruption {
                console.fail(RunFailure.stopped(bySignal: signal))
                return ExitStatus(signal: signal)
            }
            console.fail(error)
            return ExitStatus(error)
        }
    }

    /// `help` is a command of the parser's own, which throws its answer.
    private static func isOurs(_ command: any ParsableCommand) -> Bool {
        (configuration.subcommands + HistoryCommand.configuration.subcommands)
            .contains { $0 == type(of: command) }
    }

    /// Help and version are results; anything else that the parser throws is wrong usage.
    private static func answer(_ error: any Error, _ console: Console) -> ExitStatus {
        let text = fullMessage(for: error)
        guard exitCode(for: error).isSuccess else {
            console.failUsage(text)
            return .usage
        }
        do {
            try console.result(text + "\n")
            return .done
        } catch {
            console.fail(error)
            return .failed
        }
    }
}

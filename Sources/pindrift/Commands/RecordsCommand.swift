internal import ArgumentParser

/// From metadata to record lines on standard output.
struct RecordsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "records",
        abstract: "Print the normalised records, one JSON object a line.",
        discussion: """
            The lines are sorted and are metadata themselves: `pindrift records a/ b/ | pindrift \
            build -` makes the same site as `pindrift build a/ b/`.
            """
    )

    @OptionGroup(title: "What to read")
    var inputs: InputArguments

    @OptionGroup(title: "What to say")
    var messages: ConsoleArguments

    func run() async throws {
        let surroundings = Surroundings.current
        let options = try RunOptions(inputs, console: messages, surroundings)
        let console = messages.console(surroundings)
        defer { console.clearProgress() }
        let status = try await Pipeline.records(options, console)
        throw ExitCode(status.rawValue)
    }
}

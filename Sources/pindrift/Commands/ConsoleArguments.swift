internal import ArgumentParser

/// What is said while a command runs.
struct ConsoleArguments: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Say nothing but errors.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Show every problem, notes too.")
    var verbose = false

    @Flag(help: "Draw no progress on a terminal.")
    var noProgress = false

    @Option(help: ArgumentHelp("Colour the words of levels.", valueName: "when"))
    var color = ColorChoice.auto

    mutating func validate() throws {
        if quiet, verbose { throw ValidationError("--quiet and --verbose exclude each other") }
    }

    var verbosity: RunOptions.Verbosity {
        quiet ? .quiet : verbose ? .verbose : .normal
    }

    func console(_ surroundings: Surroundings) -> Console {
        let isColored = color.isColored(
            isTerminal: surroundings.isErrorTerminal,
            surroundings.variable
        )
        return StandardStreams().console(
            verbosity: verbosity,
            style: Style(isColored: isColored),
            showsProgress: !noProgress && surroundings.allowsProgress
        )
    }
}

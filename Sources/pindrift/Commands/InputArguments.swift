internal import ArgumentParser

/// What is read and how: the options of every command that reads metadata.
struct InputArguments: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "A file, a directory, '-' for standard input, or '@list.txt' with a path on each line.",
            valueName: "path"
        )
    )
    var paths: [String] = []

    @Option(
        parsing: .unconditional,
        help: ArgumentHelp(
            "Take the night from the path: the last text that the pattern captures. "
                + "(default: a date in the path, else the date of the build)",
            valueName: "regex"
        )
    )
    var nightPattern: String?

    @Option(
        help: ArgumentHelp(
            "When a new night starts, in UTC. (default: 00:00)",
            valueName: "hh:mm"
        )
    )
    var dayStarts: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Read only files whose path matches. Repeatable.", valueName: "glob")
    )
    var include: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp("Leave out files whose path matches. Repeatable.", valueName: "glob")
    )
    var exclude: [String] = []

    @Option(help: ArgumentHelp("Refuse larger files. (default: 16MiB)", valueName: "size"))
    var maxFileSize: String?

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Show the values of these build arguments, labels and attributes. Repeatable.",
            valueName: "glob"
        )
    )
    var showArg: [String] = []

    @Option(
        parsing: .singleValue,
        help: ArgumentHelp(
            "Hide these values; stronger than --show-arg. Repeatable.",
            valueName: "glob"
        )
    )
    var hideArg: [String] = []

    @Option(
        help: ArgumentHelp("How many files to work on at a time. (default: cores)", valueName: "n")
    )
    var jobs: Int?

    @Flag(help: "Exit with status 3 when an input cannot be used.")
    var strict = false

    @Option(
        help: ArgumentHelp(
            "The configuration. (default: pindrift.yml, found upward to the repository's root)",
            valueName: "file"
        )
    )
    var config: String?

    mutating func validate() throws {
        if let jobs, !(1...1024).contains(jobs) {
            throw ValidationError("--jobs: expected a number from 1 to 1024")
        }
    }

    func apply(to layers: inout SettingLayers) {
        layers.setFlag("PATH", .inputs, to: paths)
        layers.setFlag("--night-pattern", .nightPattern, to: nightPattern)
        layers.setFlag("--day-starts", .dayStarts, to: dayStarts)
        layers.setFlag("--include", .include, to: include)
        layers.setFlag("--exclude", .exclude, to: exclude)
        layers.setFlag("--max-file-size", .maxFileSize, to: maxFileSize)
        layers.setFlag("--show-arg", .showArgs, to: showArg)
        layers.setFlag("--hide-arg", .hideArgs, to: hideArg)
    }
}

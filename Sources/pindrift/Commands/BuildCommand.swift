internal import ArgumentParser

/// The default verb: from metadata to a site.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Read build metadata and write the site.",
        discussion: """
            Files that are not metadata are left alone; a broken one is a problem on the site's \
            problems page, and the rest is published. A setting can also stand in pindrift.yml \
            (`nightPattern: ...`) or in a variable (`PINDRIFT_NIGHT_PATTERN`); a flag wins over a \
            variable, a variable over the file.
            """
    )

    @OptionGroup(title: "What to read")
    var inputs: InputArguments

    @OptionGroup(title: "What to look for")
    var findings: FindingArguments

    @OptionGroup(title: "What to write")
    var site: SiteArguments

    @OptionGroup(title: "What to say")
    var messages: ConsoleArguments

    func run() async throws {
        let surroundings = Surroundings.current
        let options = try RunOptions(
            inputs,
            findings: findings,
            site: site,
            console: messages,
            surroundings
        )
        let console = messages.console(surroundings)
        defer { console.clearProgress() }
        let status = try await Pipeline.build(options, console)
        throw ExitCode(status.rawValue)
    }
}

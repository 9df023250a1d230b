internal import FileAccess

/// From the words of a command line to options.
extension RunOptions {
    /// Reads the configuration and the variables below the flags.
    init(
        _ inputs: InputArguments,
        findings: FindingArguments? = nil,
        site: SiteArguments? = nil,
        console: ConsoleArguments,
        _ surroundings: Surroundings
    ) throws {
        var layers = SettingLayers()
        inputs.apply(to: &layers)
        findings?.apply(to: &layers)
        site?.apply(to: &layers)
        try layers.readVariables(surroundings.variable)
        var folder = BytePath.currentDirectory
        if let file = try Self.configPath(inputs.config) {
            layers.file = try ConfigFile(reading: file).values
            folder = file.parent
        }
        try self.init(layers, configFolder: folder, pathOfArgument: Arguments.path)
        jobs = inputs.jobs ?? surroundings.processors
        isStrict = inputs.strict
        verbosity = console.verbosity
        sourceDateEpoch = try surroundings.sourceDateEpoch()
    }

    private static func configPath(_ argument: String?) throws(UsageError) -> BytePath? {
        guard let argument else { return ConfigDiscovery.find() }
        guard let path = Arguments.path(argument), !path.bytes.isEmpty else {
            throw UsageError("--config", "is empty, expected a path")
        }
        return path
    }
}

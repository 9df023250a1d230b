internal import BuildModel
internal import FileAccess

/// From settings to options: every value is checked here, once.
extension RunOptions {
    /// Switches that only a flag can set are given to the result by the caller.
    ///
    /// `configFolder` is the folder of `pindrift.yml`: the paths in it are relative to it.
    init(
        _ layers: SettingLayers,
        configFolder: BytePath = .currentDirectory,
        pathOfArgument: @escaping (String) -> BytePath? = { BytePath($0) }
    ) throws(UsageError) {
        let reader = SettingReader(
            layers: layers,
            configFolder: configFolder,
            pathOfArgument: pathOfArgument
        )
        let inputs = try reader.inputs()
        guard !inputs.isEmpty else {
            throw UsageError(
                "PATH",
                "nothing to read; name a file, a directory, `-` or `@list.txt`"
            )
        }
        self.init(inputs: inputs)
        if let path = try reader.path(.output) { output = path }
        history = try reader.path(.history)
        nightPattern = try reader.value(.nightPattern, "a regular expression of at most 1 KiB") {
            $0.utf8.count <= 1024 && (try? Regex($0)) != nil ? $0 : nil
        }
        if let minutes = try reader.value(.dayStarts, "a time of day, HH:MM", ClockText.minutes) {
            dayStartsInMinutes = minutes
        }
        if let chosen = try reader.formats() { formats = chosen }
        templates = try reader.path(.templates)
        title = try reader.value(.title, "text of at most 200 bytes") {
            (1...200).contains($0.utf8.count) ? $0 : nil
        }
        siteURL = try reader.value(
            .siteURL,
            "an http or https URL without user, query and fragment",
            WebAddress.normalized
        )
        showArgs = try reader.globs(.showArgs)
        hideArgs = try reader.globs(.hideArgs)
        fixedRefs = try reader.globs(.fixedRefs)
        movingRefs = try reader.globs(.movingRefs)
        include = try reader.globs(.include)
        exclude = try reader.globs(.exclude)
        if let size = try reader.value(.maxFileSize, "a size up to 2GiB, like 16MiB", Self.size) {
            maximumFileSizeInBytes = size
        }
        imageNames = try reader.imageNames()
    }

    private static func size(_ text: String) -> Int? {
        guard let bytes = SizeText.bytes(text), (1...2 << 30).contains(bytes) else { return nil }
        return bytes
    }
}

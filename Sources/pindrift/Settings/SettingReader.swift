internal import BuildModel
internal import FileAccess

/// Values of the layers in the types of the options; a refusal names the place of the value.
struct SettingReader {
    let layers: SettingLayers
    let configFolder: BytePath
    let pathOfArgument: (String) -> BytePath?

    /// `nil` where nothing was set; `parse` answers `nil` for what is not `expected`.
    func value<Value>(
        _ setting: Setting,
        _ expected: String,
        _ parse: (String) -> Value?
    ) throws(UsageError) -> Value? {
        guard let found = layers[setting], case .text(let text) = found.content else { return nil }
        guard let value = parse(text) else { throw found.refusal(of: text, expected) }
        return value
    }

    func path(_ setting: Setting) throws(UsageError) -> BytePath? {
        guard let found = layers[setting], case .text(let text) = found.content else { return nil }
        return try path(text, found)
    }

    func inputs() throws(UsageError) -> [RunOptions.Input] {
        guard let found = layers[.inputs] else { return [] }
        var inputs: [RunOptions.Input] = []
        for text in found.items {
            if text.utf8.elementsEqual("-".utf8) {
                inputs.append(.standardInput)
            } else if text.utf8.first == UInt8(ascii: "@") {
                inputs.append(.list(try path(text, found, dropping: 1)))
            } else {
                inputs.append(.path(try path(text, found)))
            }
        }
        return inputs
    }

    func formats() throws(UsageError) -> Set<RunOptions.PageFormat>? {
        guard let found = layers[.formats] else { return nil }
        var formats: Set<RunOptions.PageFormat> = []
        for text in found.items.flatMap(SettingLayers.items) {
            guard let format = RunOptions.PageFormat(rawValue: text) else {
                throw found.refusal(of: text, "html, md and json, comma separated")
            }
            formats.insert(format)
        }
        guard formats.contains(.html) else {
            throw UsageError(
                found.origin.description,
                "html is missing, but a site is made of HTML pages; add html, or leave this out"
            )
        }
        return formats
    }

    func globs(_ setting: Setting) throws(UsageError) -> [Glob] {
        guard let found = layers[setting] else { return [] }
        var globs: [Glob] = []
        for text in found.items { globs.append(try glob(text, found)) }
        return globs
    }

    func imageNames() throws(UsageError) -> [RunOptions.ImageName] {
        guard let found = layers[.images], case .pairs(let pairs) = found.content else { return [] }
        var names: [RunOptions.ImageName] = []
        for pair in pairs {
            guard (1...255).contains(pair.value.utf8.count) else {
                throw found.refusal(of: pair.value, "an image name of at most 255 bytes")
            }
            let glob = try glob(pair.key, found)
            names.append(RunOptions.ImageName(glob: glob, name: Text(pair.value)))
        }
        return names
    }

    private func glob(_ text: String, _ found: SettingValue) throws(UsageError) -> Glob {
        guard (1...1024).contains(text.utf8.count) else {
            throw found.refusal(of: text, "a pattern of at most 1 KiB")
        }
        return Glob(text)
    }

    /// The path as the person meant it: one of the configuration is relative to its folder.
    private func path(
        _ text: String,
        _ found: SettingValue,
        dropping prefix: Int = 0
    ) throws(UsageError) -> BytePath {
        let whole = found.origin.isFlag ? pathOfArgument(text) : BytePath(text)
        guard let whole, whole.bytes.count > prefix,
            let path = BytePath(bytes: Array(whole.bytes.dropFirst(prefix)))
        else { throw found.refusal(of: text, "a path") }
        guard found.origin.isFile, !path.isAbsolute, configFolder != .currentDirectory else {
            return path
        }
        return configFolder.appending(path)
    }
}

extension SettingValue {
    /// All texts of a list; a text alone is a list of one.
    var items: [String] {
        switch content {
        case .text(let text): [text]
        case .list(let items): items
        case .pairs: []
        }
    }

    /// Says what is expected here; the text itself is not repeated.
    func refusal(of text: String, _ expected: String) -> UsageError {
        let found =
            text.utf8.isEmpty ? "is empty" : "has a text of \(counted(text.utf8.count, "byte"))"
        return UsageError(origin.description, "\(found), expected \(expected)")
    }
}

extension SettingValue.Origin {
    var isFlag: Bool {
        if case .flag = self { true } else { false }
    }

    var isFile: Bool {
        if case .file = self { true } else { false }
    }
}

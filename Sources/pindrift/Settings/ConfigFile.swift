private import BuildModel
internal import FileAccess
private import Yams

/// What `pindrift.yml` sets.
struct ConfigFile: Hashable, Sendable {
    var values: [Setting: SettingValue]

    static let maximumSizeInBytes = 1 << 20

    init(reading path: BytePath) throws {
        let bytes = try InputFile(opening: path).contents(limit: Self.maximumSizeInBytes)
        try self.init(bytes: bytes, name: path.text)
    }

    /// Reads the text of a file that messages call `name`.
    init(bytes: [UInt8], name: String) throws(UsageError) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = bytes.starts(with: mark) ? bytes.dropFirst(mark.count) : bytes[...]
        guard let text = String(validating: body, as: UTF8.self) else {
            throw UsageError(name, "is not UTF-8 text")
        }
        guard !ConfigAliases.areUsed(in: bytes) else {
            throw UsageError(name, ConfigAliases.refusal)
        }
        values = [:]
        guard let root = try Self.compose(text, name), !ConfigNode.isNull(root) else { return }
        guard let mapping = root.mapping else {
            throw UsageError(
                "\(name):\(ConfigNode.line(root))",
                "is \(ConfigNode.kind(root)), expected a mapping of settings"
            )
        }
        for (key, value) in mapping {
            let (setting, found) = try Self.entry(key, value, name)
            values[setting] = found
        }
    }

    private static func entry(
        _ key: Node,
        _ value: Node,
        _ name: String
    ) throws(UsageError) -> (Setting, SettingValue) {
        let place = "\(name):\(ConfigNode.line(key))"
        guard let word = key.scalar?.string else {
            throw UsageError(place, "the key is \(ConfigNode.kind(key)), expected a word")
        }
        guard let setting = Setting(rawValue: word) else { throw unknown(word, at: place) }
        let content = try ConfigNode.content(of: value, for: setting, in: name)
        let origin = SettingValue.Origin.file(name, line: ConfigNode.line(key), key: setting.key)
        return (setting, SettingValue(content: content, origin: origin))
    }

    private static func unknown(_ word: String, at place: String) -> UsageError {
        let shown = VisibleText.clipped(word, toBytes: 64)
        let keys = Setting.allCases.map(\.key)
        guard let near = NearestWord.to(word, among: keys) else {
            return UsageError(place, "unknown key `\(shown)`, expected one of: " + joined(keys))
        }
        return UsageError(place, "unknown key `\(shown)`; did you mean `\(near)`?")
    }

    private static func joined(_ words: [String]) -> String {
        words.dropFirst().reduce(words.first ?? "") { $0 + ", " + $1 }
    }

    /// The tree of the text; what the parser says is kept, the lines that it quotes are not.
    private static func compose(_ text: String, _ name: String) throws(UsageError) -> Node? {
        do {
            return try Yams.compose(yaml: text, .basic, .default, .utf8)
        } catch {
            throw ConfigNode.refusal(of: error, in: name)
        }
    }
}

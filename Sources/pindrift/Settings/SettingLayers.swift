/// All that was set, from the strongest to the weakest: flags, variables, the configuration.
///
/// A stronger layer replaces the whole value of a weaker one; lists do not add up.
struct SettingLayers: Hashable, Sendable {
    var flags: [Setting: SettingValue] = [:]
    var variables: [Setting: SettingValue] = [:]
    var file: [Setting: SettingValue] = [:]

    /// The value that counts; `nil` where the default does.
    subscript(setting: Setting) -> SettingValue? {
        flags[setting] ?? variables[setting] ?? file[setting]
    }

    mutating func setFlag(_ name: String, _ setting: Setting, to text: String?) {
        guard let text else { return }
        flags[setting] = SettingValue(content: .text(text), origin: .flag(name))
    }

    /// An option that was not given is an empty list to the parser, and not a value.
    mutating func setFlag(_ name: String, _ setting: Setting, to list: [String]) {
        guard !list.isEmpty else { return }
        flags[setting] = SettingValue(content: .list(list), origin: .flag(name))
    }
}

extension SettingLayers {
    /// Reads the variables of every setting; an empty variable counts as not set.
    ///
    /// Lists are comma separated; `images` is a list of `GLOB=NAME`.
    mutating func readVariables(_ value: (String) -> String?) throws(UsageError) {
        for setting in Setting.allCases {
            guard let text = value(setting.variable), !text.isEmpty else { continue }
            let content: SettingValue.Content
            switch setting.shape {
            case .text: content = .text(text)
            case .list: content = .list(Self.items(of: text))
            case .pairs: content = .pairs(try Self.pairs(of: text, in: setting.variable))
            }
            variables[setting] = SettingValue(
                content: content,
                origin: .variable(setting.variable)
            )
        }
    }

    /// The parts between commas, without blanks around them; empty parts are dropped.
    static func items(of text: String) -> [String] {
        text.utf8.split(separator: UInt8(ascii: ",")).compactMap { part in
            var item = part
            while let first = item.first, isBlank(first) { item.removeFirst() }
            while let last = item.last, isBlank(last) { item.removeLast() }
            return item.isEmpty ? nil : String(decoding: item, as: UTF8.self)
        }
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    private static func pairs(
        of text: String,
        in variable: String
    ) throws(UsageError) -> [SettingValue.Pair] {
        var pairs: [SettingValue.Pair] = []
        for item in items(of: text) {
            guard let sign = item.utf8.firstIndex(of: UInt8(ascii: "=")) else {
                throw UsageError(variable, "has an item without `=`, expected GLOB=NAME,GLOB=NAME")
            }
            let value = item[item.utf8.index(after: sign)...]
            pairs.append(SettingValue.Pair(key: String(item[..<sign]), value: String(value)))
        }
        return pairs
    }
}

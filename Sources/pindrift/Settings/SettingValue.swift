/// A value as a person wrote it, and where.
struct SettingValue: Hashable, Sendable {
    var content: Content
    var origin: Origin

    enum Content: Hashable, Sendable {
        case text(String)
        case list([String])
        /// In the order in which they were written.
        case pairs([Pair])
    }

    struct Pair: Hashable, Sendable {
        var key: String
        var value: String
    }

    /// Where a value stands; its description is the start of a message about the value.
    enum Origin: Hashable, Sendable, CustomStringConvertible {
        case flag(String)
        case variable(String)
        /// `file` as shown to people, `line` from 1.
        case file(String, line: Int, key: String)

        var description: String {
            switch self {
            case .flag(let name): name
            case .variable(let name): name
            case .file(let file, let line, let key): "\(file):\(line): \(key)"
            }
        }
    }
}

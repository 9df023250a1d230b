internal import Yams

/// Values of the YAML tree in the words of our messages.
enum ConfigNode {
    static func line(_ node: Node) -> Int { node.mark?.line ?? 1 }

    static func isNull(_ node: Node) -> Bool {
        guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
            return false
        }
        return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
    }

    /// What a node is, never what it says.
    static func kind(_ node: Node) -> String {
        switch node {
        case .scalar: isNull(node) ? "empty" : "text"
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }

    static func content(
        of node: Node,
        for setting: Setting,
        in file: String
    ) throws(UsageError) -> SettingValue.Content {
        let reader = Reader(file: file, setting: setting)
        switch (setting.shape, node) {
        case (.text, _):
            return .text(try reader.text(node))
        case (.list, .sequence(let sequence)):
            var items: [String] = []
            for item in sequence { items.append(try reader.text(item)) }
            return .list(items)
        case (.pairs, .mapping(let mapping)):
            var pairs: [SettingValue.Pair] = []
            for (key, value) in mapping {
                pairs.append(
                    SettingValue.Pair(key: try reader.text(key), value: try reader.text(value))
                )
            }
            return .pairs(pairs)
        default:
            throw reader.mismatch(node, expected: setting.shape.rawValue)
        }
    }

    /// Reads the scalars of one setting.
    private struct Reader {
        let file: String
        let setting: Setting

        func text(_ node: Node) throws(UsageError) -> String {
            guard let scalar = node.scalar, !isNull(node) else {
                throw mismatch(node, expected: "text")
            }
            return scalar.string
        }

        func mismatch(_ node: Node, expected: String) -> UsageError {
            UsageError(place(node), "is \(kind(node)), expected \(expected)")
        }

        private func place(_ node: Node) -> String { "\(file):\(line(node)): \(setting.key)" }
    }

    /// The parser's complaint without the text that it quotes.
    static func refusal(of error: any Error, in file: String) -> UsageError {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            let hint =
                problem.utf8.elementsEqual(starProblem.utf8)
                ? "; a text that starts with `*` or `&` needs quotes" : ""
            return UsageError("\(file):\(mark.line)", "is not YAML: " + problem + hint)
        case .duplicatedKeysInMapping(_, let context):
            return UsageError("\(file):\(context.mark.line)", "has the same key twice")
        case .reader(let problem, _, _, _):
            return UsageError(file, "is not YAML: " + problem)
        default:
            return UsageError(file, "is not YAML")
        }
    }

    /// What libyaml says of `*.json` without quotes, which it reads as an alias.
    private static let starProblem = "did not find expected alphabetic or numeric character"
}

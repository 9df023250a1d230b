internal import BuildModel

extension JSONPointer {
    /// The pointer as outputs show it: keys are foreign text, and a target or a nested build may be
    /// named like a secret.
    var shown: Text { Self.shown(text) }

    /// A pointer's text without the secrets in its keys.
    static func shown(_ text: String) -> Text {
        // The quick look sees no user info behind an escaped slash, which is why each key is unescaped.
        guard text.utf8.contains(UInt8(ascii: "/")) else { return Text(text) }
        let parts = text.bytes.split(separator: .slash, omittingEmptySubsequences: false)
        let shown = parts.map { part -> String in
            let key = unescaped(part)
            let redacted = Redactor.text(key)
            return redacted == key ? String(part) : escaped(redacted)
        }
        return Text(shown.joined(separator: "/"))
    }

    /// The key of a part, `~1` read as `/` and `~0` as `~`.
    private static func unescaped(_ part: Bytes) -> String {
        guard part.contains(tilde) else { return String(part) }
        var key: [UInt8] = []
        var index = part.startIndex
        while index < part.endIndex {
            let next = index + 1 < part.endIndex ? part[index + 1] : 0
            if part[index] == tilde, next == UInt8(ascii: "0") || next == UInt8(ascii: "1") {
                key.append(next == UInt8(ascii: "0") ? tilde : .slash)
                index += 2
            } else {
                key.append(part[index])
                index += 1
            }
        }
        return String(key[...])
    }

    private static let tilde = UInt8(ascii: "~")
}

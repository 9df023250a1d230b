internal import BuildModel

extension JSONPointer {
    /// The pointer as outputs show it: keys are foreign text, and a target or a nested build may be
    /// named like a secret.
    var shown: Text { Self.shown(text) }

    /// A pointer's text without the secrets in its keys.
    ///
    /// Each key is looked at as it is meant and as it is written, and so is the whole: a record line
    /// may hold a pointer that nobody escaped.
    static func shown(_ text: String) -> Text {
        // Unescaping makes slashes and tildes only, with which no secret begins.
        guard Redactor.mayHoldSecret(text) else { return Text(text) }
        let parts = text.bytes.split(separator: .slash, omittingEmptySubsequences: false)
        let shown = parts.map { part -> String in
            let written = Redactor.text(String(part))
            let key = unescaped(written.bytes)
            let redacted = Redactor.text(key)
            return Text(redacted) == Text(key) ? written : escaped(redacted)
        }
        return Text(Redactor.text(shown.joined(separator: "/")))
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

/// The one place where secrets leave a text before it is stored anywhere (formats.md 11).
///
/// Everything works on bytes and needs no URL to parse. Redacting twice changes nothing more.
package enum Redactor {
    /// What stands in place of a secret.
    package static let mark = "REDACTED"

    /// The text without user info of URLs, secret query values and tokens of known shapes.
    package static func text(_ raw: String) -> String {
        guard mayHoldSecret(raw) else { return raw }
        var result = raw.bytes
        // Where something was taken out, what is left may look like a secret of another kind. Nobody
        // writes a text that needs many rounds, so one that does is hidden as a whole.
        for _ in 0..<maximumRounds {
            let next = once(result)
            if next.elementsEqual(result) { return String(result) }
            result = next
        }
        return mark
    }

    /// The path of a file without tokens of known shapes; `@` and `?` mean nothing in it.
    package static func path(_ raw: String) -> String {
        guard mayHoldSecret(raw) else { return raw }
        return String(TokenShapes.removed(from: raw.bytes))
    }

    private static let maximumRounds = 8

    private static func once(_ bytes: Bytes) -> Bytes {
        TokenShapes.removed(from: QuerySecrets.removed(from: UserInfo.removed(from: bytes)))
    }

    /// Whether a name says that its value is a secret: `NPM_TOKEN`, `apiKey`, but not `AUTHOR`.
    package static func isSecretName(_ name: String) -> Bool { SecretNames.matches(name.bytes) }

    /// A quick look that is right when it says no.
    static func mayHoldSecret(_ raw: String) -> Bool {
        let bytes = raw.utf8.span
        for index in bytes.indices {
            switch bytes[index] {
            case .at, .equals, .question, .ampersand: return true
            // A name in quotes, as of a JSON member.
            case 0x22, 0x27: return true
            // An escaped mark.
            case .percent: return true
            default: break
            }
            if TokenShapes.mayStart(in: bytes, at: index) { return true }
        }
        return false
    }
}

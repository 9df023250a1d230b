private import BuildModel

/// Tokens that are known by their shape, wherever they stand.
///
/// Digests, commits and versions have none of these shapes.
enum TokenShapes {
    static func removed(from bytes: Bytes) -> Bytes {
        var scan = TokenScan(bytes: bytes)
        var result: [UInt8] = []
        var kept = bytes.startIndex
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard mayStart(in: bytes.span, at: index - bytes.startIndex),
                let end = scan.tokenEnd(from: index, isAtWord: isBorder(bytes, before: index))
            else {
                index += 1
                continue
            }
            result += bytes[kept..<index]
            result += Redactor.mark.utf8
            index = end
            kept = end
        }
        return kept == bytes.startIndex ? bytes : (result + bytes[kept...])[...]
    }

    /// Whether a word starts here: behind a percent escape, or one of a JSON pointer, too.
    private static func isBorder(_ bytes: Bytes, before index: Int) -> Bool {
        guard index > bytes.startIndex, bytes[index - 1].isAlphanumeric else { return true }
        let isPointerEscape =
            index - bytes.startIndex >= 2 && bytes[index - 2] == UInt8(ascii: "~")
            && (bytes[index - 1] == UInt8(ascii: "0") || bytes[index - 1] == UInt8(ascii: "1"))
        return isPointerEscape || PercentText.endsEscape(in: bytes, before: index)
    }

    /// Whether a token may start here, by its first three bytes; right when it says no.
    static func mayStart(in bytes: Span<UInt8>, at index: Int) -> Bool {
        let candidates = beginnings[Int(bytes[index])]
        guard !candidates.isEmpty, index + 2 < bytes.count else { return false }
        let rest = UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index + 2])
        return candidates.contains(rest)
    }

    /// The second and third bytes of all beginnings, by the first.
    private static let beginnings: [[UInt16]] = {
        var table = [[UInt16]](repeating: [], count: 256)
        for prefix in shapes.map(\.prefix) + ["-----BEGIN ", "eyJ", "hooks.slack.com/services/"] {
            let bytes = Array(prefix.utf8.prefix(3))
            table[Int(bytes[0])].append(UInt16(bytes[1]) << 8 | UInt16(bytes[2]))
        }
        return table
    }()

    /// Looks for tokens from left to right, and remembers which runs hold none.
    private struct TokenScan {
        let bytes: Bytes
        /// Up to here no drawn text starts, for every alphabet.
        private var plainUntil: [Alphabet: Int] = [:]
        /// Up to here no header of a web token starts.
        private var headerlessUntil = 0
        /// The same within a word.
        private var headerlessInWordUntil = 0

        init(bytes: Bytes) {
            self.bytes = bytes
        }

        /// Where the token that starts at `start` ends; `nil` where none does.
        ///
        /// Within a word only what cannot be mistaken for a part of it is a token.
        mutating func tokenEnd(from start: Int, isAtWord: Bool) -> Int? {
            let rest = bytes[start...]
            guard let first = rest.first else { return nil }
            if first == .hyphen {
                // A key in armour: everything after its first line may belong to it.
                return rest.starts(with: "-----BEGIN ") ? bytes.endIndex : nil
            }
            if rest.starts(with: "eyJ"), let end = webTokenEnd(rest, isAtWord: isAtWord) {
                return end
            }
            if rest.starts(with: "hooks.slack.com/services/") {
                return rest.firstIndex { !UserInfo.isToken($0) } ?? bytes.endIndex
            }
            for shape in TokenShapes.shapes
            where (isAtWord || shape.isInWord) && first == shape.prefix.utf8.first
                && rest.starts(with: shape.prefix)
            {
                if let end = bodyEnd(rest.dropFirst(shape.prefix.utf8.count), of: shape) {
                    return end
                }
            }
            return nil
        }

        private mutating func bodyEnd(_ rest: Bytes, of shape: Shape) -> Int? {
            if shape.isMixed, rest.startIndex < plainUntil[shape.alphabet] ?? 0 { return nil }
            let body = rest.prefix(while: shape.alphabet.contains)
            if shape.isMixed, !isMixed(body) {
                plainUntil[shape.alphabet] = body.endIndex
                return nil
            }
            return body.count >= shape.minimum ? body.endIndex : nil
        }

        /// Three base64url parts, the first of a JSON object.
        ///
        /// Within a word the second part must be one, too.
        private mutating func webTokenEnd(_ rest: Bytes, isAtWord: Bool) -> Int? {
            guard rest.startIndex >= headerlessUntil,
                isAtWord || rest.startIndex >= headerlessInWordUntil
            else { return nil }
            let header = rest.prefix(while: Alphabet.dashed.contains)
            guard rest[header.endIndex...].first == .dot else {
                headerlessUntil = header.endIndex
                return nil
            }
            let payload = rest[(header.endIndex + 1)...].prefix(while: Alphabet.dashed.contains)
            guard rest[payload.endIndex...].first == .dot, payload.count >= 4 else {
                headerlessUntil = header.endIndex
                return nil
            }
            guard isAtWord || payload.starts(with: "eyJ") else {
                headerlessInWordUntil = header.endIndex
                return nil
            }
            guard header.count >= 6 else { return nil }
            let signature = rest[(payload.endIndex + 1)...]
            return signature.prefix(while: Alphabet.dashed.contains).endIndex
        }
    }

    /// Letters of both cases and digits, as drawn text has and a name has not.
    private static func isMixed(_ body: Bytes) -> Bool {
        body.contains(where: \.isDigit) && body.contains(where: \.isUpperLetter)
            && body.contains(where: \.isLowerLetter)
    }

    private enum Alphabet {
        case plain, dashed, dotted, capital

        func contains(_ byte: UInt8) -> Bool {
            switch self {
            case .plain: byte.isAlphanumeric
            case .dashed: byte.isAlphanumeric || byte == .hyphen || byte == .underscore
            case .dotted:
                byte.isAlphanumeric || byte == .hyphen || byte == .underscore || byte == .dot
            case .capital: byte.isUpperLetter || byte.isDigit
            }
        }
    }

    private struct Shape {
        var prefix: String
        var alphabet: Alphabet
        var minimum: Int
        /// Whether the body must be of capitals, small letters and digits.
        var isMixed = false
        /// Whether it is known behind a letter or digit, too: no word holds such a text.
        var isInWord = false
    }

    private static let shapes: [Shape] = [
        Shape(prefix: "AGE-SECRET-KEY-", alphabet: .capital, minimum: 10),
        Shape(prefix: "AIza", alphabet: .dashed, minimum: 30),
        Shape(prefix: "AKIA", alphabet: .capital, minimum: 12),
        Shape(prefix: "ASIA", alphabet: .capital, minimum: 12),
        Shape(prefix: "ATATT3", alphabet: .dashed, minimum: 20),
        Shape(prefix: "NRAK-", alphabet: .capital, minimum: 20),
        Shape(prefix: "SG.", alphabet: .dotted, minimum: 40, isMixed: true),
        Shape(prefix: "atlasv1.", alphabet: .dashed, minimum: 20),
        Shape(prefix: "dckr_oat_", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "dckr_pat_", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "dop_v1_", alphabet: .plain, minimum: 20, isInWord: true),
        Shape(prefix: "dp.pt.", alphabet: .plain, minimum: 20),
        Shape(prefix: "gho_", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "ghp_", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "ghr_", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "ghs_", alphabet: .dotted, minimum: 8),
        Shape(prefix: "ghs_", alphabet: .plain, minimum: 30, isInWord: true),
        Shape(prefix: "ghu_", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "github_pat_", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "glagent-", alphabet: .dashed, minimum: 16, isInWord: true),
        Shape(prefix: "glcbt-", alphabet: .dashed, minimum: 12, isInWord: true),
        Shape(prefix: "gldt-", alphabet: .dashed, minimum: 12, isInWord: true),
        Shape(prefix: "glpat-", alphabet: .dotted, minimum: 8, isInWord: true),
        Shape(prefix: "glptt-", alphabet: .dashed, minimum: 12, isInWord: true),
        Shape(prefix: "glrt-", alphabet: .dotted, minimum: 12, isInWord: true),
        Shape(prefix: "hf_", alphabet: .plain, minimum: 30),
        Shape(prefix: "hvb.", alphabet: .dashed, minimum: 20),
        Shape(prefix: "hvs.", alphabet: .dashed, minimum: 20),
        Shape(prefix: "npm_", alphabet: .plain, minimum: 16),
        Shape(prefix: "npm_", alphabet: .plain, minimum: 36, isInWord: true),
        Shape(prefix: "pypi-AgE", alphabet: .dashed, minimum: 16, isInWord: true),
        Shape(prefix: "rk_live_", alphabet: .plain, minimum: 8),
        Shape(prefix: "rk_live_", alphabet: .plain, minimum: 24, isInWord: true),
        Shape(prefix: "rubygems_", alphabet: .plain, minimum: 20, isInWord: true),
        Shape(prefix: "shpat_", alphabet: .plain, minimum: 16, isInWord: true),
        Shape(prefix: "sk-", alphabet: .dashed, minimum: 20, isMixed: true),
        Shape(prefix: "sk_live_", alphabet: .plain, minimum: 8),
        Shape(prefix: "sk_live_", alphabet: .plain, minimum: 24, isInWord: true),
        Shape(prefix: "sk_test_", alphabet: .plain, minimum: 8),
        Shape(prefix: "sk_test_", alphabet: .plain, minimum: 24, isInWord: true),
        Shape(prefix: "xapp-", alphabet: .dashed, minimum: 12, isInWord: true),
        Shape(prefix: "xoxa-", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "xoxb-", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "xoxe-", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "xoxe.", alphabet: .dotted, minimum: 12),
        Shape(prefix: "xoxo-", alphabet: .dashed, minimum: 8),
        Shape(prefix: "xoxp-", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "xoxr-", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "xoxs-", alphabet: .dashed, minimum: 8, isInWord: true),
        Shape(prefix: "ya29.", alphabet: .dotted, minimum: 20),
    ]
}

private import BuildModel

/// Tokens that are known by their shape, wherever they stand.
///
/// Digests, commits and versions have none of these shapes.
enum TokenShapes {
    /// The text without its tokens, those with percent-escaped letters and marks among them.
    static func removed(from bytes: Bytes) -> Bytes {
        var result: [UInt8] = []
        var kept = bytes.startIndex
        for token in tokens(in: bytes) {
            // What was found in two spellings of the text is one token.
            if token.lowerBound >= kept {
                result += bytes[kept..<token.lowerBound]
                result += Redactor.mark.utf8
            }
            kept = max(kept, token.upperBound)
        }
        return kept == bytes.startIndex ? bytes : (result + bytes[kept...])[...]
    }

    /// Whether a token stands in the text.
    static func areFound(in bytes: Bytes) -> Bool { !tokens(in: bytes).isEmpty }

    /// Where tokens stand, in order; some may overlap.
    private static func tokens(in bytes: Bytes) -> [Range<Int>] {
        var found = writtenTokens(in: bytes)
        var text = EscapedText(bytes)
        while text.decode() {
            found += writtenTokens(in: text.decoded).map { text.written($0) }
        }
        return found.sorted { $0.lowerBound < $1.lowerBound }
    }

    private static func writtenTokens(in bytes: Bytes) -> [Range<Int>] {
        var scan = TokenScan(bytes: bytes)
        var found: [Range<Int>] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard mayStart(in: bytes.span, at: index - bytes.startIndex),
                let end = scan.tokenEnd(from: index, isAtWord: isBorder(bytes, before: index))
            else {
                index += 1
                continue
            }
            found.append(index..<end)
            index = end
        }
        return found
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
        for prefix in Shape.all.map(\.prefix) + ["-----BEGIN ", "eyJ"] + WebhookAddress.beginnings {
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
                let isArmour = rest.starts(with: "-----BEGIN ") || rest.starts(with: "-----BEGIN+")
                return isArmour ? bytes.endIndex : nil
            }
            if rest.starts(with: "eyJ"), let end = webTokenEnd(rest, isAtWord: isAtWord) {
                return end
            }
            if let end = WebhookAddress.end(of: rest) { return end }
            for shape in Shape.all
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
}

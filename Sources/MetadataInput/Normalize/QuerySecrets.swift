private import BuildModel

/// Values of secret parameters in queries and fragments of URLs.
enum QuerySecrets {
    static func removed(from bytes: Bytes) -> Bytes {
        guard bytes.contains(where: { $0 == .question || $0 == .hash || $0 == .percent }) else {
            return bytes
        }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while let start = bytes[index...].indices.first(where: { opensQuery(bytes, at: $0) }) {
            let end = bytes[start...].firstIndex { !UserInfo.isToken($0) } ?? bytes.endIndex
            result += bytes[index..<start]
            appendParameters(bytes[start..<end], to: &result)
            index = end
        }
        result += bytes[index...]
        return result[...]
    }

    /// Copies `?a=b&c=d#e=f`, secret values replaced.
    ///
    /// In a query whose first mark is percent-escaped, the marks between may be too. Elsewhere an
    /// escaped `&` belongs to a value, and an escaped `?` opens the query of an address in it.
    private static func appendParameters(_ bytes: Bytes, to result: inout [UInt8]) {
        let isEscaped = bytes.first == .percent
        let parts = split(bytes, isEscaped: isEscaped)
        let isSigned = parts.contains { Text(key(of: $0)) == "sig" }
        var copied = bytes.startIndex
        for part in parts {
            result += bytes[copied..<part.startIndex]
            copied = part.endIndex
            guard let equals = part.indices.first(where: { mark(part, at: $0) == .equals }) else {
                result += part
                continue
            }
            let value = equals + width(part, at: equals)
            if value < part.endIndex, isSecret(key(of: part), isSigned: isSigned) {
                result += part[..<value]
                result += Redactor.mark.utf8
            } else if !isEscaped,
                let inner = part.indices.first(where: { opensQuery(part, at: $0) })
            {
                result += part[..<inner]
                appendParameters(part[inner...], to: &result)
            } else {
                result += part
            }
        }
        result += bytes[copied...]
    }

    /// The texts between the marks that part parameters.
    private static func split(_ bytes: Bytes, isEscaped: Bool) -> [Bytes] {
        var parts: [Bytes] = []
        var start = bytes.startIndex
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let width = isEscaped ? width(bytes, at: index) : 1
            switch isEscaped ? mark(bytes, at: index) : bytes[index] {
            case .question, .hash, .ampersand, UInt8(ascii: ";"):
                parts.append(bytes[start..<index])
                start = index + width
            default: break
            }
            index += width
        }
        return parts + [bytes[start...]]
    }

    private static func opensQuery(_ bytes: Bytes, at index: Int) -> Bool {
        let mark = mark(bytes, at: index)
        return mark == .question || mark == .hash
    }

    /// The byte at the index, or the one that an escape there stands for.
    private static func mark(_ bytes: Bytes, at index: Int) -> UInt8 {
        PercentText.escape(in: bytes, at: index) ?? bytes[index]
    }

    /// How many bytes the mark at the index takes.
    private static func width(_ bytes: Bytes, at index: Int) -> Int {
        PercentText.escape(in: bytes, at: index) == nil ? 1 : 3
    }

    /// The decoded key; a key with a broken escape is taken as it is.
    private static func key(of part: Bytes) -> String {
        let end = part.indices.first { mark(part, at: $0) == .equals } ?? part.endIndex
        let name = part[..<end]
        return PercentText.decode(name) ?? String(name)
    }

    /// A key of more than 128 bytes is not looked at: its value is hidden.
    private static func isSecret(_ key: String, isSigned: Bool) -> Bool {
        guard key.utf8.count <= 128 else { return true }
        let small = key.asciiLowercased
        return SecretNames.matches(key.bytes) || names.contains(small)
            || small.startsInBytes(with: "x-amz-") || small.startsInBytes(with: "x-goog-")
            || isSigned && signedNames.contains(small)
    }

    private static let names: Set<String> = [
        "sig", "signature", "code", "hmac", "policy", "ticket",
    ]

    /// Parameters of shared access signatures, which mean something next to `sig` only.
    private static let signedNames: Set<String> = [
        "se", "sp", "sv", "sr", "st", "spr", "sip", "srt", "ss", "skoid", "sktid", "skt", "ske",
        "sks", "skv",
    ]
}

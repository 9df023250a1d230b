private import BuildModel

/// Values of secret parameters in queries and fragments of URLs.
enum QuerySecrets {
    static func removed(from bytes: Bytes) -> Bytes {
        guard bytes.contains(where: { $0 == .question || $0 == .hash }) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while let start = bytes[index...].firstIndex(where: { $0 == .question || $0 == .hash }) {
            let end = bytes[start...].firstIndex { !UserInfo.isToken($0) } ?? bytes.endIndex
            result += bytes[index..<start]
            appendParameters(bytes[start..<end], to: &result)
            index = end
        }
        result += bytes[index...]
        return result[...]
    }

    /// Copies `?a=b&c=d#e=f`, secret values replaced.
    private static func appendParameters(_ bytes: Bytes, to result: inout [UInt8]) {
        let isBorder: (UInt8) -> Bool = {
            $0 == .question || $0 == .hash || $0 == .ampersand || $0 == UInt8(ascii: ";")
        }
        let parts = bytes.split(omittingEmptySubsequences: false, whereSeparator: isBorder)
        let isSigned = parts.contains { Text(key(of: $0)) == "sig" }
        for part in parts {
            if part.startIndex > bytes.startIndex { result.append(bytes[part.startIndex - 1]) }
            let (name, value) = part.cut(atFirst: .equals)
            if let value, !value.isEmpty, isSecret(key(of: part), isSigned: isSigned) {
                result += name
                result.append(.equals)
                result += Redactor.mark.utf8
            } else {
                result += part
            }
        }
    }

    /// The decoded key; a key with a broken escape is taken as it is.
    private static func key(of part: Bytes) -> String {
        let name = part.cut(atFirst: .equals).before
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

private import BuildModel

/// User names and passwords in URLs, also where the URL does not parse or stands in other text.
enum UserInfo {
    static func removed(from bytes: Bytes) -> Bytes {
        guard bytes.contains(where: { $0 == .at || $0 == .percent }) else { return bytes }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let isTokenStart = index == bytes.startIndex || !isToken(bytes[index - 1])
            guard isTokenStart, isToken(bytes[index]) else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let end = bytes[index...].firstIndex { !isToken($0) } ?? bytes.endIndex
            appendToken(bytes[index..<end], to: &result)
            index = end
        }
        return result[...]
    }

    /// What a URL in free text can be made of: no blanks, controls, quotes or angle brackets.
    static func isToken(_ byte: UInt8) -> Bool {
        switch byte {
        case 0...0x20, 0x22, 0x27, 0x3C, 0x3E, 0x60, 0x7F: false
        default: true
        }
    }

    private static func appendToken(_ token: Bytes, to result: inout [UInt8]) {
        let symbols = Symbols(token)
        guard symbols.contains(.at) else {
            result += token
            return
        }
        var kept = 0
        var index = 0
        // Borders found from the right once, so that many URLs in one token stay linear.
        let lastAt = symbols.lastUserAt
        while let authority = symbols.nextAuthority(from: index) {
            let end = symbols.authorityEnd(from: authority)
            var at = symbols.lastAt(in: authority..<end)
            if let lastAt, lastAt >= end, symbols.hasImpossiblePort(authority..<end) { at = lastAt }
            if let at {
                result += symbols.raw(kept..<authority)
                kept = at + 1
            }
            // The last byte may be the colon of the next URL.
            index = max(end - 1, kept)
        }
        let isScp = kept == 0 && index == 0
        if isScp, let (colon, at) = symbols.scpPassword {
            result += symbols.raw(0..<colon)
            kept = at
        }
        result += symbols.raw(kept..<symbols.count)
    }
}

/// The bytes of a token with percent escapes of URL marks read as what they stand for.
private struct Symbols {
    private let token: Bytes
    private var values: [UInt8] = []
    /// Where each symbol starts in the token, then the token's end.
    private var starts: [Int] = []

    init(_ token: Bytes) {
        self.token = token
        values.reserveCapacity(token.count)
        starts.reserveCapacity(token.count + 1)
        var index = token.startIndex
        while index < token.endIndex {
            starts.append(index)
            if let value = PercentText.escape(in: token, at: index),
                [.at, .colon, .slash].contains(value)
            {
                values.append(value)
                index += 3
            } else {
                values.append(token[index])
                index += 1
            }
        }
        starts.append(token.endIndex)
    }

    var count: Int { values.count }

    func contains(_ byte: UInt8) -> Bool { values.contains(byte) }

    func raw(_ range: Range<Int>) -> Bytes {
        token[starts[range.lowerBound]..<starts[range.upperBound]]
    }

    /// Where the next authority starts: after `:/`, `://`, `:\\`, or `//` at the start.
    func nextAuthority(from start: Int) -> Int? {
        var index = start
        while index < count {
            let isSlashed = index + 1 < count && isSlash(values[index + 1])
            let opens =
                values[index] == .colon && isSlashed
                || index == 0 && isSlash(values[0]) && isSlashed
            if opens {
                var authority = index + 1
                while authority < count, isSlash(values[authority]) { authority += 1 }
                return authority
            }
            index += 1
        }
        return nil
    }

    func authorityEnd(from start: Int) -> Int {
        values[start...].firstIndex { isSlash($0) || $0 == .question || $0 == .hash } ?? count
    }

    func lastAt(in range: Range<Int>) -> Int? { range.last { isUserAt($0) } }

    var lastUserAt: Int? { values.indices.last { isUserAt($0) } }

    /// Whether the text after the last `:` is no port, as where a password holds a slash.
    func hasImpossiblePort(_ range: Range<Int>) -> Bool {
        let authority = values[range]
        guard authority.first != UInt8(ascii: "["), let colon = authority.firstIndex(of: .colon)
        else { return false }
        return !authority[(colon + 1)...].allSatisfy(\.isDigit)
    }

    /// `user:password@host:path`: the first colon and the `@` after the password.
    ///
    /// A package URL has the same look and holds none.
    var scpPassword: (colon: Int, at: Int)? {
        guard !token.starts(with: "pkg:"), let colon = values.firstIndex(of: .colon), colon > 0,
            let at = lastUserAt, at > colon + 1, values[..<colon].allSatisfy(isNameByte),
            let end = values[(at + 1)...].firstIndex(where: { $0 == .colon || isSlash($0) }),
            end > at + 1, values[(at + 1)..<end].allSatisfy(isNameByte)
        else { return nil }
        return (colon, at)
    }

    /// Whether an `@` ends the reference of an image, which no user does: its digest is empty.
    private func isEmptyDigest(_ at: Int) -> Bool {
        at == count - 1 && token.starts(with: "docker-image://")
    }

    /// An `@` that does not introduce a digest.
    private func isUserAt(_ index: Int) -> Bool {
        guard values[index] == .at, !isEmptyDigest(index) else { return false }
        let rest = values[(index + 1)...]
        return !["sha256:", "sha384:", "sha512:"].contains { rest.starts(with: $0) }
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == .hyphen || byte == .underscore || byte == .dot
    }

    private func isSlash(_ byte: UInt8) -> Bool { byte == .slash || byte == UInt8(ascii: "\\") }
}

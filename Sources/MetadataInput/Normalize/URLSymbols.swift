private import BuildModel

/// The bytes of a text with percent escapes of URL marks read as what they stand for.
struct URLSymbols {
    private let text: Bytes
    private(set) var values: [UInt8] = []
    /// Where each symbol starts in the text, then the text's end.
    private var starts: [Int] = []

    init(_ text: Bytes) {
        self.text = text
        values.reserveCapacity(text.count)
        starts.reserveCapacity(text.count + 1)
        var index = text.startIndex
        while index < text.endIndex {
            starts.append(index)
            if let escape = PercentText.nested(in: text, at: index),
                [.at, .colon, .slash].contains(escape.value)
            {
                values.append(escape.value)
                index += escape.width
            } else {
                values.append(text[index])
                index += 1
            }
        }
        starts.append(text.endIndex)
    }

    /// The text without the ranges, which are in order and share nothing.
    func without(_ ranges: [Range<Int>]) -> Bytes {
        guard !ranges.isEmpty else { return text }
        var result: [UInt8] = []
        var kept = 0
        for range in ranges {
            result += text[starts[kept]..<starts[range.lowerBound]]
            kept = range.upperBound
        }
        return (result + text[starts[kept]...])[...]
    }

    /// Where the next authority starts: after `:/`, `://`, `:\\`, or a `//` that begins a word.
    func nextAuthority(from start: Int) -> Int? {
        var index = start
        while index < values.count {
            let isSlashed = index + 1 < values.count && Self.isSlash(values[index + 1])
            let opens =
                values[index] == .colon
                || Self.isSlash(values[index])
                    && (index == 0 || !UserInfo.isToken(values[index - 1]))
            if isSlashed, opens {
                var authority = index + 1
                while authority < values.count, Self.isSlash(values[authority]) { authority += 1 }
                return authority
            }
            index += 1
        }
        return nil
    }

    /// The next slash, `?` or `#`, or the blank behind a host: a password may hold other blanks.
    func authorityEnd(from start: Int) -> Int {
        var host = start
        for index in start..<values.count {
            switch values[index] {
            case .slash, UInt8(ascii: "\\"), .question, .hash: return index
            case .at: host = index + 1
            case 0x20 where index > host && values[host..<index].allSatisfy(isNameByte):
                return index
            case 0x20: host = values.count
            default: break
            }
        }
        return values.count
    }

    func wordEnd(from start: Int) -> Int { values[start...].firstIndex(of: 0x20) ?? values.count }

    /// The last `@` that does not introduce a digest.
    func lastUserAt(in range: Range<Int>) -> Int? { range.last { isUserAt($0) } }

    /// Whether the text after the last `:` is no port, as where a password holds a slash.
    func hasImpossiblePort(_ range: Range<Int>) -> Bool {
        let authority = values[range]
        guard authority.first != UInt8(ascii: "["), let colon = authority.firstIndex(of: .colon)
        else { return false }
        return !authority[(colon + 1)...].allSatisfy(\.isDigit)
    }

    /// The end of a prefix that has the look of a user's name and is none.
    var prefixEnd: Int {
        Self.prefixes.first { values.starts(with: $0.utf8) }?.utf8.count ?? 0
    }

    private static let prefixes = ["pkg:", "context:", "build-arg:", "label:"]

    /// From the colon to the last `@` of a range without slashes, a host behind it.
    func password(in range: Range<Int>) -> Range<Int>? {
        guard let at = lastUserAt(in: range), at + 1 < values.count, isHostByte(values[at + 1]),
            let colon = (range.lowerBound..<at).first(where: {
                values[$0] == .colon && values[$0 + 1] != 0x20
            }),
            colon + 1 < at
        else { return nil }
        return colon..<at
    }

    /// The same where the password holds a slash: `user:pass/word@host:path` at the start.
    var slashedPassword: Range<Int>? {
        guard prefixEnd == 0, nextAuthority(from: 0) == nil,
            let colon = values.firstIndex(of: .colon), colon > 0,
            values[..<colon].allSatisfy(isNameByte),
            let at = lastUserAt(in: values.indices), at > colon + 1,
            let end = values[(at + 1)...].firstIndex(where: { $0 == .colon || Self.isSlash($0) }),
            end > at + 1, values[(at + 1)..<end].allSatisfy(isNameByte)
        else { return nil }
        return colon..<at
    }

    private func isUserAt(_ index: Int) -> Bool {
        values[index] == .at && !isEmptyDigest(index) && !isDigest(at: index + 1)
    }

    /// Whether an `@` ends the reference of an image, which no user does: its digest is empty.
    private func isEmptyDigest(_ at: Int) -> Bool {
        at == values.count - 1 && text.starts(with: "docker-image://")
    }

    /// Whether a digest starts here, cut short or elided perhaps; `sha256:8080` is a host.
    private func isDigest(at index: Int) -> Bool {
        let rest = values[index...]
        guard Self.algorithms.contains(where: { rest.starts(with: $0.utf8) }) else { return false }
        let digits = rest.dropFirst(7).prefix(129).prefix { $0.hexValue != nil }
        let next = rest[digits.endIndex...].first
        if digits.isEmpty { return rest.dropFirst(7).starts(with: "...".utf8) }
        return (7...128).contains(digits.count) && !(next.map(isNameByte) ?? false)
    }

    private static let algorithms = ["sha256:", "sha384:", "sha512:"]

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == .hyphen || byte == .underscore || byte == .dot
    }

    private func isHostByte(_ byte: UInt8) -> Bool {
        isNameByte(byte) || byte >= 0x80 || byte == UInt8(ascii: "[")
    }

    static func isSlash(_ byte: UInt8) -> Bool { byte == .slash || byte == UInt8(ascii: "\\") }
}

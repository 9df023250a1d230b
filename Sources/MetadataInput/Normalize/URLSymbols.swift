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

    /// The last `@` of an authority that belongs to a user; no host of the web is a digest.
    func lastUserAt(ofAuthority range: Range<Int>) -> Int? {
        isOfWeb(range.lowerBound) ? range.last { values[$0] == .at } : lastUserAt(in: range)
    }

    /// Whether the scheme before an authority is one that names no images.
    private func isOfWeb(_ authority: Int) -> Bool {
        var scheme = values[..<authority]
        while let last = scheme.last, Self.isSlash(last) { scheme.removeLast() }
        guard scheme.popLast() == .colon else { return false }
        let word = scheme.suffix(6)
        return Self.webSchemes.contains { name in
            word.suffix(name.utf8.count).isEqual(ignoringCase: name)
                && word.dropLast(name.utf8.count).last?.isLetter != true
        }
    }

    private static let webSchemes = ["ftp", "git", "http", "https", "ssh"]

    /// Whether the text after the last `:` is no port, as where a password holds a slash.
    func hasImpossiblePort(_ range: Range<Int>) -> Bool {
        let authority = values[range]
        guard authority.first != UInt8(ascii: "["), let colon = authority.firstIndex(of: .colon)
        else { return false }
        return !authority[(colon + 1)...].allSatisfy(\.isDigit)
    }

    /// The `@` behind a password of digits and a slash, `1/word@host`, which begins like a port.
    ///
    /// A real port stands behind a real host, and the version behind a package's name is no host:
    /// the first name must have no dot, the second must begin with a letter and have a dot, a port,
    /// or stand where no service listens.
    func userAtBehindPort(_ authority: Range<Int>) -> Int? {
        let (host, port) = values[authority].cut(atFirst: .colon)
        guard let port, !port.isEmpty, port.allSatisfy(\.isDigit), !host.isEmpty,
            host.allSatisfy({ isNameByte($0) && $0 != .dot }),
            !host.isEqual(ignoringCase: "localhost")
        else { return nil }
        let path = values[authority.upperBound...].prefix(256)
        let end = path.firstIndex { $0 == .question || $0 == .hash || !UserInfo.isToken($0) }
        guard let at = lastUserAt(in: authority.upperBound..<(end ?? path.endIndex)) else {
            return nil
        }
        let name = values[(at + 1)..<(end ?? path.endIndex)].prefix(while: isNameByte)
        let isVersion = name.first == UInt8(ascii: "v") && name.dropFirst().first?.isDigit == true
        guard name.first?.isLetter == true, !isVersion else { return nil }
        let isHost = name.contains(.dot) || values[name.endIndex...].first == .colon
        return isHost || (port.decimal ?? 0) < 80 ? at : nil
    }

    /// The end of a prefix that has the look of a user's name and is none.
    var prefixEnd: Int {
        Self.prefixes.first { values.starts(with: $0.utf8) }?.utf8.count ?? 0
    }

    private static let prefixes = ["pkg:", "context:", "build-arg:", "label:"]

    /// From the colon to the last `@` of a range without slashes, a host or the text's end behind it.
    func password(in range: Range<Int>) -> Range<Int>? {
        guard let at = range.last(where: { values[$0] == .at && !isDigest(at: $0 + 1) }),
            let colon = (range.lowerBound..<at).first(where: {
                values[$0] == .colon && values[$0 + 1] != 0x20
            }),
            colon + 1 < at
        else { return nil }
        let isPassword =
            at + 1 < values.count
            ? isHostStart(values[at + 1]) : !isVersion(values[(colon + 1)..<at])
        return isPassword ? colon..<at : nil
    }

    /// Whether an image's tag stands before the `@` of an empty digest: `3.15`, `v2`, `20-slim`.
    private func isVersion(_ tag: Bytes) -> Bool {
        guard tag.allSatisfy(isNameByte) else { return false }
        if tag.elementsEqual("latest".utf8) { return true }
        let number = tag.removingPrefix("v")
        let rest = number.drop { $0.isDigit || $0 == .dot }
        return number.first?.isDigit == true && (rest.isEmpty || rest.first == .hyphen)
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

    /// Whether a digest starts here, cut short or elided perhaps; `sha256:8080` is a host, and so is
    /// what is short and has a path.
    private func isDigest(at index: Int) -> Bool {
        let rest = values[index...]
        guard Self.algorithms.contains(where: { rest.starts(with: $0.utf8) }) else { return false }
        let digits = rest.dropFirst(7).prefix(129).prefix { $0.hexValue != nil }
        let next = rest[digits.endIndex...].first
        if digits.isEmpty { return rest.dropFirst(7).starts(with: "...".utf8) }
        let isHost = digits.count < 32 && next.map(Self.isSlash) == true
        return (7...128).contains(digits.count) && !(next.map(isNameByte) ?? false) && !isHost
    }

    private static let algorithms = ["sha256:", "sha384:", "sha512:"]

    private func isNameByte(_ byte: UInt8) -> Bool {
        byte.isAlphanumeric || byte == .hyphen || byte == .underscore || byte == .dot
    }

    /// Letters, the marks that begin an address or a placeholder, and a slash where no host is.
    private func isHostStart(_ byte: UInt8) -> Bool {
        isNameByte(byte) || byte >= 0x80 || "[({$%*/\\".utf8.contains(byte)
    }

    static func isSlash(_ byte: UInt8) -> Bool { byte == .slash || byte == UInt8(ascii: "\\") }
}

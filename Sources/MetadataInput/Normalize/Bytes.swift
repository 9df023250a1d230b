internal import BuildModel

/// A part of a foreign text as bytes; cut only at ASCII, so that it stays valid UTF-8.
typealias Bytes = ArraySlice<UInt8>

extension String {
    /// The text's UTF-8 as a slice that starts at 0.
    var bytes: Bytes { Array(utf8)[...] }

    init(_ bytes: Bytes) {
        self.init(decoding: bytes, as: UTF8.self)
    }

    func startsInBytes(with prefix: String) -> Bool { utf8.starts(with: prefix.utf8) }
}

extension Text {
    init(_ bytes: Bytes) {
        self.init(String(bytes))
    }
}

extension ArraySlice<UInt8> {
    func starts(with prefix: String) -> Bool { starts(with: prefix.utf8) }

    func ends(with suffix: String) -> Bool {
        count >= suffix.utf8.count && self.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    }

    /// Whether the bytes are `text` when ASCII capitals are made small; `text` is in small letters.
    func isEqual(ignoringCase text: String) -> Bool {
        count == text.utf8.count && zip(self, text.utf8).allSatisfy { $0.lowercased == $1 }
    }

    func removingPrefix(_ prefix: String) -> Bytes {
        starts(with: prefix) ? dropFirst(prefix.utf8.count) : self
    }

    func removingAll(_ prefix: String) -> Bytes {
        var rest = self
        while rest.starts(with: prefix) { rest = rest.removingPrefix(prefix) }
        return rest
    }

    /// The parts before and after the first `separator`; `nil` for the second without one.
    func cut(atFirst separator: UInt8) -> (before: Bytes, after: Bytes?) {
        guard let index = firstIndex(of: separator) else { return (self, nil) }
        return (self[..<index], self[(index + 1)...])
    }

    /// The parts before and after the last `separator`; `nil` for the second without one.
    func cut(atLast separator: UInt8) -> (before: Bytes, after: Bytes?) {
        guard let index = lastIndex(of: separator) else { return (self, nil) }
        return (self[..<index], self[(index + 1)...])
    }

    func trimming(_ byte: UInt8) -> Bytes {
        var rest = self
        while rest.first == byte { rest.removeFirst() }
        while rest.last == byte { rest.removeLast() }
        return rest
    }

    /// A decimal number of at most eighteen digits, nothing else around it.
    var decimal: Int? {
        guard (1...18).contains(count), allSatisfy(\.isDigit) else { return nil }
        return reduce(0) { $0 * 10 + Int($1 - 0x30) }
    }

    /// The text in small ASCII letters.
    var lowercased: String { String(decoding: map(\.lowercased), as: UTF8.self) }
}

extension UInt8 {
    static var at: UInt8 { 0x40 }
    static var colon: UInt8 { 0x3A }
    static var slash: UInt8 { 0x2F }
    static var hash: UInt8 { 0x23 }
    static var question: UInt8 { 0x3F }
    static var ampersand: UInt8 { 0x26 }
    static var equals: UInt8 { 0x3D }
    static var percent: UInt8 { 0x25 }
    static var dot: UInt8 { 0x2E }
    static var hyphen: UInt8 { 0x2D }
    static var underscore: UInt8 { 0x5F }

    var isAlphanumeric: Bool { isLetter || isDigit }

    /// The value of a hex digit of either case.
    var hexValue: UInt8? {
        switch self {
        case 0x30...0x39: self - 0x30
        case 0x41...0x46: self - 0x37
        case 0x61...0x66: self - 0x57
        default: nil
        }
    }
}

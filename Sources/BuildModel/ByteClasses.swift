/// Byte classes of ASCII; nothing here depends on Unicode tables or a locale.
extension UInt8 {
    package var isDigit: Bool { self >= 0x30 && self <= 0x39 }

    package var isLowerHex: Bool { isDigit || (self >= 0x61 && self <= 0x66) }

    package var isLowerLetter: Bool { self >= 0x61 && self <= 0x7A }

    package var isUpperLetter: Bool { self >= 0x41 && self <= 0x5A }

    package var isLetter: Bool { isLowerLetter || isUpperLetter }

    /// The byte with an ASCII capital made small.
    package var lowercased: UInt8 { isUpperLetter ? self | 0x20 : self }
}

extension String {
    /// The text with ASCII capitals made small and every other byte kept.
    package var asciiLowercased: String {
        guard utf8.contains(where: \.isUpperLetter) else { return self }
        return String(decoding: utf8.map(\.lowercased), as: UTF8.self)
    }
}

private import BuildModel

/// Base64 as metadata holds it (RFC 4648), read strictly.
package enum Base64Text {
    /// The bytes that the text stands for; `nil` where two readers could disagree on them.
    ///
    /// Missing padding, white space and the URL alphabet are accepted. Refused are last bits
    /// that are not zero, wrong padding, and anything behind the padding.
    package static func decode(_ text: String) -> [UInt8]? {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count / 4 * 3 + 3)
        var word: UInt32 = 0
        var digits = 0
        var padding = 0
        for byte in text.utf8 {
            if byte == 0x20 || (0x09...0x0D).contains(byte) { continue }
            if byte == .equals {
                padding += 1
                continue
            }
            guard padding == 0, let value = value(of: byte) else { return nil }
            word = word << 6 | UInt32(value)
            digits += 1
            if digits & 3 == 0 {
                result.append(UInt8(word >> 16 & 0xFF))
                result.append(UInt8(word >> 8 & 0xFF))
                result.append(UInt8(word & 0xFF))
                word = 0
            }
        }
        switch digits & 3 {
        case 0: return padding == 0 ? result : nil
        case 2:
            guard padding == 0 || padding == 2, word & 0xF == 0 else { return nil }
            result.append(UInt8(word >> 4 & 0xFF))
        case 3:
            guard padding <= 1, word & 0x3 == 0 else { return nil }
            result.append(UInt8(word >> 10 & 0xFF))
            result.append(UInt8(word >> 2 & 0xFF))
        default: return nil
        }
        return result
    }

    private static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte - UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): byte - UInt8(ascii: "a") + 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0") + 52
        case UInt8(ascii: "+"), .hyphen: 62
        case .slash, .underscore: 63
        default: nil
        }
    }
}

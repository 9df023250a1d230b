extension FaultFinder {
    /// Passes the string that begins at the position.
    mutating func string(_ bytes: borrowing Span<UInt8>) throws(Fault) {
        let start = position
        position += 1
        while position < bytes.count {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                position += 1
                return
            case UInt8(ascii: "\\"):
                try escape(bytes)
            case 0..<0x20:
                throw fault("a control character stands in a string")
            default:
                position += 1
            }
        }
        throw fault("a string has no end", at: start)
    }

    private mutating func escape(_ bytes: borrowing Span<UInt8>) throws(Fault) {
        let start = position
        guard let unit = try escapedUnit(bytes), unit & 0xF800 == 0xD800 else { return }
        // A pair of surrogates, high before low, stands for one scalar.
        guard unit < 0xDC00,
            position < bytes.count, bytes[position] == UInt8(ascii: "\\"),
            let second = try escapedUnit(bytes), second & 0xFC00 == 0xDC00
        else { throw fault("a string has half of a surrogate pair", at: start) }
    }

    /// Passes one escape; the UTF-16 unit of a `\u`, `nil` for the others.
    private mutating func escapedUnit(_ bytes: borrowing Span<UInt8>) throws(Fault) -> UInt16? {
        let start = position
        let unknown = fault("a string has an unknown escape", at: start)
        guard position + 1 < bytes.count else { throw unknown }
        switch bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
            return nil
        case UInt8(ascii: "u"):
            guard start + 6 <= bytes.count else { throw unknown }
            var unit: UInt16 = 0
            for offset in start + 2..<start + 6 {
                guard let digit = Self.hexValue(bytes[offset]) else { throw unknown }
                unit = unit << 4 | digit
            }
            position += 6
            return unit
        default:
            throw unknown
        }
    }

    private static func hexValue(_ byte: UInt8) -> UInt16? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(byte - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(byte - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

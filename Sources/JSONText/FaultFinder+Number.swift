extension FaultFinder {
    /// Passes the number that begins at the position.
    mutating func number(_ bytes: borrowing Span<UInt8>) throws(Fault) {
        let start = position
        if bytes[position] == UInt8(ascii: "-") { position += 1 }
        let firstDigit = position
        try digits(bytes, of: start)
        guard bytes[firstDigit] != UInt8(ascii: "0") || position == firstDigit + 1 else {
            throw fault("a number begins with a zero too many", at: start)
        }
        let isFractional = try fraction(bytes, of: start)
        let isScaled = try exponent(bytes, of: start)
        let text = Self.text(bytes, start..<position)
        let fits =
            if isFractional || isScaled {
                Double(text)?.isFinite ?? false
            } else {
                Int64(text) != nil || UInt64(text) != nil
            }
        guard fits else { throw Fault(kind: .numberRange, offset: start) }
    }

    private mutating func fraction(
        _ bytes: borrowing Span<UInt8>,
        of start: Int
    ) throws(Fault) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: ".") else { return false }
        position += 1
        try digits(bytes, of: start)
        return true
    }

    private mutating func exponent(
        _ bytes: borrowing Span<UInt8>,
        of start: Int
    ) throws(Fault) -> Bool {
        guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: "e") else {
            return false
        }
        position += 1
        if position < bytes.count,
            bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-")
        {
            position += 1
        }
        try digits(bytes, of: start)
        return true
    }

    /// Passes one digit or more.
    private mutating func digits(_ bytes: borrowing Span<UInt8>, of start: Int) throws(Fault) {
        let first = position
        while position < bytes.count,
            bytes[position] >= UInt8(ascii: "0"), bytes[position] <= UInt8(ascii: "9")
        {
            position += 1
        }
        guard position > first else { throw fault("a number lacks a digit", at: start) }
    }

    private static func text(_ bytes: borrowing Span<UInt8>, _ range: Range<Int>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        for index in range {
            text.append(bytes[index])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

private import BuildModel

/// Percent escapes of URLs (RFC 3986, 2.1).
enum PercentText {
    /// The text with every escape decoded; `nil` for a broken escape or bytes that are no UTF-8.
    static func decode(_ bytes: Bytes) -> String? {
        guard bytes.contains(.percent) else { return String(bytes) }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == .percent {
                guard let value = escape(in: bytes, at: index) else { return nil }
                result.append(value)
                index += 3
            } else {
                result.append(bytes[index])
                index += 1
            }
        }
        return String(validating: result, as: UTF8.self)
    }

    /// The byte that the escape at `index` stands for.
    static func escape(in bytes: Bytes, at index: Int) -> UInt8? {
        guard bytes.endIndex - index >= 3, bytes[index] == .percent,
            let high = bytes[index + 1].hexValue, let low = bytes[index + 2].hexValue
        else { return nil }
        return high << 4 | low
    }

    /// The bytes with the hex digits of every escape in capitals; broken escapes stay.
    static func withCapitals(_ bytes: Bytes) -> Bytes {
        guard bytes.contains(.percent) else { return bytes }
        var result = bytes
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard escape(in: bytes, at: index) != nil else {
                index += 1
                continue
            }
            for digit in [index + 1, index + 2] where bytes[digit].isLowerLetter {
                result[digit] = bytes[digit] & ~0x20
            }
            index += 3
        }
        return result
    }
}

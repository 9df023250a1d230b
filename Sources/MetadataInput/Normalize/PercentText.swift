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

    /// The text with all escapes decoded, those of escapes too; broken ones stay.
    static func plain(_ bytes: Bytes) -> String {
        var bytes = bytes
        // One round reads what was escaped as a whole, however often; nobody mixes that twice.
        for _ in 0..<3 where bytes.contains(.percent) {
            var result: [UInt8] = []
            result.reserveCapacity(bytes.count)
            var index = bytes.startIndex
            while index < bytes.endIndex {
                let (value, width) = nested(in: bytes, at: index) ?? (bytes[index], 1)
                result.append(value)
                index += width
            }
            bytes = result[...]
        }
        return String(bytes)
    }

    /// The byte that the escape at `index` stands for, however often its `%` was escaped again
    /// (`%2540`), and the bytes that it takes.
    static func nested(in bytes: Bytes, at index: Int) -> (value: UInt8, width: Int)? {
        guard var value = escape(in: bytes, at: index) else { return nil }
        var width = 3
        while value == .percent, bytes.endIndex - index - width >= 2,
            let high = bytes[index + width].hexValue, let low = bytes[index + width + 1].hexValue
        {
            value = high << 4 | low
            width += 2
        }
        return (value, width)
    }

    /// Whether an escape ends before `index`, its `%` escaped or not.
    static func endsEscape(in bytes: Bytes, before index: Int) -> Bool {
        guard index - bytes.startIndex >= 3, bytes[index - 1].hexValue != nil,
            bytes[index - 2].hexValue != nil
        else { return false }
        var start = index - 3
        while bytes[start] != .percent {
            guard start - bytes.startIndex >= 2, bytes[start] == UInt8(ascii: "5"),
                bytes[start - 1] == UInt8(ascii: "2")
            else { return false }
            start -= 2
        }
        return true
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

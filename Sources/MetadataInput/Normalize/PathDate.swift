package import BuildModel

/// A date in a path of the input (formats.md 7.4 and 16.12), read as UTC.
package struct PathDate: Hashable, Sendable {
    package let time: Timestamp
    /// Whether a time of day follows the date.
    package let hasTimeOfDay: Bool
    /// The bytes of the path that hold it.
    package let range: Range<Int>

    /// The last date in the component nearest to the end that has one.
    package static func find(in path: String) -> PathDate? {
        let bytes = path.bytes
        var end = bytes.endIndex
        while true {
            let start = bytes[..<end].lastIndex(of: .slash).map { $0 + 1 } ?? 0
            if let date = find(inComponent: bytes[start..<end]) { return date }
            guard start > 0 else { return nil }
            end = start - 1
        }
    }

    private static func find(inComponent bytes: Bytes) -> PathDate? {
        guard bytes.count >= 8 else { return nil }
        var start = bytes.endIndex - 8
        while start >= bytes.startIndex {
            if bytes[start] == UInt8(ascii: "2"), let date = read(bytes, from: start) {
                return date
            }
            start -= 1
        }
        return nil
    }

    private static func read(_ bytes: Bytes, from start: Int) -> PathDate? {
        guard start == bytes.startIndex || !bytes[start - 1].isDigit else { return nil }
        var reader = DigitReader(bytes: bytes, index: start)
        guard let year = reader.number(ofDigits: 4), (2000...2099).contains(year) else {
            return nil
        }
        reader.skip(anyOf: "-_.")
        guard let month = reader.number(ofDigits: 2) else { return nil }
        reader.skip(anyOf: "-_.")
        guard let day = reader.number(ofDigits: 2),
            let date = Timestamp(year: year, month: month, day: day)
        else { return nil }
        let (time, end) = timeOfDay(reader)
        guard end < bytes.endIndex ? !bytes[end].isDigit : true, !isInHash(bytes, at: start) else {
            return nil
        }
        return PathDate(
            time: date.advanced(bySeconds: Int64(time ?? 0)),
            hasTimeOfDay: time != nil,
            range: start..<end
        )
    }

    /// Seconds since midnight and where they end; the longest reading that no digit follows.
    private static func timeOfDay(_ afterDate: DigitReader) -> (seconds: Int?, end: Int) {
        var reader = afterDate
        reader.skip(anyOf: "T_-")
        guard let hour = reader.number(ofDigits: 2), hour < 24 else {
            return (nil, afterDate.index)
        }
        reader.skip(anyOf: ":_-")
        guard let minute = reader.number(ofDigits: 2), minute < 60 else {
            return (nil, afterDate.index)
        }
        var long = reader
        long.skip(anyOf: ":_-")
        if let second = long.number(ofDigits: 2), second < 60, !long.isAtDigit {
            return (hour * 3600 + minute * 60 + second, long.endAfterZone)
        }
        guard !reader.isAtDigit else { return (nil, afterDate.index) }
        return (hour * 3600 + minute * 60, reader.endAfterZone)
    }

    /// Whether the run of hex digits around the index is as long as a commit's name, or longer.
    private static func isInHash(_ bytes: Bytes, at index: Int) -> Bool {
        let after = bytes[index...].prefix(40).prefix { $0.hexValue != nil }
        let before = bytes[..<index].suffix(40).reversed().prefix { $0.hexValue != nil }
        return after.count + before.count >= 40
    }
}

/// Reads fixed numbers of digits.
private struct DigitReader {
    let bytes: Bytes
    private(set) var index: Int

    init(bytes: Bytes, index: Int) {
        self.bytes = bytes
        self.index = index
    }

    var isAtDigit: Bool { index < bytes.endIndex && bytes[index].isDigit }

    /// The index behind a `Z` that ends the word.
    var endAfterZone: Int {
        guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "Z"),
            index + 1 == bytes.endIndex || !bytes[index + 1].isAlphanumeric
        else { return index }
        return index + 1
    }

    mutating func skip(anyOf separators: String) {
        if index < bytes.endIndex, separators.utf8.contains(bytes[index]) { index += 1 }
    }

    mutating func number(ofDigits count: Int) -> Int? {
        guard bytes.endIndex - index >= count else { return nil }
        guard let value = bytes[index..<(index + count)].decimal else { return nil }
        index += count
        return value
    }
}

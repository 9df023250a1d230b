private import BuildModel

/// A time of day, `HH:MM`.
enum ClockText {
    /// Minutes since midnight, 0 to 1439; `nil` where the text is no such time.
    static func minutes(_ text: String) -> Int? {
        let bytes = Array(text.utf8)
        guard bytes.count == 5, bytes[2] == UInt8(ascii: ":") else { return nil }
        let digits = [bytes[0], bytes[1], bytes[3], bytes[4]]
        guard digits.allSatisfy(\.isDigit) else { return nil }
        let values = digits.map { Int($0 - UInt8(ascii: "0")) }
        let hour = values[0] * 10 + values[1]
        let minute = values[2] * 10 + values[3]
        return hour < 24 && minute < 60 ? hour * 60 + minute : nil
    }
}

package import BuildModel

/// Times as metadata writes them.
package enum TimeText {
    /// Reads RFC 3339 with `Z` or an offset; fractions are cut off.
    ///
    /// `nil` for anything else, and for the days that mean "unknown" (formats.md 7.4):
    /// 0001-01-01, 1970-01-01 and 1980-01-01 in UTC.
    package static func parse(_ raw: String) -> Timestamp? {
        guard (20...64).contains(raw.utf8.count) else { return nil }
        let bytes = raw.bytes
        guard bytes[4] == .hyphen, bytes[7] == .hyphen, bytes[10] == UInt8(ascii: "T"),
            bytes[13] == .colon, bytes[16] == .colon,
            let year = bytes[0..<4].decimal, let month = bytes[5..<7].decimal,
            let day = bytes[8..<10].decimal, let hour = bytes[11..<13].decimal,
            let minute = bytes[14..<16].decimal, let second = bytes[17..<19].decimal,
            let offset = offset(bytes[19...]),
            let local = Timestamp(
                year: year,
                month: month,
                day: day,
                hour: hour,
                minute: minute,
                second: second
            )
        else { return nil }
        let time = local.advanced(bySeconds: -Int64(offset))
        let isInRange = (minimum...maximum).contains(time.secondsSince1970)
        return isInRange && !zeroDays.contains(time.dateText) ? time : nil
    }

    /// Reads the seconds of `SOURCE_DATE_EPOCH`: digits only, up to the year 9999.
    package static func epoch(_ raw: String) -> Int64? {
        guard let seconds = raw.bytes.decimal, Int64(seconds) <= maximum else { return nil }
        return Int64(seconds)
    }

    private static let zeroDays = ["0001-01-01", "1970-01-01", "1980-01-01"]
    private static let minimum: Int64 = -62_135_596_800
    private static let maximum: Int64 = 253_402_300_799

    /// Seconds east of UTC, after an optional fraction.
    private static func offset(_ bytes: Bytes) -> Int? {
        var rest = bytes
        if rest.first == .dot {
            let digits = rest.dropFirst().prefix(while: \.isDigit)
            guard !digits.isEmpty else { return nil }
            rest = rest[digits.endIndex...]
        }
        if rest.elementsEqual([UInt8(ascii: "Z")]) { return 0 }
        let start = rest.startIndex
        guard rest.count == 6, rest[start + 3] == .colon,
            rest[start] == UInt8(ascii: "+") || rest[start] == .hyphen,
            let hours = rest[(start + 1)..<(start + 3)].decimal, hours < 24,
            let minutes = rest[(start + 4)...].decimal, minutes < 60
        else { return nil }
        return (hours * 60 + minutes) * (rest[start] == .hyphen ? -60 : 60)
    }
}

internal import BuildModel

/// How far the data goes: the newest time of a record that may be trusted at least to the day.
struct DataThrough: Sendable {
    let at: Timestamp
    let isDay: Bool

    init?(_ records: [Record]) {
        var newest: RecordTime?
        for index in records.indices {
            guard let time = records[index].time, time.confidence != .weak else { continue }
            if let known = newest, Self.key(time) <= Self.key(known) { continue }
            newest = time
        }
        guard let newest else { return nil }
        at = newest.at
        isDay = newest.confidence == .day
    }

    /// RFC 3339: a moment, or a date where only the day is known.
    var text: String { isDay ? at.dateText : at.description }

    private static func key(_ time: RecordTime) -> (Int64, Int) {
        (time.at.secondsSince1970, time.confidence == .day ? 0 : 1)
    }
}

internal import BuildModel

/// How far the data goes: the newest time of a record that may be trusted at least to the day.
struct DataThrough: Sendable {
    let at: Timestamp
    let isDay: Bool

    init?(_ records: [Record]) {
        let times = records.compactMap(\.time).filter { $0.confidence != .weak }
        guard let newest = times.max(by: { Self.key($0) < Self.key($1) }) else { return nil }
        at = newest.at
        isDay = newest.confidence == .day
    }

    /// RFC 3339: a moment, or a date where only the day is known.
    var text: String { isDay ? at.dateText : at.description }

    private static func key(_ time: RecordTime) -> (Int64, Int) {
        (time.at.secondsSince1970, time.confidence == .day ? 0 : 1)
    }
}

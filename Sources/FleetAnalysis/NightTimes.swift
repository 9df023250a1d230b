internal import BuildModel

/// How long before the newest night of a fleet each night was.
///
/// Like is compared with like: a night's date with a date, a time that was measured with such a
/// time. The date of one record's path and the clock of another may be weeks apart, where records
/// were copied into folders of other days.
struct NightTimes {
    /// The dates that nights are named by.
    private let dates: [Timestamp?]
    private let measured: Times
    private let days: Times

    init(_ fleet: Fleet) {
        dates = fleet.nights.map { Self.date($0.label) }
        var measured = Times(count: fleet.nights.count)
        var days = measured
        func add(_ record: Record, _ night: Int?) {
            guard let time = record.time else { return }
            switch time.confidence {
            case .exact, .good: measured.add(time.at, night)
            case .day: days.add(time.at, night)
            // A fixed epoch, or a file's, which a copy changes.
            case .weak: break
            }
        }
        for series in fleet.images.flatMap(\.series) {
            for night in series.nights {
                for index in night.attempts + [night.counted].compactMap(\.self) {
                    add(fleet.records[index], night.night)
                }
            }
            for index in series.undated { add(fleet.records[index], nil) }
        }
        self.measured = measured
        self.days = days
    }

    /// Never negative; `nil` where nothing tells it.
    func secondsToNewest(from night: Int) -> Int64? {
        let span =
            Self.span(dates[night], dates.last ?? nil)
            ?? Self.span(measured.earliest[night], measured.newest)
            ?? Self.span(days.earliest[night], days.newest)
        return span.map { max(0, $0) }
    }

    private static func span(_ first: Timestamp?, _ last: Timestamp?) -> Int64? {
        guard let first, let last else { return nil }
        return last.secondsSince1970 - first.secondsSince1970
    }

    /// The start of the day that a label names, `2026-09-01`; `nil` for any other label.
    private static func date(_ label: Text) -> Timestamp? {
        let parts = label.string.utf8.split(
            separator: UInt8(ascii: "-"),
            omittingEmptySubsequences: false
        )
        guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy(\.isDigit) else {
            return nil
        }
        let numbers = parts.compactMap { Int(String(Substring($0))) }
        guard numbers.count == 3 else { return nil }
        return Timestamp(year: numbers[0], month: numbers[1], day: numbers[2])
    }

    /// Times of one sort.
    private struct Times {
        /// By the fleet's nights.
        private(set) var earliest: [Timestamp?]
        private(set) var newest: Timestamp?

        init(count: Int) {
            earliest = [Timestamp?](repeating: nil, count: count)
        }

        mutating func add(_ time: Timestamp, _ night: Int?) {
            newest = max(newest ?? time, time)
            if let night { earliest[night] = min(earliest[night] ?? time, time) }
        }
    }
}

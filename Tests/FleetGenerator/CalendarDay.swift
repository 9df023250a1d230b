/// Days from 2026-01-01 on, for two years.
struct CalendarDay {
    let number: Int

    /// `2026-09-01`.
    var text: String {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        var rest = number % 365
        var month = 0
        while rest >= lengths[month] {
            rest -= lengths[month]
            month += 1
        }
        return "\(2026 + number / 365)-\(Self.two(month + 1))-\(Self.two(rest + 1))"
    }

    /// Seconds of a day as `02:00:00`.
    static func time(_ second: Int) -> String {
        two(second / 3_600) + ":" + two(second / 60 % 60) + ":" + two(second % 60)
    }

    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

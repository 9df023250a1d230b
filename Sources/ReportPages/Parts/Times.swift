internal import BuildModel
internal import CommonMark

/// Moments and nights in words.
enum Times {
    /// `2026-09-01 02:00:00 UTC`, or the date where only the day is known.
    static func moment(_ time: RecordTime) -> Inline {
        time.confidence == .day ? .time(time.at.dateText, at: time.at.dateText) : moment(time.at)
    }

    static func moment(_ at: Timestamp) -> Inline {
        let text = at.description
        let clock = text.utf8.dropFirst(11).dropLast()
        return .time(at.dateText + " " + String(Substring(clock)) + " UTC", at: text)
    }

    /// The moment, what told it, and how far it may be trusted.
    static func full(_ time: RecordTime) -> [Inline] {
        [
            moment(time),
            .text(" from " + phrase(time.source) + " (confidence: \(time.confidence.rawValue))"),
        ]
    }

    /// How old something is by whole days, `12 days old`; less than a day is `new`.
    static func age(_ seconds: Int64) -> String {
        let days = Int(clamping: seconds / 86_400)
        return days < 1 ? "new" : Phrase.count(days, "day") + " old"
    }

    static func phrase(_ origin: Night.Origin) -> String {
        switch origin {
        case .pattern: "the night pattern"
        case .path: "the date in the path"
        case .time: "the time of the build"
        }
    }

    private static func phrase(_ origin: RecordTime.Origin) -> String {
        switch origin {
        case .provenance: "the provenance"
        case .history: "the build history"
        case .descriptor: "the image's descriptor"
        case .label: "a label"
        case .config: "the image's config"
        case .path: "the path"
        case .mtime: "the file's modification time"
        }
    }
}

package import BuildModel
private import Synchronization
private import _StringProcessing

/// Why a night pattern can not be used.
package struct NightPatternError: Error, Hashable, CustomStringConvertible {
    package let pattern: String

    package var description: String {
        "\"" + VisibleText.escaped(pattern) + "\" is no regular expression that can be used"
    }
}

/// Tells the night of a record: by a pattern, else by the date in the path, else by its time.
package struct NightRule: Sendable {
    /// A night and the bytes of the path that gave it, where the path did.
    package struct Finding: Hashable, Sendable {
        package var night: Night
        package var range: Range<Int>?

        package init(night: Night, range: Range<Int>?) {
            self.night = night
            self.range = range
        }
    }

    /// Paths above this many bytes never match a pattern.
    package static let maximumPathSizeInBytes = 4096

    private let pattern: PathPattern?
    private let dayStartInSeconds: Int64

    /// `dayStartInMinutes` moves midnight: a time before it belongs to the day before.
    ///
    /// It is at most 23:59.
    package init(
        pattern: String? = nil,
        dayStartInMinutes: Int = 0
    ) throws(NightPatternError) {
        if let pattern {
            guard let compiled = PathPattern(pattern) else {
                throw NightPatternError(pattern: pattern)
            }
            self.pattern = compiled
        } else {
            self.pattern = nil
        }
        dayStartInSeconds = 60 * Int64(min(max(dayStartInMinutes, 0), 1439))
    }

    /// `nil` for a record that nothing dates.
    package func night(path: String, time: Timestamp? = nil) -> Finding? {
        if let range = pattern?.lastCapture(in: path) {
            let label = Text(path.bytes[range])
            return Finding(night: Night(label: label, origin: .pattern), range: range)
        }
        if let date = PathDate.find(in: path) {
            let label = date.hasTimeOfDay ? day(of: date.time) : date.time.dateText
            return Finding(night: Night(label: Text(label), origin: .path), range: date.range)
        }
        guard let time else { return nil }
        return Finding(night: Night(label: Text(day(of: time)), origin: .time), range: nil)
    }

    private func day(of time: Timestamp) -> String {
        time.advanced(bySeconds: -dayStartInSeconds).dateText
    }
}

/// A regular expression over unicode scalars that is tried on paths, by one thread at a time.
private final class PathPattern: Sendable {
    private let expression: Mutex<Regex<AnyRegexOutput>>

    init?(_ pattern: String) {
        guard let expression = try? Regex(pattern) else { return nil }
        self.expression = Mutex(expression.matchingSemantics(.unicodeScalar))
    }

    func lastCapture(in path: String) -> Range<Int>? {
        guard path.utf8.count <= NightRule.maximumPathSizeInBytes else { return nil }
        return expression.withLock { Self.lastCapture(of: $0, in: path) }
    }

    /// The last capture that took part in the last match; the match itself without groups.
    private static func lastCapture(
        of expression: Regex<AnyRegexOutput>,
        in path: String
    ) -> Range<Int>? {
        for match in path.matches(of: expression).reversed() {
            let output = match.output
            let candidates = output.count > 1 ? Array(output.dropFirst()) : Array(output)
            guard let range = candidates.last(where: { $0.range != nil })?.range, !range.isEmpty
            else { continue }
            let start = path.utf8.distance(from: path.startIndex, to: range.lowerBound)
            return start..<(start + path.utf8[range].count)
        }
        return nil
    }
}

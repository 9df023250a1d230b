/// A problem in an input: where it is, what was found, what was expected, and what to do next.
///
/// `found` is a kind, a length or a name of ours, never text of the input (safety.md T29).
package struct Diagnostic: Hashable, Sendable {
    package var level: Level
    /// A stable word for the kind of problem, `json-syntax`.
    package var rule: String
    package var place: Place
    package var found: String
    package var expected: String?
    package var nextStep: String?

    package init(
        _ level: Level,
        rule: String,
        at place: Place,
        found: String,
        expected: String? = nil,
        nextStep: String? = nil
    ) {
        self.level = level
        self.rule = rule
        self.place = place
        self.found = found
        self.expected = expected
        self.nextStep = nextStep
    }

    /// From harmless to serious.
    package enum Level: String, Hashable, Sendable, CaseIterable, Comparable {
        case note, warning, error

        package static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .note: 0
            case .warning: 1
            case .error: 2
            }
        }
    }

    /// A file and the JSON pointer (RFC 6901) of a value in it.
    package struct Place: Hashable, Sendable {
        package var file: Text
        package var pointer: Text
        /// Where in the file the problem was seen, counted in bytes from 0.
        package var byteOffset: Int?

        package init(file: Text, pointer: Text = "", byteOffset: Int? = nil) {
            self.file = file
            self.pointer = pointer
            self.byteOffset = byteOffset
        }
    }
}

extension Diagnostic: Comparable {
    /// By place, then rule: the order of the problems page.
    package static func < (left: Diagnostic, right: Diagnostic) -> Bool {
        if left.place.file != right.place.file { return left.place.file < right.place.file }
        if left.place.pointer != right.place.pointer {
            return left.place.pointer < right.place.pointer
        }
        if left.rule != right.rule { return left.rule.precedesInBytes(right.rule) }
        if left.level != right.level { return left.level > right.level }
        return left.found.precedesInBytes(right.found)
    }
}

extension Diagnostic: CustomStringConvertible {
    /// One line: the place first, no final full stop, ending in the next step where there is one.
    package var description: String {
        var line = place.description + ": " + found
        if let expected { line += ", expected " + expected }
        if let nextStep { line += "; " + nextStep }
        return line
    }
}

extension Diagnostic.Place: CustomStringConvertible {
    /// `file#pointer`, or `file` alone; visible text only.
    package var description: String {
        var text = VisibleText.escaped(file.string)
        if !pointer.isEmpty { text += "#" + VisibleText.escaped(pointer.string) }
        if let byteOffset { text += " (byte \(byteOffset))" }
        return text
    }
}

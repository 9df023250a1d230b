/// The marks of a text that part parameters, names and values, percent-escaped ones too.
struct QueryMarks {
    /// A name, and the mark that joins it to a value.
    struct Assignment {
        fileprivate var name: Range<Int>
        /// How often the mark's `%` was escaped; 0 for a plain mark.
        fileprivate var level: Int
        /// The number of marks up to it.
        fileprivate var next: Int
        /// Whether the name is a parameter of a query or fragment.
        var isParameter: Bool
        var valueStart: Int
    }

    private struct Mark {
        var value: UInt8
        var start: Int
        var width: Int

        var end: Int { start + width }
        var level: Int { width / 2 }
    }

    private let bytes: Bytes
    private let marks: [Mark]
    private(set) var assignments: [Assignment] = []

    init(_ bytes: Bytes) {
        self.bytes = bytes
        marks = Self.marks(in: bytes)
        for index in marks.indices {
            if let assignment = assignment(at: index) { assignments.append(assignment) }
        }
    }

    /// The decoded name; `nil` for more than 128 bytes.
    ///
    /// A broken escape is taken as it is.
    func key(of assignment: Assignment) -> String? {
        guard assignment.name.count <= 1024 else { return nil }
        let name = PercentText.plain(bytes[assignment.name])
        return name.utf8.count <= 128 ? name : nil
    }

    /// The value's end: the next `&` or `#` that is escaped no more often than the mark before it.
    ///
    /// Neither quotes nor blanks end a secret, and an escaped `&` belongs to a plain value.
    func valueEnd(of assignment: Assignment) -> Int {
        let end = marks[assignment.next...].first {
            $0.level <= assignment.level && ($0.value == .ampersand || $0.value == .hash)
        }
        return end?.start ?? bytes.endIndex
    }

    private static func marks(in bytes: Bytes) -> [Mark] {
        var marks: [Mark] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let escape = PercentText.nested(in: bytes, at: index)
            let (value, width) = escape ?? (bytes[index], 1)
            if isMark(value) { marks.append(Mark(value: value, start: index, width: width)) }
            index += width
        }
        return marks
    }

    /// Marks of URLs, quotes, brackets of JSON, blanks and controls.
    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case .question, .ampersand, .hash, .slash, .equals, .colon: true
        case UInt8(ascii: ";"), UInt8(ascii: "~"), UInt8(ascii: ","), UInt8(ascii: "|"): true
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "("), UInt8(ascii: ")"): true
        case UInt8(ascii: "\\"): true
        default: !UserInfo.isToken(byte)
        }
    }

    /// The name before `=`, or before `:` where the name stands in quotes or begins a parameter.
    private func assignment(at index: Int) -> Assignment? {
        let mark = marks[index]
        guard mark.value == .equals || mark.value == .colon else { return nil }
        var end = mark.start
        var last = index - 1
        while last >= 0, marks[last].end == end, marks[last].value <= 0x20 {
            end = marks[last].start
            last -= 1
        }
        let isQuoted = last >= 0 && marks[last].end == end && isQuote(marks[last].value)
        if isQuoted {
            end = marks[last].start
            last -= 1
        } else if mark.value == .colon,
            last < 0 || ![.question, .ampersand].contains(marks[last].value)
        {
            return nil
        }
        let start = last >= 0 ? marks[last].end : bytes.startIndex
        guard start < end else { return nil }
        let opening: [UInt8] = [.question, .ampersand, .hash, UInt8(ascii: ";")]
        return Assignment(
            name: start..<end,
            level: mark.level,
            next: index + 1,
            isParameter: last >= 0 && opening.contains(marks[last].value),
            valueStart: mark.end
        )
    }

    private func isQuote(_ byte: UInt8) -> Bool { byte == 0x22 || byte == 0x27 }
}

package import BuildModel
package import FileAccess
internal import JSONText

/// A file of record lines that grows night by night (design.md 6).
///
/// Sorted like every output and free of doubles: one line for each `Record.id`. After the records
/// stand the companions that later files may need (`CompanionKeeping`); most histories have none.
package struct HistoryFile: Sendable {
    package let path: BytePath
    /// As outputs show the path: its last component.
    private var file: Text { Text(path.lastComponent.text) }

    package init(path: BytePath) {
        self.path = path
    }

    /// What a history held.
    package struct Contents: Sendable {
        package var records: [Record] = []
        package var companions: [Companion] = []
        package var diagnostics: [Diagnostic] = []
        /// Lines that are no blank ones.
        package var lineCount = 0
        /// Lines that nothing could be made of.
        package var brokenLineCount = 0
        /// Whether a record stands after a companion.
        fileprivate(set) var isMixed = false
        /// Whether the last line ends in a line feed.
        package var endsInLineFeed = true

        package init() {}

        /// Lines that repeat what another one says.
        package var repeatedLineCount: Int {
            records.count - Set(records.lazy.map(\.id)).count
                + companions.count - Set(companions).count
        }

        /// Whether each line stands where a run would write it.
        package var isInOrder: Bool {
            !isMixed
                && zip(records, records.dropFirst()).allSatisfy { !RecordOrder.precedes($1, $0) }
                && zip(companions, companions.dropFirst()).allSatisfy { $0 <= $1 }
        }

        /// Lines that nothing could be made of, and that no run was killed in.
        package var lostLineCount: Int {
            brokenLineCount - diagnostics.count { $0.rule == "history-torn" }
        }
    }

    /// Reads all lines; a file that is not there yet is an empty history.
    ///
    /// A last line that a killed run left torn makes nothing and is a warning; other broken lines
    /// are errors.
    /// `limit` is the longest line, in bytes.
    package func read(
        _ rules: ReadingRules,
        limit: Int = Self.longestLine
    ) throws(FileError) -> Contents {
        let input: InputFile
        do throws(FileError) {
            input = try InputFile(opening: path)
        } catch  where error.isMissing {
            return Contents()
        }
        let endsInLineFeed = try input.endsInLineFeed()
        var lines = input.lines(limit: limit)
        var contents = Contents()
        var number = 0
        var next = try lines.next()
        while let line = next {
            next = try lines.next()
            let isTorn = next == nil && !endsInLineFeed
            take(line, number: number, isTorn: isTorn, rules, into: &contents)
            number += 1
        }
        contents.endsInLineFeed = endsInLineFeed || number == 0
        return contents
    }

    /// In bytes.
    ///
    /// A run writes what it made of several files, each within the limits of a file, and has to read it
    /// again.
    package static let longestLine = 256 << 20
    private static let lineLimits = JSONLimits(
        maximumValues: 4_000_000,
        maximumKeyBytes: 1 << 18
    )

    private func take(
        _ line: LineReader.Line,
        number: Int,
        isTorn: Bool,
        _ rules: ReadingRules,
        into contents: inout Contents
    ) {
        guard case .bytes(let bytes) = line else {
            contents.lineCount += 1
            contents.brokenLineCount += 1
            contents.diagnostics.append(problem("history-line", "is too long", number, .error))
            return
        }
        guard bytes.contains(where: { $0 > 0x20 }) else { return }
        contents.lineCount += 1
        let findings = RecordStream.read(
            bytes,
            number: number,
            file: file,
            limits: Self.lineLimits,
            rules: rules
        )
        let isCompanion = bytes.starts(with: RecordStream.companionStart.utf8)
        let companions = isCompanion ? findings.companions : []
        if findings.records.isEmpty && companions.isEmpty {
            contents.brokenLineCount += 1
            let isTorn = isTorn && Self.mayBeCut(bytes)
            contents.diagnostics.append(
                isTorn
                    ? problem(
                        "history-torn",
                        "a last line that breaks off",
                        number,
                        .warning,
                        nextStep: "the next write leaves it out; read the files of its run again"
                    )
                    : problem("history-line", "is no record line", number, .error)
            )
            if !isTorn { contents.diagnostics += findings.diagnostics }
            return
        }
        if !findings.records.isEmpty, !contents.companions.isEmpty { contents.isMixed = true }
        contents.records += findings.records
        contents.companions += companions
        contents.diagnostics += findings.diagnostics
        let lines = companions.map { CompanionLine.line(of: $0).dropLast() }
        if let line = lines.first, lines.count > 1 || !bytes.elementsEqual(line) {
            contents.diagnostics.append(
                problem("history-line", "would be written in another way", number, .warning)
            )
        }
    }

    /// Whether bytes may be the first ones of one line; those of another file are not lost.
    private static func mayBeCut(_ bytes: [UInt8]) -> Bool {
        RecordStream.starts.contains { start in
            guard bytes.starts(with: start.utf8) else { return start.utf8.starts(with: bytes) }
            return bytes.dropFirst().firstRange(of: start.utf8) == nil
        }
    }

    private func problem(
        _ rule: String,
        _ found: String,
        _ number: Int,
        _ level: Diagnostic.Level,
        nextStep: String = "mend the line or take it out"
    ) -> Diagnostic {
        Diagnostic(
            level,
            rule: rule,
            at: Diagnostic.Place(file: file, pointer: Text("/\(number)")),
            found: found,
            expected: "a line of \(RecordLine.schema)",
            nextStep: nextStep
        )
    }

    /// Replaces the file by these, so that a crash leaves the old or the new one.
    ///
    /// The records are in their order, and nothing is there twice; the companions need no order.
    package func write(
        _ records: [Record],
        _ companions: [Companion] = []
    ) throws(FileError) {
        var bytes: [UInt8] = []
        for record in records { bytes += RecordLine.line(of: record) }
        for companion in companions.sorted() { bytes += CompanionLine.line(of: companion) }
        try FileReplacement.write(bytes.span, to: path)
    }
}

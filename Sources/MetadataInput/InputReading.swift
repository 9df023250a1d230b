internal import BuildModel
internal import FileAccess
internal import JSONText

/// Reads one input that the scan found, whatever it is.
package enum InputReading {
    /// Reads a file of at most `limit` bytes; record lines may be more in all, one by one.
    package static func read(
        _ file: ScannedFile,
        rules: ReadingRules,
        limit: Int
    ) -> FileFindings {
        do throws(UnreadableInput) {
            switch file.kind {
            case .standardInput: return try readStream(file, rules: rules, limit: limit)
            case .file: return try readFile(file, rules: rules, limit: limit)
            case .layout: return LayoutReading.read(file, rules: rules, limit: limit)
            }
        } catch {
            var findings = FileFindings()
            findings.diagnostics = [error.diagnostic]
            return findings
        }
    }

    private static func readFile(
        _ file: ScannedFile,
        rules: ReadingRules,
        limit: Int
    ) throws(UnreadableInput) -> FileFindings {
        let contents: FileContents
        do throws(UnreadableInput) {
            contents = try file.read(limit: limit)
        } catch  where error.diagnostic.rule == "file-too-large" {
            return try readStream(file, rules: rules, limit: limit, refusal: error)
        }
        if let layout = ArchiveReading.read(
            contents.bytes,
            file: file.displayPath,
            modifiedAt: contents.modifiedAt,
            rules: rules,
            limit: limit
        ) {
            return layout
        }
        return FileReading.read(
            contents.bytes,
            file: file.displayPath,
            modifiedAt: contents.modifiedAt,
            rules: rules
        )
    }

    /// Reads record lines one by one, in constant memory; anything else as one text.
    private static func readStream(
        _ file: ScannedFile,
        rules: ReadingRules,
        limit: Int,
        refusal: UnreadableInput? = nil
    ) throws(UnreadableInput) -> FileFindings {
        var lines = try file.lines(limit: limit)
        let path = file.displayPath
        if let refusal, try !startsAsRecordLine(&lines, of: path) { throw refusal }
        var whole: [UInt8] = []
        var findings = FileFindings()
        var number = 0
        // A file over the limit came so far only as one.
        var isStream: Bool? = refusal == nil ? nil : true
        while let line = try next(&lines, of: path) {
            defer { number += 1 }
            guard case .bytes(let bytes) = line else {
                if isStream != true { throw tooLarge(path, limit) }
                findings.diagnostics.append(tooLarge(path, limit, line: number).diagnostic)
                continue
            }
            if isStream == nil, !bytes.isEmpty { isStream = isRecordLine(bytes) }
            if isStream == true {
                findings.append(RecordStream.read(bytes, number: number, file: path, rules: rules))
            } else {
                guard whole.count + bytes.count < limit else { throw tooLarge(path, limit) }
                whole += bytes
                whole.append(UInt8(ascii: "\n"))
            }
        }
        if isStream == true { return findings }
        return FileReading.read(whole, file: path, rules: rules)
    }

    private static func next(
        _ lines: inout LineReader,
        of path: Text
    ) throws(UnreadableInput) -> LineReader.Line? {
        do throws(FileError) {
            return try lines.next()
        } catch {
            throw UnreadableInput(diagnostic: Diagnostic(error, at: path))
        }
    }

    private static func isRecordLine(_ bytes: [UInt8]) -> Bool {
        RecordStream.starts.contains { bytes.starts(with: $0.utf8) }
    }

    /// A look at the first bytes, so that a huge file of something else is not read.
    private static func startsAsRecordLine(
        _ lines: inout LineReader,
        of path: Text
    ) throws(UnreadableInput) -> Bool {
        do throws(FileError) {
            for start in RecordStream.starts where try lines.starts(with: start.utf8) {
                return true
            }
            return false
        } catch {
            throw UnreadableInput(diagnostic: Diagnostic(error, at: path))
        }
    }

    private static func tooLarge(_ path: Text, _ limit: Int, line: Int? = nil) -> UnreadableInput {
        UnreadableInput(
            diagnostic: Diagnostic(
                .warning,
                rule: "file-too-large",
                at: Diagnostic.Place(file: path, pointer: line.map { Text("/\($0)") } ?? ""),
                found: line == nil ? "is larger than allowed" : "a line larger than allowed",
                expected: "at most \(limit) bytes",
                nextStep: "raise the limit with `--max-file-size`"
            )
        )
    }
}

/// One line of a stream of records, and of companions that are kept beside them.
enum RecordStream {
    /// What a line of a stream begins with.
    static let starts = [#"{"schema":"pindrift/record/"#, companionStart]
    static let companionStart = #"{"schema":"pindrift/companion/"#

    static func read(
        _ line: [UInt8],
        number: Int,
        file: Text,
        limits: JSONLimits = .standard,
        rules: ReadingRules
    ) -> FileFindings {
        var context = ReadingContext(file: file, rules: rules)
        FileReading.readLine(line, number: number, limits: limits, in: &context)
        return context.findings(modifiedAt: nil)
    }
}

extension FileFindings {
    /// Adds what another part of the same input held.
    mutating func append(_ other: FileFindings) {
        drafts += other.drafts
        companions += other.companions
        records += other.records
        diagnostics += other.diagnostics
    }
}

package import BuildModel
internal import Hashing
internal import JSONText

/// What one file held.
package struct FileFindings: Sendable {
    /// Builds as this file tells them, to be joined with those of other files.
    package var drafts: [Draft] = []
    package var companions: [Companion] = []
    /// Records that were records before.
    package var records: [Record] = []
    package var diagnostics: [Diagnostic] = []
    /// Whether the bytes were metadata at all; others are counted and not diagnosed.
    package var isMetadata = true
}

/// Reads the bytes of one file: JSON, or JSON Lines, of any shape that is known.
package enum FileReading {
    /// Reads a whole file; `file` is the path that outputs show.
    ///
    /// The modification time is the weakest hint of when a build ran.
    package static func read(
        _ bytes: [UInt8],
        file: Text,
        modifiedAt: Timestamp? = nil,
        rules: ReadingRules
    ) -> FileFindings {
        guard looksLikeJSON(bytes) else {
            var findings = FileFindings()
            findings.isMetadata = false
            return findings
        }
        var context = ReadingContext(file: file, rules: rules)
        do throws(JSONError) {
            let document = try JSONDocument(parsing: bytes)
            let content = { Digest(sha256Hex: SHA256.hexDigest(of: bytes)) }
            ValueReading.read(document.root, content: content, at: .root, in: &context)
        } catch {
            if !readLines(bytes, in: &context) { context.report(error, at: .root) }
        }
        return context.findings(modifiedAt: modifiedAt)
    }

    /// Whether the first byte that is no blank opens an object or an array.
    private static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        let first = text.first { $0 != 0x20 && $0 != 0x0A && $0 != 0x0D && $0 != 0x09 }
        return first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    }

    /// Reads one object a line; false where the first line that is not blank is no document.
    private static func readLines(_ bytes: [UInt8], in context: inout ReadingContext) -> Bool {
        let newline = UInt8(ascii: "\n")
        let text = bytes.drop { $0 <= 0x20 }
        guard let end = text.firstIndex(of: newline), end + 1 < bytes.count,
            (try? JSONDocument(parsing: Array(text[..<end]))) != nil
        else { return false }
        for (number, line) in bytes.split(separator: newline, omittingEmptySubsequences: false)
            .enumerated()
        {
            readLine(Array(line), number: number, in: &context)
        }
        return true
    }

    static func readLine(
        _ line: [UInt8],
        number: Int,
        limits: JSONLimits = .standard,
        in context: inout ReadingContext
    ) {
        guard line.contains(where: { $0 > 0x20 }) else { return }
        let pointer = JSONPointer.root.appending(number)
        do throws(JSONError) {
            let document = try JSONDocument(parsing: line, limits: limits)
            let content = { Digest(sha256Hex: SHA256.hexDigest(of: line)) }
            ValueReading.read(document.root, content: content, at: pointer, in: &context)
        } catch {
            context.report(error, at: pointer)
        }
    }
}

extension ReadingContext {
    func findings(modifiedAt: Timestamp?) -> FileFindings {
        var findings = FileFindings()
        findings.drafts = drafts
        findings.companions = companions
        findings.records = records
        findings.diagnostics = diagnostics
        guard let modifiedAt else { return findings }
        for index in findings.drafts.indices {
            findings.drafts[index].times.append(.init(at: modifiedAt, source: .mtime))
        }
        return findings
    }
}

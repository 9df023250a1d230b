internal import Archives
package import BuildModel

/// Reads a layout or a history export that is a tar, plain or in gzip.
package enum ArchiveReading {
    /// `nil` for bytes that are no layout's archive; what is one and cannot be read is reported.
    ///
    /// `limit` is the size of the largest member that is read, in bytes; twice that and a mebibyte is
    /// kept in memory at most.
    package static func read(
        _ bytes: [UInt8],
        file: Text,
        modifiedAt: Timestamp?,
        rules: ReadingRules,
        limit: Int
    ) -> FileFindings? {
        guard ArchiveKind(bytes) != nil else { return nil }
        let kept = min(limit, Int.max / 4) * 2 + (1 << 20)
        let limits = ArchiveLimits(
            memberBytes: limit,
            keptBytes: kept,
            inflatedBytes: ArchiveLimits.inflatedBytes(ofArchive: bytes.count)
        )
        do throws(ArchiveError) {
            guard let archive = try LayoutArchive.read(bytes, limits: limits) else { return nil }
            let store = ArchiveBlobs(archive: archive, path: file, modifiedAt: modifiedAt)
            return LayoutReading.read(store, rules: rules, limit: limit)
        } catch {
            var findings = FileFindings()
            findings.diagnostics = [
                Diagnostic(
                    .error,
                    rule: error.rule.rawValue,
                    at: Diagnostic.Place(file: file),
                    found: error.found,
                    expected: error.expected
                )
            ]
            return findings
        }
    }
}

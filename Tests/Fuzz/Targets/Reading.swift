import BuildModel
import MetadataInput

/// Any bytes as an input file: read, joined, sealed and written as record lines, which read back as
/// the same lines, and count once when they are read beside the file.
enum Reading {
    static let rules = try? ReadingRules(nights: NightRule())

    static func run(_ bytes: [UInt8]) {
        guard let rules else { return }
        let file: Text = "2026-01-02/f.json"
        if ArchiveReading.read(bytes, file: file, modifiedAt: nil, rules: rules, limit: 1 << 20)
            != nil
        {
            return
        }
        let findings = FileReading.read(bytes, file: file, rules: rules)
        var joined = Joining.join(findings.drafts, findings.companions)
        let records = findings.records + joined.drafts.map { Sealing.seal($0, rules) }
        for record in records {
            let line = RecordLine.line(of: record)
            let again = FileReading.read(line, file: "records.ndjson", rules: rules)
            require(again.records.count == 1, "a record line is no record: \(record)")
            for read in again.records {
                require(
                    RecordLine.line(of: read) == line,
                    "a record line reads back as another one"
                )
            }
        }
        for record in records {
            require(
                Sealing.seal(Draft(sealed: record), rules) == record,
                "a record is another one when it is sealed anew"
            )
        }
        let once = RecordOrder.merged(records)
        let twice = Rejoining.join(once, with: once, &joined.companions, rules) {
            () throws(Never) in
        }
        require(twice.count <= once.count, "what is read twice counts twice")
        for diagnostic in findings.diagnostics + joined.diagnostics {
            require(diagnostic.place.file == file, "a diagnostic of another file: \(diagnostic)")
        }
    }
}

import BuildModel
import MetadataInput
import Testing

/// What is redacted is stored, and what is stored is redacted again when it is read.
@Suite struct RecordLineRoundTripTests {
    @Test(arguments: [
        #"{"containerimage.buildinfo":{"frontend":"x","sources":[{"type":"docker-image","ref":"a:1","pin":"sha2?token=a\u0000b"}]}}"#,
        #"{"containerimage.buildinfo":{"frontend":"x","sources":[{"type":"x?token=a","ref":"b:c/d"}]}}"#,
        #"{"/y?token=a":{"containerimage.buildinfo/linux":{"frontend":"x","sources":[]}}}"#,
        #"{"https://u:p@h/x":{"containerimage.buildinfo":{"frontend":"x","sources":[]}}}"#,
    ])
    func `a record line reads back as itself, whatever was redacted`(json: String) throws {
        let rules = try plainRules()
        let findings = FileReading.read(Array(json.utf8), file: "f.json", rules: rules)
        let joined = Joining.join(findings.drafts, findings.companions)
        let records = joined.drafts.map { Sealing.seal($0, rules) }
        #expect(!records.isEmpty)
        for record in records {
            let line = RecordLine.line(of: record)
            let again = FileReading.read(line, file: "records.ndjson", rules: rules)
            #expect(again.records.map { RecordLine.line(of: $0) } == [line])
            #expect(again.diagnostics.isEmpty)
        }
    }
}

import BuildModel
import MetadataInput
import Testing

/// Lines from anywhere: of this program, of another version, of somebody's hand.
@Suite struct RecordLineReadingTests {
    private static let start =
        #""schema":"pindrift/record/1","image":"a","platform":"linux/amd64","format":"buildinfo""#

    private func read(_ line: String, rules: ReadingRules? = nil) throws -> FileFindings {
        FileReading.read(
            Array(line.utf8),
            file: "r.ndjson",
            rules: try rules ?? plainRules()
        )
    }

    private func record(_ members: String, rules: ReadingRules? = nil) throws -> Record {
        try #require(try read("{\(Self.start),\(members)}", rules: rules).records.first)
    }

    @Test(arguments: [
        #"{"schema":"pindrift/record/1"}"#,
        #"{"schema":"pindrift/record/1","platform":"linux/amd64","format":"buildinfo"}"#,
        #"{"schema":"pindrift/record/1","image":"a","format":"buildinfo"}"#,
        #"{"schema":"pindrift/record/1","image":"a","platform":"linux/amd64"}"#,
    ])
    func `a line without image, platform or format is no record`(line: String) throws {
        let findings = try read(line)
        #expect(findings.records.isEmpty)
        #expect(findings.diagnostics.map(\.rule) == ["record-line"])
        #expect(findings.diagnostics.map(\.level) == [.error])
    }

    @Test(arguments: [
        (#""status":"great""#, "/status"), (#""night":"1","nightFrom":"moon""#, "/nightFrom"),
        (#""outputs":[{"kind":"cake","digest":"sha256:1"}]"#, "/outputs/0/kind"),
        (#""sources":[{"kind":"x","identity":"i","state":"floating"}]"#, "/sources/0/kind"),
        (#""origins":[{"file":"f","shape":"Z9"}]"#, "/origins/0/shape"),
    ])
    func `a word of another version is said and left out`(
        member: String,
        pointer: String
    ) throws {
        let findings = try read("{\(Self.start),\(member)}")
        #expect(findings.records.count == 1)
        #expect(findings.diagnostics.map(\.rule) == ["record-word"])
        #expect(findings.diagnostics.map(\.place.pointer.string) == [pointer])
        let record = try #require(findings.records.first)
        #expect(record.status == .ok)
        #expect(record.outputs.isEmpty && record.sources.isEmpty && record.origins.isEmpty)
    }

    @Test func `an id that does not fit is replaced by the one that does`() throws {
        let findings = try read(#"{\#(Self.start),"id":"\#(Pieces.hex(1))"}"#)
        let record = try #require(findings.records.first)
        #expect(findings.diagnostics.map(\.rule) == ["record-id"])
        #expect(record.id == RecordLine.id(of: record))
        #expect(
            try read(String(decoding: RecordLine.line(of: record), as: UTF8.self))
                .diagnostics.isEmpty
        )
    }

    @Test func `a line with all that a record can say reads back as itself`() throws {
        let digest = Pieces.digest(1)
        let commit = String(repeating: "c", count: 40)
        let record = try record(
            #""names":["a:1"],"target":"app","night":"2026-09-01","nightFrom":"path","time":"#
                + #"{"at":"2026-09-01T02:00:00Z","source":"provenance","confidence":"exact"},"#
                + #""status":"failed","mode":"max","outputs":[{"kind":"index","digest":"#
                + #""\#(digest)"}],"frontend":{"name":"dockerfile","image":"docker/dockerfile:1","#
                + #""pin":"\#(digest)"},"attrs":{"build-arg:VERSION":"1.2"},"attrsKnown":true,"#
                + #""hidden":["build-arg:TOKEN"],"sources":[{"kind":"git","identity":"#
                + #""git://h/r","refs":["https://h/r.git"],"pin":"\#(commit)","state":"floating","#
                + #""role":"context","via":["","base"]}],"sourcesKnown":true,"deps":[{"name":"x","#
                + #""frontend":{"name":"gateway"},"attrs":{"target":"t"},"sources":[{"kind":"#
                + #""http","identity":"https://h/f","state":"unpinned"}],"deps":[{"name":"y"}]}],"#
                + #""locals":["context"],"secrets":["npm"],"ssh":["default"],"context":{"url":"#
                + #""https://h/r.git","commit":"\#(commit)","subdir":"d"},"vcs":{"source":"#
                + #""https://h/r","revision":"\#(commit)","dirty":true},"epoch":1700000000,"#
                + #""compatibilityVersion":10,"hermetic":false,"ref":"b/n/i","inputs":{"#
                + #""fingerprint":"\#(digest)","complete":true},"origins":[{"file":"a.json","#
                + #""shape":"A2","pointer":"/x~1y"}]"#
        )
        #expect(record.status == .failed)
        #expect(record.dependencies.map(\.name) == ["x"])
        #expect(record.dependencies[0].dependencies.map(\.name) == ["y"])
        #expect(record.dependencies[0].attributes.map(\.key) == ["target"])
        #expect(record.context?.subdirectory == "d")
        #expect(record.versionControl?.isDirty == true)
        #expect(record.sources[0].via == ["", "base"])
        let line = RecordLine.line(of: record)
        let again = try read(String(decoding: line, as: UTF8.self))
        #expect(again.records == [record])
        #expect(again.diagnostics.isEmpty)
    }

    @Test func `what another run showed is hidden where this run's rules say so`() throws {
        let line =
            #""attrs":{"build-arg:HOST":"x1","build-arg:TOKEN":"x2","label:v":"1"},"#
            + #""deps":[{"name":"n","attrs":{"build-arg:API_KEY":"x3"}}],"hidden":["build-arg:Z"]"#
        let rules = ReadingRules(
            attributes: AttributeFilter(hide: ["HOST"]),
            nights: try NightRule()
        )
        let record = try record(line, rules: rules)
        #expect(record.attributes.map(\.key) == ["label:v"])
        #expect(record.dependencies.flatMap(\.attributes).isEmpty)
        #expect(
            record.hidden
                == ["build-arg:API_KEY", "build-arg:HOST", "build-arg:TOKEN", "build-arg:Z"]
        )
    }

    @Test(arguments: [
        (#""target":"https://u:s3cret@h/x""#, "target"),
        (#""names":["ghp_0123456789abcd"]"#, "name"),
        (#""context":{"url":"https://h/r?token=s3cret"}"#, "context"),
        (#""vcs":{"source":"https://u:s3cret@h/x"}"#, "work tree"),
        (#""secrets":["ghp_0123456789abcd"]"#, "id of a secret"),
        (#""ref":"https://u:s3cret@h/x""#, "reference"),
        (#""origins":[{"file":"ghp_0123456789abcd.json","shape":"A2"}]"#, "file"),
        (#""origins":[{"file":"f","shape":"A2","pointer":"/ghp_0123456789abcd"}]"#, "pointer"),
        (#""deps":[{"name":"https://u:s3cret@h/x"}]"#, "nested build"),
    ])
    func `a secret in a line is not stored`(member: String, place: String) throws {
        let line = RecordLine.line(of: try record(member))
        let text = String(decoding: line, as: UTF8.self)
        #expect(!text.contains("s3cret") && !text.contains("ghp_"), "in its \(place)")
        #expect(text.contains("REDACTED") || text.contains("https://h/x"), "in its \(place)")
    }
}

import BuildModel
import MetadataInput
import Testing

/// Which statement belongs to which build of the manifest that it is about (formats.md 7.2).
@Suite struct StatementJoiningTests {
    private static let early = "2026-09-01T02:00:00Z"
    private static let late = "2026-09-01T09:00:00Z"
    private static let name = "pkg:docker/r.example.com/app@1?platform=linux%2Famd64"

    private static func predicate(_ pin: Int, _ started: String) -> String {
        Pieces.predicate(
            materials: [Pieces.material("alpine@3", pin)],
            started: started,
            isMax: true
        )
    }

    private static func statement(_ pin: Int, _ started: String) -> String {
        Pieces.statement(subjects: [(name, 1)], predicate(pin, started))
    }

    @Test func `two spellings of one statement count once`() throws {
        let compact = Self.statement(9, Self.early)
        let indented = compact.split(separator: ",").joined(separator: ",\n  ")
        let outcome = try HandMadeInput([
            "a/app.json": Pieces.metadata(manifest: 1),
            "a/app.statement.json": compact,
            "a/copy.statement.json": indented,
        ]).read()
        let record = try #require(outcome.records.first)
        #expect(outcome.records.count == 1)
        #expect(record.sources.count == 1)
        #expect(record.origins.count == 3)
    }

    @Test func `a statement of another build of the same manifest stays apart`() throws {
        let outcome = try HandMadeInput([
            "a/app.json": Pieces.metadata(manifest: 1, provenance: Self.predicate(9, Self.early)),
            "a/app.statement.json": Self.statement(8, Self.late),
        ]).read()
        #expect(outcome.records.count == 2)
        #expect(outcome.records.allSatisfy { $0.origins.count == 1 && $0.sources.count == 1 })
    }

    @Test func `a statement of the same build joins its provenance`() throws {
        let outcome = try HandMadeInput([
            "a/app.json": Pieces.metadata(manifest: 1, provenance: Self.predicate(9, Self.early)),
            "a/app.statement.json": Self.statement(9, Self.early),
        ]).read()
        #expect(outcome.records.count == 1)
        #expect(outcome.records.first?.origins.count == 2)
    }

    @Test func `of two builds of one manifest a statement joins the one of its time`() throws {
        let outcome = try HandMadeInput([
            "a/one.json": Pieces.metadata(manifest: 1, provenance: Self.predicate(9, Self.early)),
            "a/two.json": Pieces.metadata(manifest: 1, provenance: Self.predicate(8, Self.late)),
            "a/app.statement.json": Self.statement(8, Self.late),
        ]).read()
        #expect(outcome.records.count == 2)
        let files = outcome.records.map { $0.origins.map(\.file.string) }
        #expect(Set(files) == [["a/one.json"], ["a/app.statement.json", "a/two.json"]])
    }

    @Test func `of two builds that nothing tells apart a statement joins none`() throws {
        let outcome = try HandMadeInput([
            "a/one.json": Pieces.metadata(manifest: 1), "a/two.json": Pieces.metadata(manifest: 1),
            "a/app.statement.json": Self.statement(8, Self.late),
        ]).read()
        #expect(outcome.records.count == 3)
        #expect(outcome.records.allSatisfy { $0.origins.count == 1 })
    }

    @Test func `imagetools' provenance of another build of the manifest stays apart`() throws {
        let manifest =
            #"{"mediaType":"\#(Pieces.manifestType)","digest":"\#(Pieces.digest(1))","size":7}"#
        let outcome = try HandMadeInput([
            "a/app.json": Pieces.metadata(manifest: 1, provenance: Self.predicate(9, Self.early)),
            "a/inspect.json": #"{"name":"r.example.com/app:1","manifest":\#(manifest),"#
                + #""image":{},"provenance":{"SLSA":\#(Self.predicate(8, Self.late))}}"#,
        ]).read()
        #expect(outcome.records.count == 2)
        #expect(outcome.records.allSatisfy { $0.sources.count == 1 })
    }

    @Test(arguments: ["out/linux_arm64/provenance.json", "out/provenance.linux_arm64.json"])
    func `a statement about nothing named takes platform and name from its path`(
        path: String
    ) throws {
        let text = Pieces.statement(subjects: [], Self.predicate(9, Self.early))
        let record = try #require(try HandMadeInput([path: text]).read().records.first)
        #expect(record.platform.description == "linux/arm64")
        #expect(!record.image.string.utf8.contains(UInt8(ascii: "_")), "\(record.image)")
    }

    @Test func `a statement about two manifests is about two images`() throws {
        let arm = "pkg:docker/r.example.com/app@1?platform=linux%2Farm64"
        let text = Pieces.statement(
            subjects: [(Self.name, 1), (arm, 2), (Self.name, 1)],
            Self.predicate(9, Self.early)
        )
        let outcome = try HandMadeInput([
            "a/one.json": Pieces.metadata(manifest: 1),
            "a/two.json": Pieces.metadata(manifest: 2),
            "a/app.statement.json": text,
        ]).read()
        #expect(outcome.records.map(\.platform.description) == ["linux/amd64", "linux/arm64"])
        #expect(
            outcome.records.map { $0.outputs.map(\.digest.description) }
                == [[Pieces.digest(1)], [Pieces.digest(2)]]
        )
        #expect(outcome.records.allSatisfy { $0.origins.count == 2 && $0.sources.count == 1 })
    }

    @Test(arguments: [
        ("https://slsa.dev/provenance/v0.1", 1), ("https://slsa.dev/provenance/v1.0", 1),
        ("https://slsa.dev/provenance/v0.2", 0), ("https://slsa.dev/provenance/v1", 0),
    ])
    func `a predicate type that BuildKit never wrote is a warning`(
        type: String,
        count: Int
    ) throws {
        let text = Pieces.statement(
            subjects: [(Self.name, 1)],
            Self.predicate(9, Self.early),
            type: type
        )
        let outcome = try HandMadeInput(["a.json": text]).read()
        #expect(outcome.records.count == 1, "it is read all the same")
        #expect(outcome.count(ofRule: "predicate-type") == count)
    }
}

import BuildModel
import Hashing
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

    /// Names and digests of a local export's files (formats.md 9.2).
    private static func files(_ files: [(String, Int)]) throws -> [Record.Output] {
        let statement = Pieces.statement(subjects: files, predicate(9, early))
        let outcome = try HandMadeInput(["a/linux_amd64/app.provenance.json": statement]).read()
        #expect(outcome.records.count == 1)
        return try #require(outcome.records.first).outputs
    }

    @Test func `the files of a local export are one output, whatever their order`() throws {
        let some = try Self.files([("bin/app", 1), ("etc/app.conf", 2)])
        #expect(some.map(\.kind) == [.files])
        #expect(try Self.files([("etc/app.conf", 2), ("bin/app", 1)]) == some)
        #expect(
            try Self.files([("bin/app", 1), ("sbom.spdx.json", 7), ("etc/app.conf", 2)]) == some
        )
        #expect(try Self.files([("bin/app", 3), ("etc/app.conf", 2)]) != some)
        #expect(try Self.files([("bin/app", 1), ("etc/other.conf", 2)]) != some)
        #expect(try Self.files([("bin/app", 1)]) != some)
        #expect(try Self.files([("provenance.json", 1)]) == [])
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

    @Test func `two statements that nothing tells apart join no build that has provenance`() throws
    {
        func predicate(_ pin: Int) -> String {
            Pieces.predicate(materials: [Pieces.material("alpine@3", pin)])
        }
        let outcome = try HandMadeInput([
            "a/app.json": Pieces.metadata(manifest: 1, provenance: predicate(9)),
            "a/one.json": Pieces.statement(subjects: [(Self.name, 1)], predicate(8)),
            "a/two.json": Pieces.statement(subjects: [(Self.name, 1)], predicate(7)),
        ]).read()
        #expect(outcome.records.count == 3)
        #expect(outcome.records.allSatisfy { $0.sources.count == 1 })
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

    private static func index(platforms: [(manifest: Int, name: String)]) -> String {
        let images = platforms.map { image in
            #"{"mediaType":"\#(Pieces.manifestType)","digest":"\#(Pieces.digest(image.manifest))","#
                + #""size":7,"platform":\#(Pieces.platform(image.name))}"#
        }
        let attestations = platforms.map { image in
            #"{"mediaType":"\#(Pieces.manifestType)","digest":"#
                + #""\#(Pieces.digest(image.manifest + 100))","size":7,"#
                + #""platform":{"os":"unknown","architecture":"unknown"},"annotations":{"#
                + #""vnd.docker.reference.type":"attestation-manifest","#
                + #""vnd.docker.reference.digest":"\#(Pieces.digest(image.manifest))"}}"#
        }
        return #"{"mediaType":"\#(Pieces.indexType)","digest":"\#(Pieces.digest(7))","size":7,"#
            + #""manifests":[\#((images + attestations).joined(separator: ","))]}"#
    }

    @Test func `statements of one index take its digest, its platforms and its name`() throws {
        let outcome = try HandMadeInput([
            "a/x.index.json": Self.index(platforms: [(1, "amd64"), (2, "arm64")]),
            "a/x.s0.json": Pieces.statement(
                subjects: [("_", 1)],
                Self.predicate(9, Self.early)
            ),
            "a/x.s2.json": Pieces.statement(
                subjects: [("_", 2)],
                Self.predicate(8, Self.early)
            ),
        ]).read()
        #expect(outcome.records.map(\.image) == ["a/x", "a/x"])
        #expect(outcome.records.map(\.platform.description) == ["linux/amd64", "linux/arm64"])
        #expect(
            outcome.records.map { $0.outputs.map(\.digest.description) } == [
                [Pieces.digest(1), Pieces.digest(7)], [Pieces.digest(2), Pieces.digest(7)],
            ]
        )
        #expect(outcome.records.allSatisfy { $0.origins.count == 2 && $0.sources.count == 1 })
        #expect(outcome.count(ofRule: "companion-alone") == 0)
    }

    /// The attestation manifest of an image, as the index names it.
    private static func attestation(of manifest: Int, listing statement: String) -> String {
        let content = "sha256:" + SHA256.hexDigest(of: statement)
        return #"{"schemaVersion":2,"mediaType":"\#(Pieces.manifestType)","digest":"#
            + #""\#(Pieces.digest(manifest + 100))","config":{"digest":"\#(Pieces.digest(50))"},"#
            + #""layers":[{"mediaType":"application/vnd.in-toto+json","digest":"\#(content)","#
            + #""size":7,"annotations":{"in-toto.io/predicate-type":"#
            + #""https://slsa.dev/provenance/v0.2"}}]}"#
    }

    /// All materials are of the builder's platform, as where code is built for another one.
    @Test func `each image of an index takes its own part of a statement about both`() throws {
        let statement = Pieces.statement(
            subjects: [("_", 1), ("_", 2)],
            Self.predicate(9, Self.early)
        )
        let outcome = try HandMadeInput([
            "a/x.json": Pieces.metadata(index: 7),
            "a/x.index.json": Self.index(platforms: [(1, "amd64"), (2, "arm64")]),
            "a/x.a1.json": Self.attestation(of: 1, listing: statement),
            "a/x.a2.json": Self.attestation(of: 2, listing: statement),
            "a/x.statement.json": statement,
        ]).read()
        #expect(outcome.records.map(\.platform.description) == ["linux/amd64", "linux/arm64"])
        #expect(outcome.records.map(\.sources.count) == [1, 1])
        #expect(
            outcome.records.map { $0.outputs.map(\.digest.description) } == [
                [Pieces.digest(1), Pieces.digest(7)], [Pieces.digest(2), Pieces.digest(7)],
            ]
        )
        #expect(outcome.count(ofRule: "companion-alone") == 0)
    }

    @Test func `a statement about nothing named is found through its attestation manifest`() throws
    {
        let statement = Pieces.statement(subjects: [], Self.predicate(9, Self.early))
        let outcome = try HandMadeInput([
            "a/x.attestation.json": Self.attestation(of: 2, listing: statement),
            "a/x.index.json": Self.index(platforms: [(1, "amd64"), (2, "arm64")]),
            "a/x.statement.json": statement,
        ]).read()
        let record = try #require(outcome.records.first)
        #expect(outcome.records.count == 1)
        #expect(record.image == "a/x")
        #expect(record.platform.description == "linux/arm64")
        #expect(
            record.outputs.map(\.digest.description) == [Pieces.digest(2), Pieces.digest(7)]
        )
        #expect(outcome.count(ofRule: "companion-alone") == 0)
    }

    @Test(arguments: [false, true])
    func `of two statements of a manifest one that tells no sources joins the other`(
        isFirst: Bool
    ) throws {
        let empty = Pieces.statement(
            subjects: [(Self.name, 1)],
            #"{"buildType":"https://mobyproject.org/buildkit@v1"}"#
        )
        let full = Self.statement(9, Self.early)
        let outcome = try HandMadeInput([
            "a/a.json": isFirst ? empty : full, "a/b.json": isFirst ? full : empty,
        ]).read()
        let record = try #require(outcome.records.first)
        #expect(outcome.records.count == 1)
        #expect(record.sources.count == 1 && record.origins.count == 2)
    }

    @Test func `a subject without a digest gives its name alone`() throws {
        let text =
            #"{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"#
            + #""https://slsa.dev/provenance/v0.2","subject":[{"name":"\#(Self.name)"}],"#
            + #""predicate":\#(Self.predicate(9, Self.early))}"#
        let record = try #require(try HandMadeInput(["s.json": text]).read().records.first)
        #expect(record.image == "r.example.com/app")
        #expect(record.platform.description == "linux/amd64")
        #expect(record.outputs.isEmpty)
    }

    @Test func `of two indexes of a manifest a statement takes the one of its folder`() throws {
        let own = Self.index(platforms: [(1, "amd64")])
        let other = own.split(separator: Pieces.digest(7)).joined(separator: Pieces.digest(6))
        let statement = Self.statement(9, Self.early)
        for (path, index) in [("a/s.json", 7), ("b/s.json", 6), ("c/s.json", nil)] {
            let outcome = try HandMadeInput([
                ("a/x.index.json", own), ("b/x.index.json", other), (path, statement),
            ]).read()
            let record = try #require(outcome.records.first)
            let digests = [1, index].compactMap { $0.map(Pieces.digest) }
            #expect(record.outputs.map(\.digest.description) == digests, "\(path)")
            #expect(record.image == "r.example.com/app")
        }
    }
}

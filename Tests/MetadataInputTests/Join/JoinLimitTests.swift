import BuildModel
import MetadataInput
import Testing

/// What is not joined because of a limit is said, at a place and once.
@Suite struct JoinLimitTests {
    private static func descriptor(_ digest: Int, _ more: String) -> String {
        #"{"mediaType":"\#(Pieces.manifestType)","digest":"\#(Pieces.digest(digest))","size":7\#(more)}"#
    }

    private static func image(_ digest: Int) -> String {
        descriptor(digest, #","platform":\#(Pieces.platform("a\(digest)"))"#)
    }

    private static func attestation(_ digest: Int, of image: Int) -> String {
        descriptor(
            digest,
            #","platform":{"os":"unknown","architecture":"unknown"},"annotations":{"#
                + #""vnd.docker.reference.type":"attestation-manifest","#
                + #""vnd.docker.reference.digest":"\#(Pieces.digest(image))"}"#
        )
    }

    /// An index as an inspection prints it, which names its own digest.
    private static func index(_ entries: [String]) -> String {
        #"{"mediaType":"\#(Pieces.indexType)","digest":"\#(Pieces.digest(1))","size":7,"#
            + #""manifests":[\#(entries.joined(separator: ","))]}"#
    }

    private static func manifest(_ digest: Int, statements: [Int]) -> String {
        let layers = statements.map { number in
            #"{"mediaType":"application/vnd.in-toto+json","digest":"\#(Pieces.digest(number))","#
                + #""size":7,"annotations":{"in-toto.io/predicate-type":"#
                + #""https://slsa.dev/provenance/v0.2"}}"#
        }
        return #"{"mediaType":"\#(Pieces.manifestType)","digest":"\#(Pieces.digest(digest))","#
            + #""size":7,"schemaVersion":2,"layers":[\#(layers.joined(separator: ","))]}"#
    }

    /// A record of one statement or of a build about the same outputs as all others.
    private static func record(_ number: Int, outputs: Int) -> Record {
        var record = Record(
            image: Text("r/a\(number)"),
            platform: Platform(normalized: "linux/amd64"),
            format: .buildinfo
        )
        record.sourcesKnown = true
        record.outputs = (0..<outputs).compactMap { output in
            Digest(Pieces.digest(output)).map { .init(kind: .manifest, digest: $0) }
        }
        record.origins = [
            Record.Origin(file: Text("f\(number).json"), shape: .statement02, pointer: "")
        ]
        record.id = Text("\(number)")
        return record
    }

    @Test(arguments: [(16, 40, 0), (17, 40, 40), (2_000, 40, 40), (1, 256, 0), (1, 257, 257)])
    func `documents of many outputs, and outputs of many documents, are not compared in pairs`(
        outputs: Int,
        documents: Int,
        diagnostics: Int
    ) throws {
        let records = (0..<documents).map { Self.record($0, outputs: outputs) }
        let outcome = try HandMadeInput([]).read(after: .init(records: records))
        #expect(outcome.records.count == documents)
        #expect(outcome.count(ofRule: "join-limit") == diagnostics)
    }

    @Test(arguments: [(16, 40, 0), (64, 416, 0), (64, 417, 1), (65, 2, 1)])
    func `an index takes apart so many builds, and the rest are named`(
        images: Int,
        builds: Int,
        diagnostics: Int
    ) throws {
        let files = (0..<builds).map { number in
            (path: "b/\(number).json", text: Pieces.metadata(index: 1))
        }
        let index = Self.index((0..<images).map { Self.image($0 + 10) })
        let outcome = try HandMadeInput(files + [(path: "b/index.json", text: index)]).read()
        let split = images > 64 ? 0 : min(builds, 416)
        #expect(outcome.records.count == split * images + (builds - split))
        #expect(outcome.count(ofRule: "join-limit") == diagnostics)
        let limit = outcome.diagnostics.first { $0.rule == "join-limit" }
        #expect(limit.map { $0.place.file == "b/index.json" } != false)
    }

    @Test(arguments: [(20, 16, 16), (20, 64, 64), (400, 64, 50), (5_000, 64, 16)])
    func `many materials are repeated for few platforms`(
        materials: Int,
        platforms: Int,
        records: Int
    ) throws {
        let names = (0..<platforms).map { #""linux/a\#($0)""# }
        let list = (0..<materials).map { number in
            #"{"URI":"pkg:docker/a\#(number)@1","Digests":["\#(Pieces.digest(number))"]}"#
        }
        let text =
            #"{"Ref":"b/n/x","StartedAt":"2026-09-01T02:00:00Z","Platform":["#
            + names.joined(separator: ",") + #"],"Materials":["#
            + list.joined(separator: ",") + "]}"
        let outcome = try HandMadeInput(["a.json": text]).read()
        #expect(outcome.records.count == records)
        #expect(outcome.records.allSatisfy { $0.sources.count == materials })
        #expect(outcome.count(ofRule: "platform-count") == (records < platforms ? 1 : 0))
    }

    @Test(arguments: [(64, 0), (65, 1)])
    func `a statement is about so many images`(images: Int, diagnostics: Int) throws {
        let text = Pieces.statement(
            subjects: (0..<images).map { ("pkg:docker/a@1", $0) },
            Pieces.predicate(materials: [])
        )
        let outcome = try HandMadeInput(["a.json": text]).read()
        #expect(outcome.records.count == 64)
        #expect(outcome.count(ofRule: "platform-count") == diagnostics)
    }

    @Test func `the budget of split builds is one for all nights of a run`() throws {
        let builds = (0..<500).map { number in
            let month = 1 + number / 20
            let night = "20\(10 + month)-01-\(10 + number % 20)"
            return (path: "\(night)/\(number).json", text: Pieces.metadata(index: 1))
        }
        let index = Self.index((0..<64).map { Self.image($0 + 10) })
        let outcome = try HandMadeInput(builds + [(path: "index.json", text: index)]).read()
        #expect(outcome.records.count == 416 * 64 + 84)
        #expect(outcome.count(ofRule: "join-limit") == 1)
    }

    @Test(arguments: [(64, 0), (65, 1), (3_000, 1)])
    func `attestations of one image are followed up to a limit`(count: Int, diagnostics: Int) throws
    {
        let attestations = (0..<count).map { Self.attestation($0 + 100_000, of: 10) }
        let metadata =
            #"{"containerimage.digest":"\#(Pieces.digest(1))","containerimage.descriptor":"#
            + #"{"mediaType":"\#(Pieces.indexType)","digest":"\#(Pieces.digest(1))","size":7},"#
            + #""containerimage.buildinfo/linux/a10":{"frontend":"dockerfile.v0"}}"#
        var files = (0..<count).map { (path: "\($0)/app.json", text: metadata) }
        files.append((path: "index.json", text: Self.index([Self.image(10)] + attestations)))
        let outcome = try HandMadeInput(files).read()
        #expect(outcome.records.count == count)
        #expect(outcome.count(ofRule: "join-limit") == diagnostics)
    }

    @Test(arguments: [(64, 0), (65, 1)])
    func `statements of one attestation are followed up to a limit`(
        count: Int,
        diagnostics: Int
    ) throws {
        let files = [
            (path: "app.json", text: Pieces.metadata(index: 1)),
            (path: "index.json", text: Self.index([Self.image(10), Self.attestation(20, of: 10)])),
            (path: "att.json", text: Self.manifest(20, statements: Array(1_000..<1_000 + count))),
        ]
        let outcome = try HandMadeInput(files).read()
        #expect(outcome.count(ofRule: "join-limit") == diagnostics)
    }
}

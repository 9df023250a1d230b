import BuildModel
import MetadataInput
import Testing

/// Inputs of many equal parts, whose cost must not grow with the square of their number: with a cost
/// that does, each of these takes minutes.
@Suite struct JoinCostTests {
    private static func descriptor(_ digest: Int, _ more: String) -> String {
        #"{"mediaType":"\#(Pieces.manifestType)","digest":"\#(Pieces.digest(digest))","size":7\#(more)}"#
    }

    private static func attestation(_ digest: Int, of image: Int) -> String {
        descriptor(
            digest,
            #","platform":{"os":"unknown","architecture":"unknown"},"annotations":{"#
                + #""vnd.docker.reference.type":"attestation-manifest","#
                + #""vnd.docker.reference.digest":"\#(Pieces.digest(image))"}"#
        )
    }

    private static func index(_ entries: [String]) -> String {
        #"{"mediaType":"\#(Pieces.indexType)","digest":"\#(Pieces.digest(1))","size":7,"#
            + #""manifests":[\#(entries.joined(separator: ","))]}"#
    }

    @Test func `a nested build that stands once for each platform is put together at once`() throws
    {
        let platforms = 10_000
        let deps = (0..<platforms).map { number in
            #""x::linux/a\#(number)":{"frontend":"dockerfile.v0","sources":[{"type":"docker-image","#
                + #""ref":"alpine:\#(number)","pin":"\#(Pieces.digest(number))"}]}"#
        }
        let text =
            #"{"containerimage.buildinfo":{"frontend":"dockerfile.v0","deps":{"#
            + deps.joined(separator: ",") + "}}}"
        let record = try #require(try HandMadeInput(["a.json": text]).read().records.first)
        #expect(record.dependencies.count == 1)
        #expect(record.dependencies.first?.sources.count == platforms)
        #expect(record.sources.count == platforms)
    }

    @Test func `a history entry repeats its materials for few platforms only`() throws {
        let platforms = (0..<5_000).map { #""linux/a\#($0)""# }
        let materials = (0..<5_000).map { number in
            #"{"URI":"pkg:docker/a\#(number)@1","Digests":["\#(Pieces.digest(number))"]}"#
        }
        let text =
            #"{"Ref":"b/n/x","StartedAt":"2026-09-01T02:00:00Z","Platform":["#
            + platforms.joined(separator: ",") + #"],"Materials":["#
            + materials.prefix(20).joined(separator: ",") + "]}"
        let outcome = try HandMadeInput(["a.json": text]).read()
        #expect(outcome.records.count == 64)
        #expect(outcome.count(ofRule: "platform-count") == 1)
    }

    @Test func `a history entry of very many outputs is read`() throws {
        let attachments = (0..<20_000).map { number in
            #"{"Digest":"\#(Pieces.digest(number))","Type":"\#(Pieces.indexType)"}"#
        }
        let text =
            #"{"Ref":"b/n/x","StartedAt":"2026-09-01T02:00:00Z","Attachments":["#
            + attachments.joined(separator: ",") + "]}"
        let record = try #require(try HandMadeInput(["a.json": text]).read().records.first)
        #expect(record.outputs.count == 1_000)
    }

    @Test func `two lists of very many sources are reconciled`() throws {
        let count = 8_000
        let sources = (0..<count).map { number in
            #"{"type":"docker-image","ref":"a\#(number)","pin":"\#(Pieces.digest(number))"}"#
        }
        let materials = (0..<count).map { number in
            Pieces.material("a\(number)@latest", number == 0 ? 99_999 : number)
        }
        let text =
            #"{"containerimage.buildinfo":{"frontend":"dockerfile.v0","sources":["#
            + sources.joined(separator: ",") + #"]},"buildx.build.provenance":"#
            + Pieces.predicate(materials: materials) + "}"
        let record = try #require(try HandMadeInput(["a.json": text]).read().records.first)
        #expect(record.sources.count == count + 1)
        #expect(record.sources.count { $0.state == .conflict } == 2)
    }

    @Test func `an index of more images than a build has splits nothing`() throws {
        let entries = (0..<5_000).map { number in
            Self.descriptor(number + 10, #","platform":\#(Pieces.platform("a\(number)"))"#)
        }
        let builds = (0..<500).map { number in
            (path: "b/\(number).json", text: Pieces.metadata(index: 1))
        }
        let input = HandMadeInput(builds + [(path: "b/index.json", text: Self.index(entries))])
        let outcome = try input.read()
        #expect(outcome.records.count == 500)
        #expect(outcome.records.allSatisfy { $0.origins.count == 2 })
        #expect(outcome.count(ofRule: "join-limit") == 1)
    }

    @Test func `copies of one index and many builds of it take no product of both`() throws {
        let count = 3_000
        let entry = Self.descriptor(2, #","platform":\#(Pieces.platform("amd64"))"#)
        var files = (0..<count).map { number in
            (path: "\(number)/app.json", text: Pieces.metadata(index: 1))
        }
        files += (0..<count).map { number in
            (path: "\(number)/index.json", text: Self.index([entry]))
        }
        let outcome = try HandMadeInput(files).read()
        #expect(outcome.records.count == count)
        #expect(
            outcome.records.allSatisfy { record in
                let folders = Set(record.origins.map { $0.file.string.split(separator: "/").first })
                return record.origins.count == 2 && folders.count == 1
            }
        )
    }

    @Test func `builds look at the attestations of their own image only`() throws {
        let count = 3_000
        let entries = (0..<count).map { number in
            Self.descriptor(number + 10, #","platform":\#(Pieces.platform("amd64"))"#)
        }
        let attestations = (0..<count).map { Self.attestation($0 + 100_000, of: $0 + 10) }
        let metadata =
            #"{"containerimage.digest":"\#(Pieces.digest(1))","containerimage.descriptor":"#
            + #"{"mediaType":"\#(Pieces.indexType)","digest":"\#(Pieces.digest(1))","size":7},"#
            + #""buildx.build.provenance":\#(Pieces.predicate(materials: []))}"#
        var files = (0..<count).map { (path: "\($0)/app.json", text: metadata) }
        files.append((path: "index.json", text: Self.index(entries + attestations)))
        let outcome = try HandMadeInput(files).read()
        #expect(outcome.records.count == count)
    }

    @Test func `statements about the manifest of very many builds are told apart by nobody`() throws
    {
        let count = 3_000
        var files = (0..<count).map { number in
            (path: "\(number)/app.json", text: Pieces.metadata(manifest: 1))
        }
        files += (0..<count).map { number in
            let predicate = Pieces.predicate(
                materials: [Pieces.material("a\(number)", 9)],
                started: "2026-09-01T02:00:00Z"
            )
            return (
                path: "\(number)/app.statement.json",
                text: Pieces.statement(subjects: [("pkg:docker/a@1", 1)], predicate)
            )
        }
        #expect(try HandMadeInput(files).read().records.count == 2 * count)
    }

    @Test func `what holds for every night is looked up once`() throws {
        let nights = 2_000
        var files = (0..<nights).map { number -> (path: String, text: String) in
            let digits = String(2_000_00 + number)
            return (
                path: "n/20\(digits.suffix(2))-01-\(10 + number % 18)/\(number).json",
                text: Pieces.metadata(index: 1)
            )
        }
        files += (0..<2_000).map { number in
            let entry = Self.descriptor(2, #","platform":\#(Pieces.platform("amd64"))"#)
            return (path: "shared/\(number).json", text: Self.index([entry]))
        }
        let outcome = try HandMadeInput(files).read()
        #expect(outcome.records.count == nights)
        #expect(outcome.count(ofRule: "companion-alone") == 0)
    }
}

import BuildModel
import MetadataInput
import Testing

/// What indexes, manifests and whole imagetools objects add to the builds that they speak of.
@Suite struct CompanionTests {
    private static let image =
        #"{"os":"linux","architecture":"amd64","#
        + #""created":"2026-09-01T02:03:04Z","rootfs":{"type":"layers","diff_ids":[]}}"#

    private static func descriptor(_ digest: Int, _ type: String, _ more: String = "") -> String {
        #"{"mediaType":"\#(type)","digest":"\#(Pieces.digest(digest))","size":7\#(more)}"#
    }

    private static func imagetools(_ manifest: String, image: String, more: String = "") -> String {
        #"{"name":"r.example.com/other:1","manifest":\#(manifest),"image":\#(image)\#(more)}"#
    }

    @Test func `an imagetools object without build info is no build`() throws {
        let manifest = Self.descriptor(1, Pieces.manifestType)
        let outcome = try HandMadeInput([
            "a/inspect.json": Self.imagetools(manifest, image: Self.image)
        ]).read()
        #expect(outcome.records.isEmpty)
        #expect(outcome.count(ofRule: "companion-alone") == 1)
    }

    @Test func `an imagetools object completes the build of its manifest`() throws {
        let manifest = Self.descriptor(1, Pieces.manifestType)
        let outcome = try HandMadeInput([
            "a/app.json": Pieces.metadata(manifest: 1),
            "a/inspect.json": Self.imagetools(manifest, image: Self.image),
        ]).read()
        let record = try #require(outcome.records.first)
        #expect(outcome.records.count == 1)
        #expect(outcome.count(ofRule: "companion-alone") == 0)
        #expect(record.image == "r.example.com/app", "the name of the build stays")
        #expect(record.platform.description == "linux/amd64")
        #expect(record.time?.at.description == "2026-09-01T02:03:04Z")
        #expect(record.origins.map(\.file) == ["a/app.json", "a/inspect.json"])
    }

    @Test func `an imagetools object of an index splits a build without payload`() throws {
        let entries = [
            Self.descriptor(2, Pieces.manifestType, #","platform":\#(Pieces.platform("amd64"))"#),
            Self.descriptor(3, Pieces.manifestType, #","platform":\#(Pieces.platform("arm64"))"#),
        ]
        let index = Self.descriptor(
            1,
            Pieces.indexType,
            #","manifests":[\#(entries.joined(separator: ","))]"#
        )
        let outcome = try HandMadeInput([
            "a/app.json": Pieces.metadata(index: 1),
            "a/inspect.json": Self.imagetools(
                index,
                image: #"{"linux/amd64":\#(Self.image),"linux/arm64":{"os":"linux","#
                    + #""architecture":"arm64","created":"2026-09-01T05:00:00Z","rootfs":{}}}"#
            ),
        ]).read()
        #expect(outcome.records.map(\.platform.description) == ["linux/amd64", "linux/arm64"])
        #expect(
            outcome.records.map { $0.time?.at.description } == [
                "2026-09-01T02:03:04Z", "2026-09-01T05:00:00Z",
            ]
        )
        #expect(
            outcome.records.map { $0.outputs.map(\.digest.description) } == [
                [Pieces.digest(2), Pieces.digest(1)], [Pieces.digest(3), Pieces.digest(1)],
            ]
        )
    }

    @Test func `an imagetools object with provenance also gives its manifest`() throws {
        let provenance = Pieces.predicate(
            materials: [Pieces.material("alpine@3", 9)],
            started: "2026-09-01T02:00:00Z"
        )
        let parts = try HandMadeInput([
            "a/inspect.json": Self.imagetools(
                Self.descriptor(1, Pieces.manifestType),
                image: Self.image,
                more: #","provenance":{"SLSA":\#(provenance)}"#
            )
        ]).parts()
        #expect(parts.drafts.count == 1)
        #expect(parts.companions.map { $0.content?.description } == [Pieces.digest(1)])
    }

    @Test(arguments: [
        (Pieces.manifestType, Record.Output.Kind.manifest), (Pieces.indexType, .index),
        ("application/vnd.docker.distribution.manifest.v2+json", .manifest),
    ])
    func `a descriptor alone tells what a digest is of`(
        type: String,
        kind: Record.Output.Kind
    ) throws {
        let bare = #"{"containerimage.digest":"\#(Pieces.digest(1))","image.name":"a:1"}"#
        let outcome = try HandMadeInput([
            "a/app.json": bare,
            "a/app.manifest.json": Self.descriptor(
                1,
                type,
                #","platform":\#(Pieces.platform("arm64"))"#
            ),
        ]).read()
        let record = try #require(outcome.records.first)
        #expect(record.outputs.map(\.kind) == [kind])
        #expect(record.platform.description == (kind == .manifest ? "linux/arm64" : "unknown"))
    }

    @Test(arguments: [false, true])
    func `a descriptor hides nothing of the manifest that it names`(isFirst: Bool) throws {
        let manifest =
            #"{"schemaVersion":2,"digest":"\#(Pieces.digest(1))","config":{"digest":"#
            + #""\#(Pieces.digest(5))"},"layers":[]}"#
        let lone = Self.descriptor(1, Pieces.manifestType)
        let outcome = try HandMadeInput([
            "a/a.json": isFirst ? lone : manifest,
            "a/b.json": isFirst ? manifest : lone,
            "a/c.metadata.json": Pieces.metadata(manifest: 1),
        ]).read()
        let record = try #require(outcome.records.first)
        #expect(record.outputs.map(\.kind) == [.manifest, .config])
    }
}

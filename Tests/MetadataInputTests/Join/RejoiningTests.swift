import BuildModel
import Hashing
import MetadataInput
import Testing

/// One build whose files come in two runs, the second of which knows the records of the first.
@Suite struct RejoiningTests {
    struct Split: CustomTestStringConvertible, Sendable {
        let name: String
        let first: [String: String]
        let second: [String: String]
        /// Records that one run makes of all files.
        var count = 1

        var testDescription: String { name }

        func together() throws -> [Record] { try Self.read([first, second]).records }

        func apart() throws -> [Record] {
            try Self.read([second], after: Self.read([first])).records
        }

        func apartInOtherOrder() throws -> [Record] {
            try Self.read([first], after: Self.read([second])).records
        }

        /// A second run that reads all files, those of the first among them.
        func grown() throws -> [Record] {
            try Self.read([first, second], after: Self.read([first])).records
        }

        static func read(
            _ parts: [[String: String]],
            after earlier: HandMadeInput.Outcome = HandMadeInput.Outcome()
        ) throws -> HandMadeInput.Outcome {
            let files = parts.flatMap { $0 }.sorted { $0.key < $1.key }
            var outcome = try HandMadeInput(files.map { (path: $0.key, text: $0.value) })
                .read(after: earlier)
            outcome.records = RecordOrder.merged(outcome.records)
            return outcome
        }
    }

    private static let time = "2026-09-01T02:00:00Z"
    private static let later = "2026-09-01T09:00:00Z"

    private static func predicate(_ started: String = time, pin: Int = 9) -> String {
        Pieces.predicate(
            materials: [Pieces.material("alpine@3", pin)],
            started: started,
            isMax: true
        )
    }

    private static func statement(
        _ started: String = time,
        architecture: String = "amd64",
        manifest: Int = 1
    ) -> String {
        let name = "pkg:docker/r.example.com/app@1?platform=linux%2F\(architecture)"
        return Pieces.statement(subjects: [(name, manifest)], predicate(started))
    }

    private static func build(ref: String, tag: String = "1") -> String {
        #"{"buildx.build.ref":"b/n/\#(ref)","containerimage.digest":"\#(Pieces.digest(1))""#
            + #","image.name":"r.example.com/app:\#(tag)"}"#
    }

    private static func history(ref: String) -> String {
        #"{"Ref":"\#(ref)","StartedAt":"\#(time)","Platform":["linux/amd64"],"Materials":["#
            + #"{"URI":"pkg:docker/alpine@3","Digests":["\#(Pieces.digest(9))"]}]}"#
    }

    private static let index =
        #"{"mediaType":"\#(Pieces.indexType)","digest":"\#(Pieces.digest(7))","size":7,"#
        + #""manifests":[{"digest":"\#(Pieces.digest(1))","platform":\#(Pieces.platform("amd64"))},"#
        + #"{"digest":"\#(Pieces.digest(2))","platform":\#(Pieces.platform("arm64"))}]}"#

    /// A config with build info, whose digest is that of its bytes, and the manifest that names it.
    private static let config =
        #"{"architecture":"amd64","os":"linux","created":"2026-09-01T03:00:00Z","rootfs":{},"#
        + #""moby.buildkit.buildinfo.v1":"\#(buildInfo)"}"#
    private static let buildInfo =
        "eyJmcm9udGVuZCI6ImRvY2tlcmZpbGUudjAiLCJzb3VyY2VzIjpbeyJ0eXBlIjoiZG9ja2"
        + "VyLWltYWdlIiwicmVmIjoiZG9ja2VyLmlvL2xpYnJhcnkvYWxwaW5lOjMiLCJwaW4iOiJz"
        + "aGEyNTY6MDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwMDAwOSJ9XX0="
    private static let plainConfig =
        #"{"architecture":"amd64","os":"linux","created":"2026-09-01T03:00:00Z","rootfs":{}}"#

    private static func manifest(of config: String) -> String {
        #"{"mediaType":"\#(Pieces.manifestType)","digest":"\#(Pieces.digest(1))","size":7,"#
            + #""config":{"digest":"sha256:\#(SHA256.hexDigest(of: Array(config.utf8)))"},"layers":[]}"#
    }

    /// Whichever part comes first, the records are the same.
    static let inAnyOrder = [
        Split(
            name: "metadata and the statement about its manifest",
            first: ["n/2026-09-01/app.json": Pieces.metadata(manifest: 1)],
            second: ["n/2026-09-01/app.statement.json": statement()]
        ),
        Split(
            name: "metadata with provenance and the fuller statement of its time",
            first: [
                "n/2026-09-01/app.json": Pieces.metadata(manifest: 1, provenance: predicate())
            ],
            second: ["n/2026-09-01/app.statement.json": statement()]
        ),
        Split(
            name: "metadata and the history entry with its reference",
            first: ["n/2026-09-01/app.json": build(ref: "abc")],
            second: ["n/2026-09-01/app.inspect.json": history(ref: "abc")]
        ),
        Split(
            name: "a history entry that is kept where no path has a night",
            first: ["n/2026-09-01/app.json": build(ref: "abc")],
            second: ["history/app.json": history(ref: "abc")]
        ),
        Split(
            name: "files of no night",
            first: ["n/app.json": Pieces.metadata(manifest: 1)],
            second: ["n/app.statement.json": statement()]
        ),
        Split(
            name: "metadata and its index",
            first: ["n/2026-09-01/app.json": Pieces.metadata(index: 7)],
            second: ["n/2026-09-01/app.index.json": index],
            count: 2
        ),
        Split(
            name: "metadata and statements, and the index between them",
            first: [
                "n/2026-09-01/app.json": Pieces.metadata(index: 7),
                "n/2026-09-01/app.amd64.json": statement(),
            ],
            second: [
                "n/2026-09-01/app.index.json": index,
                "n/2026-09-01/app.arm64.json": statement(architecture: "arm64", manifest: 2),
            ],
            count: 2
        ),
        Split(
            name: "metadata with its index, and the statement of a second platform",
            first: [
                "n/2026-09-01/app.index.json": index,
                "n/2026-09-01/app.amd64.json": statement(),
            ],
            second: [
                "n/2026-09-01/app.arm64.json": statement(architecture: "arm64", manifest: 2)
            ],
            count: 2
        ),
        Split(
            name: "metadata and a config, and the manifest between them",
            first: [
                "n/2026-09-01/app.json": Pieces.metadata(manifest: 1),
                "n/2026-09-01/app.config.json": config,
            ],
            second: ["n/2026-09-01/app.manifest.json": manifest(of: config)]
        ),
        Split(
            name: "two builds of one manifest, which the run of the first one read",
            first: [
                "n/2026-09-01/app.config.json": plainConfig,
                "n/2026-09-01/app.manifest.json": manifest(of: plainConfig),
                "n/2026-09-01/one.json": Pieces.metadata(manifest: 1),
            ],
            second: [
                "n/2026-09-01/two.json": Pieces.metadata(manifest: 1)
                    .replacing("app:1", with: "two:1")
            ],
            count: 2
        ),
        Split(
            name: "a config with build info, and metadata with its manifest",
            first: ["n/2026-09-01/app.config.json": config],
            second: [
                "n/2026-09-01/app.json": Pieces.metadata(manifest: 1),
                "n/2026-09-01/app.manifest.json": manifest(of: config),
            ]
        ),
        Split(
            name: "a statement about a manifest, and the index that lists it",
            first: ["n/2026-09-01/app.index.json": index],
            second: ["n/2026-09-01/app.amd64.json": statement()]
        ),
        Split(
            name: "metadata of two nights, and an index of none",
            first: [
                "n/2026-09-01/app.json": Pieces.metadata(index: 7),
                "n/2026-09-02/app.json": Pieces.metadata(index: 7),
            ],
            second: ["indexes/app.json": index],
            count: 4
        ),
    ]

    @Test(arguments: inAnyOrder)
    func `the parts of one build are one record, whichever came first`(split: Split) throws {
        let whole = try split.together()
        #expect(whole.count == split.count)
        #expect(try split.apart() == whole)
        #expect(try split.apartInOtherOrder() == whole)
        #expect(try split.grown() == whole)
    }

    @Test func `an index is alone until a run reads its build`() throws {
        let build = ["n/2026-09-01/app.json": Pieces.metadata(index: 7)]
        let index = ["n/2026-09-01/app.index.json": Self.index]
        let alone = try Split.read([index])
        #expect(alone.count(ofRule: "companion-alone") == 1)
        #expect(alone.companions.map(\.isJoined) == [false])
        let still = try Split.read([], after: alone)
        #expect(still.count(ofRule: "companion-alone") == 0, "its own run told it")
        #expect(still.companions == alone.companions)
        for joined in try [
            Split.read([build], after: alone), Split.read([index], after: Split.read([build])),
        ] {
            #expect(joined.count(ofRule: "companion-alone") == 0)
            #expect(joined.companions.isEmpty)
        }
    }

    @Test func `an index is kept while an image that it lists has no record`() throws {
        let one = try Split.read([
            ["n/2026-09-01/app.index.json": Self.index, "n/2026-09-01/a.json": Self.statement()]
        ])
        #expect(one.count(ofRule: "companion-alone") == 0)
        #expect(one.companions.map(\.isJoined) == [true])
        let next = try Split.read([], after: one)
        #expect(next.companions.map(\.isJoined) == [true], "a run that meets none of its builds")
        #expect(next.count(ofRule: "companion-alone") == 0)
        let other = Self.statement(architecture: "arm64", manifest: 2)
        #expect(try Split.read([["n/2026-09-02/b.json": other]], after: one).companions.count == 1)
        let both = try Split.read([["n/2026-09-01/b.json": other]], after: one)
        #expect(both.companions.isEmpty)
    }

    /// What is nearest to one build and is two.
    static let twoBuilds = [
        Split(
            name: "a statement of another night",
            first: ["n/2026-09-01/app.json": Pieces.metadata(manifest: 1)],
            second: ["n/2026-09-02/app.statement.json": statement()],
            count: 2
        ),
        Split(
            name: "a statement of another time",
            first: [
                "n/2026-09-01/app.json": Pieces.metadata(manifest: 1, provenance: predicate())
            ],
            second: ["n/2026-09-01/app.statement.json": statement(later)],
            count: 2
        ),
        Split(
            name: "a statement about another manifest",
            first: ["n/2026-09-01/app.json": Pieces.metadata(manifest: 1)],
            second: ["n/2026-09-01/app.statement.json": statement(manifest: 2)],
            count: 2
        ),
        Split(
            name: "a history entry with another reference",
            first: ["n/2026-09-01/app.json": build(ref: "abc")],
            second: ["n/2026-09-01/app.inspect.json": history(ref: "abd")],
            count: 2
        ),
        Split(
            name: "two builds that made equal outputs",
            first: [
                "n/2026-09-01/a.json": Pieces.metadata(manifest: 1, provenance: predicate())
            ],
            second: [
                "n/2026-09-01/b.json": Pieces.metadata(manifest: 1, provenance: predicate(later))
            ],
            count: 2
        ),
    ]

    @Test(arguments: twoBuilds)
    func `the parts of two builds stay apart`(split: Split) throws {
        let whole = try split.together()
        #expect(whole.count == split.count)
        #expect(try split.apart() == whole)
        #expect(try split.apartInOtherOrder() == whole)
        #expect(try split.grown() == whole)
    }

    /// A file that is written again in the same night tells of another attempt.
    @Test(arguments: [("abc", 1), ("abd", 2)])
    func `one place is one build where it has one reference`(ref: String, count: Int) throws {
        let path = "n/2026-09-01/app.json"
        let before = try HandMadeInput([(path: path, text: Self.build(ref: "abc"))]).read()
        let outcome = try HandMadeInput([(path: path, text: Self.build(ref: ref, tag: "2"))])
            .read(after: before)
        #expect(outcome.records.count == count)
        #expect(Set(outcome.records.flatMap(\.names)).count == 2)
    }

    @Test func `a record that nothing is added to stays as it was sealed`() throws {
        let rules = try plainRules()
        for split in Self.inAnyOrder + Self.twoBuilds {
            for record in try split.together() {
                let draft = Draft(sealed: record)
                #expect(Sealing.seal(draft, rules) == record)
                var changed = draft
                changed.times.append(.init(at: Timestamp(secondsSince1970: 9), source: .mtime))
                let again = Sealing.seal(changed, rules)
                #expect(again.inputs == record.inputs, "the same inputs, found anew")
            }
        }
    }
}

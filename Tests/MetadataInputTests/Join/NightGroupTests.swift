import BuildModel
import MetadataInput
import Testing

/// Nights are joined apart, so that a run that reads one of them alone makes the same records.
@Suite struct NightGroupTests {
    private static let index =
        #"{"mediaType":"\#(Pieces.indexType)","digest":"\#(Pieces.digest(1))","size":7,"manifests":[{"#
        + #""digest":"\#(Pieces.digest(2))","platform":\#(Pieces.platform("arm64"))}]}"#

    @Test func `an index of no night serves all nights`() throws {
        let outcome = try HandMadeInput([
            "2026-09-01/app.json": Pieces.metadata(index: 1),
            "2026-09-02/app.json": Pieces.metadata(index: 1),
            "indexes/app.json": Self.index,
        ]).read()
        #expect(outcome.records.map(\.platform.description) == ["linux/arm64", "linux/arm64"])
        #expect(outcome.count(ofRule: "companion-alone") == 0)
    }

    @Test func `an index of one night serves that night only`() throws {
        let outcome = try HandMadeInput([
            "2026-09-01/app.json": Pieces.metadata(index: 1),
            "2026-09-02/app.json": Pieces.metadata(index: 1),
            "2026-09-02/app.index.json": Self.index,
        ]).read()
        #expect(outcome.records.map(\.platform.description) == ["unknown", "linux/arm64"])
    }

    @Test(arguments: ["indexes/app.json", "2026-09-02/app.index.json"])
    func `an index that no night has a use for is said once`(path: String) throws {
        let outcome = try HandMadeInput([
            "2026-09-01/app.json": Pieces.metadata(index: 7),
            "2026-09-02/app.json": Pieces.metadata(index: 8),
            path: Self.index,
        ]).read()
        #expect(outcome.count(ofRule: "companion-alone") == 1)
    }

    @Test func `a statement of another night joins nothing`() throws {
        let predicate = Pieces.predicate(materials: [], started: "2026-09-02T02:00:00Z")
        let outcome = try HandMadeInput([
            "2026-09-01/app.json": Pieces.metadata(manifest: 1),
            "2026-09-02/app.statement.json": Pieces.statement(
                subjects: [("pkg:docker/app@1", 1)],
                predicate
            ),
        ]).read()
        #expect(outcome.records.count == 2)
        #expect(outcome.records.map(\.night?.label) == ["2026-09-01", "2026-09-02"])
    }

    @Test(arguments: ["history/x.json", "2026-09-02/x.json"])
    func `a history entry follows the build that has its reference`(path: String) throws {
        let build =
            #"{"buildx.build.ref":"b/n/abc","containerimage.digest":"\#(Pieces.digest(1))","#
            + #""image.name":"app:1"}"#
        let outcome = try HandMadeInput([
            "2026-09-01/app.json": build,
            path: #"{"Ref":"abc","StartedAt":"2026-09-01T02:00:00Z","Materials":[]}"#,
        ]).read()
        let record = try #require(outcome.records.first)
        #expect(outcome.records.count == 1)
        #expect(record.night?.label == "2026-09-01")
        #expect(record.time?.source == .history)
    }

    @Test(
        arguments: [
            (
                Draft.TimeCandidate(at: Timestamp(secondsSince1970: 1_790_000_000), source: .mtime),
                nil
            ),
            (.init(at: Timestamp(secondsSince1970: 1_790_000_000), source: .descriptor), nil),
            (
                .init(at: Timestamp(secondsSince1970: 1_790_000_000), source: .provenance),
                "2026-09-21"
            ),
        ] as [(Draft.TimeCandidate, Text?)]
    )
    func `a time that many builds share names no night`(
        candidate: Draft.TimeCandidate,
        night: Text?
    ) throws {
        var draft = Draft(origin: .init(file: "app.json", shape: .metadataFile, pointer: ""))
        // With an epoch the descriptor's time is the epoch.
        draft.record.epoch = 1_790_000_000
        draft.times = [candidate]
        let record = Sealing.seal(draft, try plainRules())
        #expect(record.time?.confidence == (night == nil ? .weak : .exact))
        #expect(record.night?.label == night)
    }

    @Test func `joining ends where the checkpoint throws, before any step`() throws {
        struct Stop: Error {}
        let parts = try HandMadeInput([
            "2026-09-01/app.json": Pieces.metadata(index: 1),
            "2026-09-02/app.json": Pieces.metadata(index: 1),
        ]).parts()
        let nights = try plainRules().nights
        var calls = 0
        _ = Joining.join(parts.drafts, parts.companions, nights: nights) { calls += 1 }
        #expect(calls > 2 * 8, "eight steps in each of two nights")
        for allowed in 0..<calls {
            var count = 0
            #expect(throws: Stop.self) {
                try Joining.join(parts.drafts, parts.companions, nights: nights) {
                    () throws(Stop) in
                    if count == allowed { throw Stop() }
                    count += 1
                }
            }
        }
    }
}

import BuildModel
import MetadataInput
import Testing

/// How long a history keeps a companion whose build has not come.
@Suite struct CompanionKeepingTests {
    private static func companion(_ night: Text?) -> Companion {
        Companion(
            origin: Record.Origin(file: "a.json", shape: .manifest, pointer: ""),
            path: "a.json",
            night: night,
            content: Digest("sha256:" + String(repeating: "1", count: 64)),
            subject: .index(.init())
        )
    }

    private static func records(nights: ClosedRange<Int>) -> [Record] {
        nights.map { number in
            var record = Record(image: "a", platform: .unknown, format: .buildinfo)
            record.night = Night(label: Text("n-\(number)"), origin: .pattern)
            return record
        }
    }

    @Test(
        arguments: [
            ("n-9", 1...30, true), ("n-1", 1...30, true), ("n-1", 1...31, false),
            ("n-2", 1...31, true), ("n-9", 80...109, false), ("n-200", 80...109, true),
            (nil, 1...99, true), ("n-0", 1...2, true), ("n-0", 1...29, true),
            ("n-0", 1...30, false),
        ] as [(Text?, ClosedRange<Int>, Bool)]
    )
    func `one of the newest thirty nights is kept`(
        night: Text?,
        nights: ClosedRange<Int>,
        isKept: Bool
    ) {
        let kept = CompanionKeeping.waiting(
            [Self.companion(night)],
            beside: Self.records(nights: nights)
        )
        #expect(kept.isEmpty == !isKept)
    }

    @Test func `the night of a time is no night that a path names`() {
        var records = Self.records(nights: 1...99)
        for place in records.indices { records[place].night?.origin = .time }
        let companion = Self.companion("n-1")
        #expect(CompanionKeeping.waiting([companion], beside: records) == [companion])
    }

    @Test func `a companion without a digest is never waited for`() {
        var companion = Self.companion("n-1")
        companion.content = nil
        #expect(CompanionKeeping.waiting([companion], beside: []).isEmpty)
    }

    @Test func `what one run found of a copy holds for the other`() {
        var joined = Self.companion("n-1")
        joined.isJoined = true
        joined.isEarlier = true
        let companions = [Self.companion("n-1"), joined, Self.companion("n-2")]
        let kept = CompanionKeeping.waiting(companions, beside: [])
        #expect(kept == [Self.companion("n-2")], "it lists no image that could still come")
    }

    @Test func `without records everything is kept`() {
        let companion = Self.companion("n-1")
        #expect(CompanionKeeping.waiting([companion], beside: []) == [companion])
    }
}

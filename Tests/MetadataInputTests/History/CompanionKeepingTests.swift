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
            content: nil,
            subject: .index(.init()),
            kept: .alone
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
            (nil, 1...99, true),
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

    @Test func `without records everything is kept`() {
        let companion = Self.companion("n-1")
        #expect(CompanionKeeping.waiting([companion], beside: []) == [companion])
    }
}

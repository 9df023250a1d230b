import BuildModel
import FleetAnalysis
import Testing

@Suite struct FreshnessTests {
    private static let day: Int64 = 86_400

    /// Each string is an image: the digit of its pin in each night, a blank for none.
    private func findings(_ images: [String]) -> Findings {
        var records: [Record] = []
        for (index, pins) in images.enumerated() {
            for (night, digit) in pins.enumerated() where digit != " " {
                records.append(
                    sample(
                        Text("i\(index)"),
                        night: Text(String(night)),
                        id: Text("\(index)-\(night)"),
                        at: Int64(night) * Self.day + 3600,
                        sources: [image("x:1", pin: digit)]
                    )
                )
            }
        }
        return Findings(Fleet(records: records))
    }

    @Test func `letters follow the first appearance and ages the newest record`() {
        let found = findings(["1222", "1123"])
        let pins = found.fleet.sources[0].pins.map(\.pin.short.first)
        #expect(pins == ["3", "2", "1"])
        #expect(found.freshness[0].letters == ["C", "B", "A"])
        #expect(found.freshness[0].ages == [0, 2 * Self.day, 3 * Self.day])
    }

    /// The clocks of the builds tell of one day ten days later, as where samples were copied.
    @Test
    func `an age is told by the dates of nights, not by one record's path and another's clock`() {
        var records: [Record] = []
        for (night, pin) in zip(["2026-09-01", "2026-09-03", "2026-09-04"], ["1", "2", "2"]) {
            for (name, clock) in [("by-path", false), ("by-clock", true)] {
                var record = sample(
                    Text(name),
                    night: Text(night),
                    id: Text(name + night),
                    sources: [image("x:1", pin: Character(pin))]
                )
                let day = Timestamp(year: 2026, month: 9, day: Int(night.suffix(2)) ?? 0)
                let later = Timestamp(year: 2026, month: 9, day: 14)
                record.time = (clock ? later : day).map {
                    RecordTime(
                        at: $0,
                        source: clock ? .provenance : .path,
                        confidence: clock ? .exact : .day
                    )
                }
                records.append(record)
            }
        }
        let found = Findings(Fleet(records: records))
        #expect(found.freshness[0].ages == [Self.day, 3 * Self.day])
    }

    @Test func `a frontend that came to another pin has moved`() {
        let records = ["1", "2", "2"].enumerated().map { night, pin in
            var record = sample(
                "i",
                night: Text(String(night)),
                id: Text(String(night)),
                sources: [image("fe:1", pin: Character(pin), role: .frontend)]
            )
            record.frontend = Frontend(
                name: "gateway.v0",
                image: "docker.io/library/fe:1",
                pin: record.sources[0].pin
            )
            record.attributesKnown = true
            return record
        }
        #expect(Findings(Fleet(records: records)).freshness[0].moves == [1])
    }

    @Test func `an image with another pin than the newest lags`() {
        let freshness = findings(["1222", "1123", "11  "]).freshness[0]
        #expect(freshness.newest?.short.first == "3")
        #expect(freshness.lagging.map(\.image) == [0, 2])
        #expect(freshness.lagging.map(\.pin.short.first) == ["2", "1"])
        #expect(freshness.lagging.map(\.lastNight) == [3, 1])
    }

    @Test(arguments: [
        ("first seen in one night", ["1", "2"]), ("one of them younger", ["12111", "  2  "]),
    ])
    func `a pin without an earlier first night is no older one`(_: String, images: [String]) {
        #expect(findings(images).freshness[0].lagging.isEmpty)
    }

    @Test func `pins of records without a night have no order`() {
        let records = ["1", "2"].map { digit in
            sample(
                Text("i" + digit),
                id: Text(digit),
                sources: [image("x:1", pin: Character(digit))]
            )
        }
        #expect(Findings(Fleet(records: records)).freshness[0].lagging.isEmpty)
    }

    @Test func `an image that catches up moves nothing`() {
        #expect(findings(["1222", "1112"]).freshness[0].moves == [1])
        #expect(findings(["121", "121"]).freshness[0].moves == [1, 2])
        #expect(findings(["1 2", "1 2"]).freshness[0].moves == [1])
    }

    @Test func `moves are counted in the newest nights`() {
        let freshness = findings(["12322"]).freshness[0]
        #expect(freshness.moves == [1, 2, 3])
        #expect(freshness.moves(inNewest: 3, of: 5) == 2)
        #expect(freshness.moves(inNewest: 30, of: 5) == 3)
    }

    @Test(arguments: [
        (0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA"),
    ])
    func `letters go on after Z`(index: Int, letter: String) {
        #expect(Freshness.letter(index) == letter)
    }
}

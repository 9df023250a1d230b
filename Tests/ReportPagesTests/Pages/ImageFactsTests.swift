import BuildModel
import FleetAnalysis
import Foundation
import ReportPages
import Testing

/// Statements of pages that are computed, compared with plain ways to compute them.
@Suite struct ImageFactsTests {
    private struct Twin: Decodable {
        let platforms: [Series]

        struct Series: Decodable {
            let platform: String
            let newest: Newest
        }

        struct Newest: Decodable {
            let sources: [Held]
        }

        struct Held: Decodable {
            let identity: String
            let pin: String?
            let since: String?
        }
    }

    @Test(arguments: 0..<20)
    func `since is the start of the unbroken run of the pin`(seed: Int) throws {
        var random = Dice(seed: UInt64(seed))
        let records = (0..<30).flatMap { night in
            ["linux/amd64", "linux/arm64"].compactMap { platform in
                random.next(4) == 0
                    ? nil : Self.record(night: night, platform: platform, &random)
            }
        }
        let fleet = Fleet(records: records)
        let input = SiteInput(
            findings: Findings(fleet),
            stylesheet: "assets/site.css",
            version: "1"
        )
        let json = try #require(try RenderedSite(input).text("images/app-", ".json"))
        let twin = try JSONDecoder().decode(Twin.self, from: Data(json.utf8))
        let image = try #require(fleet.images.first)
        #expect(twin.platforms.count == image.series.count)
        for (shown, series) in zip(twin.platforms, image.series) {
            let newest = try #require(series.newest)
            let sources = fleet.records[newest].sources
            #expect(shown.newest.sources.count == sources.count)
            for (held, source) in zip(shown.newest.sources, sources) {
                let night = source.pin.flatMap { fleet.since($0, of: source.identity, in: series) }
                #expect(held.since == night.map { fleet.nights[$0].label.string })
            }
        }
    }

    @Test func `platforms that look alike keep ids of their own`() throws {
        let names = ["a/b", "a-b", "a//b", "a/b--t", "A/b", "3_a/b", "a_2fb", "a/b/", ""]
        let records = names.enumerated().map { index, name in
            var record = Record(
                image: "app",
                platform: Platform(normalized: name),
                format: .buildinfo
            )
            record.id = Text(String(index))
            record.target = index % 2 == 0 ? "t" : nil
            return record
        }
        let input = SiteInput(
            findings: Findings(Fleet(records: records)),
            stylesheet: "assets/site.css",
            version: "1"
        )
        let html = try #require(try RenderedSite(input).text("images/app-", ".html"))
        let ids = PageLinks(html).ids.filter { $0.hasPrefix("p-") }
        #expect(ids.count == names.count)
        #expect(Set(ids).count == names.count)
    }

    @Test func `a pin keeps an id of its own where two begin alike`() throws {
        let start = String(repeating: "a", count: 12)
        let pins = ["0", "1"].compactMap {
            Digest("sha256:" + start + String(repeating: Character($0), count: 52))
        }
        let records = pins.enumerated().map { index, pin in
            var record = Record(
                image: Text("app-\(index)"),
                platform: Platform(normalized: "linux/amd64"),
                format: .buildinfo
            )
            record.id = Text(String(index))
            record.sourcesKnown = true
            record.sources = [
                Source(
                    kind: .dockerImage,
                    identity: "docker-image://docker.io/library/base:1",
                    pin: .digest(pin),
                    state: .floating
                )
            ]
            return record
        }
        let input = SiteInput(
            findings: Findings(Fleet(records: records)),
            stylesheet: "assets/site.css",
            version: "1"
        )
        let html = try #require(try RenderedSite(input).text("sources/base-1-", ".html"))
        let ids = PageLinks(html).ids.filter { $0.hasPrefix("pin-") }
        #expect(Set(ids).count == 2)
    }

    private static func record(
        night: Int,
        platform: String,
        _ random: inout Dice
    ) -> Record {
        var record = Record(
            image: "app",
            platform: Platform(normalized: platform),
            format: .buildinfo
        )
        record.id = Text("\(night) \(platform)")
        record.night = Night(label: Text("night-\(night)"), origin: .pattern)
        record.sourcesKnown = random.next(10) > 0
        record.sources = (0..<6).compactMap { source -> Source? in
            guard random.next(8) > 0 else { return nil }
            let digit = Character(String(random.next(5) == 0 ? 2 : 1))
            let pin = Digest("sha256:" + String(repeating: digit, count: 64))
            return Source(
                kind: .dockerImage,
                identity: Text("docker-image://docker.io/library/s\(source):1"),
                pin: random.next(9) > 0 ? pin.map(Pin.digest) : nil,
                state: .floating
            )
        }
        return record
    }
}

/// The same numbers for the same seed, on every machine.
private struct Dice {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    /// A number from 0 to below `bound`.
    mutating func next(_ bound: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(truncatingIfNeeded: state >> 40) % bound
    }
}

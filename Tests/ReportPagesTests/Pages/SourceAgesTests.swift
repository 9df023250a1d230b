import Foundation
import BuildModel
import FleetAnalysis
import ReportPages
import TestSupport
import Testing

/// How old the pins of a source are by its page, and who lags behind.
@Suite struct SourceAgesTests {
    /// Each text is an image: the digit of its pin in each night, a blank for none.
    private static func site(_ images: [String]) throws -> RenderedSite {
        var records: [Record] = []
        for (index, pins) in images.enumerated() {
            for (night, digit) in pins.enumerated() where digit != " " {
                var record = Record(
                    image: Text("image-\(index)"),
                    platform: Platform(normalized: "linux/amd64"),
                    format: .buildinfo
                )
                record.id = Text("\(index)-\(night)")
                record.night = Night(label: Text("n\(night)"), origin: .pattern)
                record.time = RecordTime(
                    at: Timestamp(secondsSince1970: Int64(night) * 86_400),
                    source: .provenance,
                    confidence: .exact
                )
                record.sourcesKnown = true
                let pin = Digest("sha256:" + String(repeating: digit, count: 64))
                record.sources = [
                    Source(
                        kind: .dockerImage,
                        identity: "docker-image://docker.io/library/base:1",
                        references: ["base:1"],
                        pin: pin.map(Pin.digest),
                        state: .floating
                    )
                ]
                records.append(record)
            }
        }
        return try RenderedSite(
            SiteInput(
                findings: Findings(Fleet(records: records)),
                stylesheet: "assets/site.css",
                version: "1"
            )
        )
    }

    @Test func `a pin in use has its age and another how it ended`() throws {
        let site = try Self.site(["1222", "1123"])
        let page = try #require(site.text("sources/base-1-", ".md"))
        #expect(page.contains("| C | in use, new |"))
        #expect(page.contains("| B | in use, 2 days old |"))
        #expect(page.contains("| A | moved to B "))
        let twin = try #require(site.text("sources/base-1-", ".json"))
        #expect(twin.contains(#""letter":"B","ageInSeconds":172800"#))
    }

    @Test func `images behind the newest pin are listed with their last nights`() throws {
        let page = try #require(
            try Self.site(["1222", "1123", "11  "]).text("sources/base-1-", ".md")
        )
        let part = try #require(page.components(separatedBy: "## Behind the newest pin").last)
        let section = String(part.prefix(while: { $0 != "#" }))
        #expect(section.contains("[image-0]") && section.contains("[n3](../nights/n3.md)"))
        #expect(section.contains("[image-2]") && section.contains("[n1](../nights/n1.md)"))
        #expect(!section.contains("[image-1]"))
        let even = try #require(try Self.site(["12", "12"]).text("sources/base-1-", ".md"))
        #expect(!even.contains("Behind the newest pin"))
    }
}

import BuildModel
import FleetAnalysis
import Foundation
import ReportPages
import TestSupport
import Testing

/// What pages say of failed builds that name no platform, and when they stop saying it.
@Suite struct StrayAttemptsTests {
    private static func record(
        _ night: Int,
        _ platform: String,
        _ status: Record.Status = .ok
    ) -> Record {
        var record = Record(
            image: "example.com/two",
            platform: Platform(normalized: platform),
            format: status == .failed ? .history : .provenance1
        )
        record.id = Text("\(night) \(platform) \(status)")
        record.night = Night(label: Text("n\(night)"), origin: .pattern)
        record.status = status
        record.sourcesKnown = status == .ok
        record.attributesKnown = true
        record.inputs = InputsFingerprint.inputs(of: record, pinnedContextKeys: [])
        return record
    }

    private static func night(_ night: Int) -> [Record] {
        ["linux/amd64", "linux/arm64"].map { record(night, $0) }
    }

    private static func site(_ records: [Record]) throws -> RenderedSite {
        try RenderedSite(
            SiteInput(
                findings: Findings(Fleet(records: records)),
                stylesheet: "assets/site.css",
                version: "1"
            )
        )
    }

    @Test func `a failed build without platform is marked in its night only`() throws {
        let first = Self.night(1) + [Self.record(1, "unknown", .failed)]
        let fresh = try Self.site(first)
        #expect(try #require(fresh.text("index.html")).contains("failed build"))
        let page = try #require(fresh.text("images/example.com-two-", ".md"))
        #expect(page.contains("The build of"))
        #expect(page.contains("Built for linux/amd64 and linux/arm64, last"))

        let later = try Self.site(first + Self.night(2) + Self.night(3))
        let overview = try #require(later.text("index.html"))
        #expect(!overview.contains("failed build"))
        #expect(!overview.contains("platform unknown"))
        #expect(!overview.contains("no record in it"))
        let image = try #require(later.text("images/example.com-two-", ".md"))
        let head = try #require(image.components(separatedBy: "## Nights").first)
        #expect(!head.contains("failed build"))
        #expect(!head.contains("the image was built until"))
        #expect(try #require(later.text("nights/n2.json")).contains("missingPlatforms") == false)
        // The night itself keeps it.
        #expect(try #require(later.text("nights/n1.md")).contains("failed"))
    }

    @Test func `the mark of a failed build belongs to the image's newest night`() throws {
        let failed = Self.record(2, "linux/arm64", .failed)
        let now = try Self.site(Self.night(1) + [Self.record(2, "linux/amd64"), failed])
        #expect(try #require(now.text("index.html")).contains("failed build"))
        let over = try Self.site(
            Self.night(1) + [Self.record(2, "linux/amd64"), failed, Self.record(3, "linux/amd64")]
        )
        #expect(!(try #require(over.text("index.html")).contains("failed build")))
    }

    @Test func `an image of failed builds alone keeps its unknown platform`() throws {
        let site = try Self.site([Self.record(1, "unknown", .failed)])
        let overview = try #require(site.text("index.html"))
        #expect(overview.contains("failed build"))
        #expect(overview.contains("platform unknown"))
    }
}

import BuildModel
import FleetAnalysis
import Foundation
import ReportPages
import TestSupport
import Testing

/// What pages and twins say of images that have no record in a night.
@Suite struct MissingImagesTests {
    /// Five nights: one image in all, one with a hole, one that ended early, one that ended late.
    private static func site() throws -> RenderedSite {
        let nights = [
            "all": [1, 2, 3, 4, 5], "hole": [1, 3, 4, 5], "old": [1, 2], "late": [2, 4],
        ]
        let records = nights.flatMap { name, nights in
            nights.flatMap { night -> [Record] in
                let platforms =
                    name == "all" && night == 3
                    ? ["linux/amd64"] : ["linux/amd64", "linux/arm64"]
                return platforms.map { record(name, night, $0) }
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

    private static func record(_ name: String, _ night: Int, _ platform: String) -> Record {
        var record = Record(
            image: Text("example.com/" + name),
            platform: Platform(normalized: platform),
            format: .provenance1
        )
        record.id = Text("\(name) \(night) \(platform)")
        record.night = Night(label: Text("n\(night)"), origin: .pattern)
        record.sourcesKnown = true
        record.attributesKnown = true
        record.inputs = InputsFingerprint.inputs(of: record, pinnedContextKeys: [])
        return record
    }

    @Test(arguments: [
        ("n1", [], ["all", "hole", "old"]), ("n2", ["hole"], ["late"]),
        ("n3", ["late", "old"], []),
        ("n4", [], []), ("n5", ["late"], []),
    ])
    func `a night's twin lists what was expected and what is new`(
        night: String,
        missing: [String],
        appeared: [String]
    ) throws {
        let twin = try Self.twin(night)
        #expect(twin.missing ?? [] == missing.map { "example.com/" + $0 })
        #expect(twin.appeared ?? [] == appeared.map { "example.com/" + $0 })
    }

    @Test func `a platform that comes back was missing`() throws {
        let expected = [Twin.Platform(image: "example.com/all", platform: "linux/arm64")]
        #expect(try Self.twin("n3").missingPlatforms == expected)
        #expect(try Self.twin("n4").missingPlatforms == nil)
    }

    @Test func `the page of a night says when a missing image was seen again`() throws {
        let site = try Self.site()
        let hole = try #require(site.text("nights/n2.md"))
        #expect(hole.contains("3 images have a record in this night, 1 is missing"))
        #expect(hole.contains("| Image | Seen before | Seen again |"))
        #expect(hole.contains(".md) | [n1](../nights/n1.md) | [n3](../nights/n3.md) |"))
        let ended = try #require(site.text("nights/n3.md"))
        #expect(ended.contains(".md) | [n2](../nights/n2.md) | never |"))
        #expect(ended.contains(".md): linux/arm64"))
        let last = try #require(site.text("nights/n5.md"))
        #expect(last.contains(".md) | [n4](../nights/n4.md) | not yet |"))
    }

    @Test func `an image that is built no more is seen last and missing no more`() throws {
        let site = try Self.site()
        let overview = try #require(site.text("index.html"))
        #expect(overview.contains(##"<a href="nights/n5.html#missing">1 image is missing</a>"##))
        #expect(overview.contains(##"<a href="images/index.html#retired">1 is built no more</a>"##))
        let images = try #require(site.text("images/index.html"))
        let list = try #require(images.components(separatedBy: "id=\"retired\"").last)
        #expect(list.contains(">example.com/old</a>, last seen in <a href=\"../nights/n2.html\""))
        #expect(!list.contains("example.com/late"))
        let old = try #require(site.text("images/example.com-old-", ".md"))
        #expect(old.contains("built no more"))
        let late = try #require(site.text("images/example.com-late-", ".md"))
        #expect(late.contains("missing in the last night"))
    }

    @Test func `every page describes itself once and plainly`() throws {
        for page in try Self.site().pages {
            let parts = page.html.components(separatedBy: "<meta name=\"description\" content=\"")
            #expect(parts.count == 2, "\(page.path)")
            let text = parts.last?.prefix { $0 != "\"" } ?? ""
            #expect(text.utf8.count > 20 && text.utf8.count < 400, "\(page.path): \(text)")
            #expect(!text.contains("  ") && !text.contains("<"))
        }
    }

    private static func twin(_ night: String) throws -> Twin {
        let text = try #require(try site().text("nights/\(night).json"))
        return try JSONDecoder().decode(Twin.self, from: Data(text.utf8))
    }

    private struct Twin: Decodable {
        struct Platform: Decodable, Equatable {
            let image: String
            let platform: String
        }

        let missing: [String]?
        let appeared: [String]?
        let missingPlatforms: [Platform]?
    }
}

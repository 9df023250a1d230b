import BuildModel
import FleetAnalysis
import Foundation
import ReportPages
import TestSupport
import Testing

@Suite struct SitePagesTests {
    private static let sizes: [(images: Int, nights: Int)] = [(3, 2), (12, 45), (260, 3)]

    @Test func `pages are the golden ones`() throws {
        let site = try RenderedSite(SampleFleet().input)
        for (name, prefix) in [
            ("image", "images/registry.example.com-team-app-"), ("image-web", "images/web-"),
            ("image-tool", "images/tools-gen-"), ("source", "sources/alpine-3.18-"),
            ("night", "nights/2026-09-02"),
        ] {
            for ending in ["html", "md", "json"] {
                let text = try #require(site.text(prefix, "." + ending))
                Golden.expect(text, "\(name).\(ending)")
            }
        }
        for name in [
            "index.html", "images/index.html", "sources/index.html", "nights/index.html",
            "problems.html", "404.html", "data/fleet.json",
        ] {
            let golden = String(name.map { $0 == "/" ? "-" : $0 })
            Golden.expect(try #require(site.text(name)), golden)
        }
    }

    @Test func `every link within a site leads to a file and a place of it`() throws {
        for (number, input) in ([SampleFleet().input] + Self.sizes.map(Self.generated)).enumerated()
        {
            let site = try RenderedSite(input)
            try site.keep("site-\(number)")
            let ids = Dictionary(
                uniqueKeysWithValues: site.pages.map { ($0.path, Set(PageLinks($0.html).ids)) }
            )
            var dead: [String] = []
            for page in site.pages {
                for link in PageLinks(page.html).links
                where !link.hasPrefix("https://") && !link.hasSuffix(".css") {
                    let parts = link.split(separator: "#", omittingEmptySubsequences: false)
                    let file = Self.resolved(String(parts[0]), from: page.path)
                    guard site.text(file) != nil else {
                        dead.append("\(page.path): \(link)")
                        continue
                    }
                    if parts.count > 1, ids[file]?.contains(String(parts[1])) != true {
                        dead.append("\(page.path): \(link)")
                    }
                }
            }
            #expect(dead.prefix(5) == [])
        }
    }

    @Test func `ids are unique in each page`() throws {
        for input in [SampleFleet().input] + Self.sizes.map(Self.generated) {
            for page in try RenderedSite(input).pages {
                let ids = PageLinks(page.html).ids
                #expect(ids.count == Set(ids).count, "\(page.path)")
            }
        }
    }

    @Test func `no two files of a site share a path`() throws {
        let paths = try RenderedSite(SampleFleet().input).files.map { $0.path.lowercased() }
        #expect(paths.count == Set(paths).count)
    }

    @Test(arguments: ["x", "\u{E9}"])
    func `hostile texts change no tag`(benign: String) throws {
        let hostile =
            HostileText.markup + HostileText.combining + HostileText.markdown + HostileText.unseen
        let expected = try RenderedSite(SampleFleet(mark: benign).input).pages.map {
            Self.tags($0.html)
        }
        for text in hostile
        where !text.isEmpty && text.utf8.count < 80 && Self.isPlain(text) == Self.isPlain(benign) {
            let found = try RenderedSite(SampleFleet(mark: text).input).pages
            #expect(found.count == expected.count)
            for (page, tags) in zip(found, expected) {
                let isEqual = Self.tags(page.html) == tags
                #expect(isEqual, "\(page.path) with \(text.debugDescription)")
            }
        }
    }

    @Test func `a site of no record at all has its pages`() throws {
        let input = SiteInput(
            findings: Findings(Fleet(records: [])),
            stylesheet: "assets/site.css",
            version: "1"
        )
        let site = try RenderedSite(input)
        #expect(site.text("index.html") != nil)
        #expect(site.text("problems.html")?.contains("without a problem") == true)
        #expect(site.files.count == 8)
    }

    @Test func `lists are cut aloud, and the twin has all`() throws {
        let site = try RenderedSite(Self.generated((260, 3)))
        let html = try #require(site.text("sources/base-1-", ".html"))
        #expect(html.contains("and 60 more; the JSON twin has all"))
        let json = try #require(site.text("sources/base-1-", ".json"))
        #expect(json.components(separatedBy: "image-").count - 1 >= 260)
        let nights = try RenderedSite(Self.generated((3, 45)))
        let image = try #require(nights.text("images/image-0-", ".html"))
        #expect(image.contains("The last 30 of 45 nights"))
    }

    @Test func `the forms that are not asked for are not written`() throws {
        var input = SampleFleet().input
        input.formats = [.html]
        let endings = Set(try RenderedSite(input).files.map { $0.path.split(separator: ".").last })
        #expect(endings == ["html", "json"])
        #expect(
            try RenderedSite(input).files.filter { $0.path.hasSuffix(".json") }.map(\.path)
                == ["data/fleet.json"]
        )
    }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    }

    private static func resolved(_ link: String, from page: String) -> String {
        if link.isEmpty { return page }
        var parts = page.split(separator: "/").dropLast().map(String.init)
        for part in link.split(separator: "/") {
            if part == ".." {
                if parts.isEmpty { return "outside" }
                parts.removeLast()
            } else {
                parts.append(String(part))
            }
        }
        return parts.joined(separator: "/")
    }

    /// The names of the tags in their order; attributes and text left out.
    private static func tags(_ html: String) -> [String] {
        html.utf8.split(separator: UInt8(ascii: "<")).map { part in
            String(decoding: part.prefix { $0 != 0x20 && $0 != UInt8(ascii: ">") }, as: UTF8.self)
        }
    }

    /// Images that all share one base, whose pin moves each night.
    private static func generated(_ size: (images: Int, nights: Int)) -> SiteInput {
        var records: [Record] = []
        for night in 0..<size.nights {
            let pin = Digest("sha256:" + hex(night + 1))
            for image in 0..<size.images {
                var record = Record(
                    image: Text("image-\(image)"),
                    platform: Platform(normalized: image % 2 == 0 ? "linux/amd64" : "linux/arm/v7"),
                    format: .buildinfo
                )
                record.id = Text("\(image)-\(night)")
                record.night = Night(label: Text("night-\(night)"), origin: .pattern)
                record.sourcesKnown = true
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
        return SiteInput(
            findings: Findings(Fleet(records: records)),
            stylesheet: "assets/site.css",
            version: "1"
        )
    }

    private static func hex(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return digits + String(repeating: "0", count: 64 - digits.count)
    }
}

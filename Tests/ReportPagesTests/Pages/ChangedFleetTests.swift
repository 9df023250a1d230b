import BuildModel
import FleetAnalysis
import Foundation
import ReportPages
import TestSupport
import Testing

/// What pages and twins say of every kind of change, every verdict and every flag.
@Suite struct ChangedFleetTests {
    @Test func `every kind of change, every verdict and every flag occurs`() {
        let findings = ChangedFleet().input.findings
        let kinds = Set(findings.nights.flatMap { $0.changes.map(\.kind) })
        #expect(ChangeKind.allCases.filter { !kinds.contains($0) } == [])
        let flags = Set(findings.nights.flatMap { $0.flags.map(\.kind) })
        #expect(Flag.Kind.allCases.filter { !flags.contains($0) } == [])
        let verdicts = Set(findings.judgements.joined().joined().map(\.verdict))
        #expect(Verdict.allCases.filter { !verdicts.contains($0) } == [])
    }

    @Test func `its files are the golden ones`() throws {
        let site = try RenderedSite(ChangedFleet().input)
        try site.keep("site-changed")
        for (name, path) in [
            ("changed-fleet.json", "data/fleet.json"),
            ("changed-night-2.json", "nights/night-2.json"),
            ("changed-night-2.md", "nights/night-2.md"),
            ("changed-night-3.json", "nights/night-3.json"),
            ("changed-overview.html", "index.html"),
        ] {
            Golden.expect(try #require(site.text(path)), name)
        }
        for (name, prefix) in [
            ("changed-image", "images/example.com-kinds-"),
            ("changed-diverged", "images/example.com-rebuilt-"),
            ("changed-source", "sources/flap-1-"),
            ("changed-commits", "sources/github.com-team-lib-main-"),
        ] {
            for ending in ["json", "md"] {
                Golden.expect(try #require(site.text(prefix, "." + ending)), "\(name).\(ending)")
            }
        }
    }

    @Test func `another format of a record is no change of its image`() throws {
        let site = try RenderedSite(ChangedFleet().input)
        let night = try #require(site.text("nights/night-2.md"))
        #expect(night.contains("1 image was recorded in another way, with no other change: 1 "))
        #expect(!night.contains("\n| [example\\.com/recorded]"))
        let image = try #require(site.text("images/example.com-recorded-", ".json"))
        #expect(!image.contains("lastChange"))
    }

    @Test func `a source in whose place another tag came says so`() throws {
        let site = try RenderedSite(ChangedFleet().input)
        let page = try #require(site.text("sources/tag-1-", ".md"))
        #expect(page.contains("retagged as [tag:2](") && !page.contains("not known"))
    }

    @Test func `a cause that is no source leads to its row on the page of its night`() throws {
        let site = try RenderedSite(ChangedFleet().input)
        let image = try #require(site.text("images/example.com-recorded-", ".html"))
        let night = try #require(site.text("nights/night-2.html"))
        let link = PageLinks(image).links.first { $0.contains("night-2.html#c-format-") }
        let id = try #require(link?.split(separator: "#").last)
        #expect(PageLinks(night).ids.contains(String(id)))
    }

    /// The style sheet puts before each badge what the legend says.
    @Test func `a verdict has one glyph on badges, in cells and in legends`() throws {
        let overview = try #require(try RenderedSite(ChangedFleet().input).text("index.html"))
        let sheet = try Files.text(at: Repository.root + "/Site/style.css")
        let legend = /<code>(.)\u{A0}[A-Z]<\/code> <a href="method.html#word-([a-z]+)"/
        var glyphs: [String: String] = [:]
        for found in overview.matches(of: legend) { glyphs[String(found.2)] = String(found.1) }
        #expect(glyphs.count >= 5)
        for (word, glyph) in glyphs {
            let escape = glyph.unicodeScalars.map { scalar in
                let digits = String(scalar.value, radix: 16, uppercase: true)
                return "\\" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            }.joined()
            let texts = [glyph, escape].map {
                ".is-\(word)::before {\n    content: \"\($0)\" / \"\";"
            }
            #expect(texts.contains(where: sheet.contains), "\(word)")
        }
    }

    @Test func `no phrase is broken off, and one of a kind is not told as many`() throws {
        let site = try RenderedSite(ChangedFleet().input)
        let broken = [
            #"(added with|last with|pinned to|floating at|compared:|or ref:) *(,|\||\n)"#,
            #"\b1 (more )?(images|causes|pins|nights|platforms|sources|files|moves|changes)\b"#,
            #"\b(replaced|frontend|retagged|added) to [A-Z]\b"#,
            #"\b1 image used it before and do\b"#,
        ]
        for file in site.files where file.path.hasSuffix(".md") {
            let text = String(decoding: file.bytes, as: UTF8.self)
            for pattern in broken {
                let found = text.range(of: pattern, options: .regularExpression).map { text[$0] }
                #expect(found == nil, "\(file.path)")
            }
        }
    }

    /// By hand: what the newest night of each image is, and what night 3 brought.
    @Test func `the figures are those of the newest night`() throws {
        let site = try RenderedSite(ChangedFleet().input)
        let fleet = try Self.decoded(Figures.self, site.text("data/fleet.json"))
        #expect(fleet.changes == ["moved": 1])
        #expect(fleet.flags == ["flapped": 1])
        #expect(
            fleet.verdicts == [
                "diverged": 1, "reproduced": 4, "drifted": 2, "absorbed": 1, "inconclusive": 1,
                "unproven": 2,
            ]
        )
    }

    /// By hand: the table of design.md 6, once each.
    @Test func `a night holds every change once`() throws {
        let site = try RenderedSite(ChangedFleet().input)
        let night = try Self.decoded(NightTwin.self, site.text("nights/night-2.json"))
        let library = "docker-image://docker.io/library/"
        #expect(night.previous == "night-1")
        #expect(
            night.changes?.map { "\($0.kind) \($0.source)" } == [
                "moved \(library)base:1", "moved \(library)flap:1", "moved \(library)moved:1",
                "moved \(library)release:1.2.3", "moved git://github.com/team/lib#main",
                "replaced \(library)fixed:1", "retagged \(library)tag:2", "added \(library)new:1",
                "removed \(library)gone:1", "became-pinned \(library)pin:1",
                "became-floating \(library)float:1", "frontend gateway",
                "attribute build-arg:VERSION", "platforms platforms", "locals locals",
                "format format", "not-comparable \(library)unclear:1",
            ]
        )
        #expect(
            night.flags?.map { "\($0.kind) \($0.source)" } == [
                "split \(library)moved:1", "moved-fixed \(library)release:1.2.3",
                "mismatch \(library)two:1", "unpinned \(library)open:1",
                "secret-redacted build-arg:NPM_TOKEN",
            ]
        )
    }

    @Test func `links of the overview lead to places, and ids are unique`() throws {
        let site = try RenderedSite(ChangedFleet().input)
        var ids: [String: Set<String>] = [:]
        for page in site.pages {
            let found = PageLinks(page.html).ids
            #expect(found.count == Set(found).count, "\(page.path)")
            ids[page.path] = Set(found)
        }
        let overview = try #require(site.text("index.html"))
        var count = 0
        for link in PageLinks(overview).links {
            let parts = link.split(separator: "#", omittingEmptySubsequences: false)
            guard parts.count == 2 else { continue }
            let file = parts[0].isEmpty ? "index.html" : String(parts[0])
            #expect(ids[file]?.contains(String(parts[1])) == true, "\(link)")
            count += 1
        }
        #expect(count > 40)
    }

    @Test func `one night says that there is nothing to compare, and no more`() throws {
        var input = ChangedFleet().input
        let first = ChangedFleet().records.filter { $0.night?.label == "night-1" }
        input.findings = Findings(Fleet(records: first))
        let html = try #require(try RenderedSite(input).text("index.html"))
        #expect(html.contains("so there is no other to compare it with yet."))
        #expect(!html.contains("id=\"moves\"") && !html.contains("id=\"matrix\""))
    }

    @Test func `a night without a change says so in words`() throws {
        var input = ChangedFleet().input
        let quiet = ChangedFleet().records.filter {
            $0.image == "example.com/many" && $0.night?.label != "night-1"
        }
        input.findings = Findings(Fleet(records: quiet))
        let html = try #require(try RenderedSite(input).text("index.html"))
        #expect(html.contains("no change of inputs is seen."))
        #expect(html.contains("No source moved in the last night."))
    }

    @Test(
        arguments: [
            (
                ["rebuilt"], "no change of inputs is seen; of 1 series in it, 1 diverged.",
                "1 image has no change that is counted, and yet is not as before: 1 diverged"
            ),
            (["broken"], "no change of inputs is seen; of 1 series in it, 1 failed.", nil),
            (
                ["unclear"], "no change of inputs is seen.",
                "1 image has no change that is counted, and yet is not as before: 1 can not be judged"
            ),
            (
                ["split", "open"], "no change of inputs is seen; 1 image appeared.",
                "1 image is unchanged: 1 reproduced"
            ),
        ] as [([String], String, String?)]
    )
    func `what is not as before is never told as nothing`(
        names: [String],
        sentence: String,
        images: String?
    ) throws {
        var input = ChangedFleet().input
        let nights = ChangedFleet().records.filter { record in
            names.contains { record.image == Text("example.com/" + $0) }
        }
        input.findings = Findings(Fleet(records: nights))
        let site = try RenderedSite(input)
        let overview = try #require(site.text("index.html"))
        #expect(overview.contains(sentence), "\(overview)")
        let night = try #require(site.text("nights/night-2.html"))
        if let images { #expect(night.contains(images), "\(night)") }
        #expect(!overview.contains("nothing changed") && !night.contains("nothing changed"))
        #expect(images?.contains("unchanged") == true || !night.contains("unchanged"))
    }

    @Test func `a last night that does not tell its sources is told`() throws {
        let records = ChangedFleet().records.filter { $0.image == "example.com/steady" }
        var input = ChangedFleet().input
        input.findings = Findings(
            Fleet(
                records: records.map { record in
                    var record = record
                    if record.night?.label == "night-2" {
                        record.sources = []
                        record.sourcesKnown = false
                    }
                    return record
                }
            )
        )
        let site = try RenderedSite(input)
        let overview = try #require(site.text("index.html"))
        #expect(overview.contains("1 image does not tell all sources"))
        #expect(overview.contains("sources unknown"))
        #expect(overview.contains("the last build of 1 series does not tell its sources"))
        let slug = input.findings.fleet.images[0].slug.text
        let page = try #require(site.text("images/\(slug).html"))
        #expect(page.contains("the record does not tell its sources, so nothing is known of it"))
        #expect(
            page.contains(
                "data-label=\"Because\">the record does not tell its sources; to decide it: "
            )
        )
        let twin = try #require(site.text("images/\(slug).json"))
        #expect(twin.contains(#""doubts":["sources-unknown"]"#))
    }

    @Test func `a platform without a record in the last night is told`() throws {
        let records = ChangedFleet().records.filter {
            $0.image == "example.com/many"
                && !($0.night?.label == "night-3" && $0.platform.text == "linux/arm64")
        }
        var input = ChangedFleet().input
        input.findings = Findings(Fleet(records: records))
        let site = try RenderedSite(input)
        let overview = try #require(site.text("index.html"))
        #expect(overview.contains("1 platform has no record in it"))
        #expect(overview.contains("linux/arm64 last in"))
        let slug = input.findings.fleet.images[0].slug.text
        let page = try #require(site.text("images/\(slug).html"))
        #expect(page.contains("; the image was built until "))
        #expect(page.contains("Built for linux/amd64, last in the night "))
        #expect(page.contains(", for linux/arm64 in "))
    }

    private static func decoded<Value: Decodable>(
        _ type: Value.Type,
        _ text: String?
    ) throws -> Value {
        try JSONDecoder().decode(type, from: Data(try #require(text).utf8))
    }

    private struct Figures: Decodable {
        let verdicts: [String: Int]
        let changes: [String: Int]
        let flags: [String: Int]
    }

    private struct NightTwin: Decodable {
        let previous: String?
        let changes: [Entry]?
        let flags: [Entry]?
    }

    private struct Entry: Decodable {
        let kind: String
        let source: String
    }
}

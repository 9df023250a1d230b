import BuildModel
import FleetAnalysis
import ReportPages
import TestSupport
import Testing

/// What pages and diffs say of the commits of a client's work tree.
@Suite struct WorkTreeCommitTests {
    private static let commits = ["a", "b"].map { Text(String(repeating: $0, count: 40)) }

    private static let page =
        "https://github.com/o/r/compare/" + commits[0].string + "..." + commits[1].string

    private static func record(_ night: Int, remote: Text) -> Record {
        var record = Record(
            image: "example.com/app",
            platform: Platform(normalized: "linux/amd64"),
            format: .provenance1
        )
        record.id = Text("\(night)")
        record.night = Night(label: Text("n\(night)"), origin: .pattern)
        record.sourcesKnown = true
        record.attributesKnown = true
        record.locals = ["context", "dockerfile"]
        record.versionControl = Record.VersionControl(
            source: remote,
            revision: commits[night - 1],
            isDirty: false
        )
        record.outputs =
            Digest("sha256:" + String(repeating: String(night), count: 64))
            .map { [Record.Output(kind: .manifest, digest: $0)] } ?? []
        record.inputs = InputsFingerprint.inputs(of: record, pinnedContextKeys: [])
        return record
    }

    private static func records(_ remote: Text) -> [Record] {
        [1, 2].map { record($0, remote: remote) }
    }

    @Test func `the commits of a work tree are shown with the page that compares them`() throws {
        let site = try RenderedSite(
            SiteInput(
                findings: Findings(Fleet(records: Self.records("https://github.com/o/r.git"))),
                stylesheet: "assets/site.css",
                version: "1"
            )
        )
        for end in [".html", ".md"] {
            let image = try #require(site.text("images/example.com-app-", end))
            #expect(image.contains(Self.page), "\(end)")
            let night = try #require(site.text("nights/n2" + end))
            #expect(night.contains(Self.page), "\(end)")
            for commit in Self.commits { #expect(image.contains(commit.string.prefix(12))) }
        }
    }

    @Test func `a diff shows them too`() throws {
        let both = Self.records("https://github.com/o/r.git")
        let compared = try #require(FleetComparison(old: [both[0]], new: [both[1]]))
        let report = DiffReport(compared, old: "a", new: "b")
        let text = report.text().joined(separator: "\n")
        #expect(text.contains("vcs:revision changed aaaaaaaaaaaa -> bbbbbbbbbbbb (\(Self.page))"))
        #expect(report.text(isFull: true).joined().contains(Self.commits[1].string + " ("))
        let markdown = report.markdown()
        #expect(markdown.contains(Self.page))
        #expect(markdown.contains("`aaaaaaaaaaaa`"))
    }

    @Test func `an unknown forge gives commits without a link`() throws {
        let both = Self.records("https://git.example.com/o/r.git")
        let compared = try #require(FleetComparison(old: [both[0]], new: [both[1]]))
        let text = DiffReport(compared, old: "a", new: "b").text().joined(separator: "\n")
        #expect(text.contains("vcs:revision changed aaaaaaaaaaaa -> bbbbbbbbbbbb"))
        #expect(!text.contains("compare/"))
    }
}

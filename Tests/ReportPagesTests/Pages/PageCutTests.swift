import BuildModel
import FleetAnalysis
import ReportPages
import TestSupport
import Testing

/// A page shows what a person can read; what it leaves out it counts, and the twin for programs has.
@Suite struct PageCutTests {
    private static func source(_ name: String, _ pin: Character?) -> Source {
        Source(
            kind: .dockerImage,
            identity: Text("docker-image://docker.io/library/" + name),
            references: [Text(name)],
            pin: pin.flatMap { Digest("sha256:" + String(repeating: $0, count: 64)) }
                .map(Pin.digest),
            state: pin == nil ? .unpinned : .floating
        )
    }

    private static func record(
        _ image: String,
        _ night: Int,
        _ sources: [Source] = [],
        _ change: (inout Record) -> Void = { _ in }
    ) -> Record {
        var record = Record(
            image: Text(image),
            platform: Platform(normalized: "linux/amd64"),
            format: .buildinfo
        )
        record.id = Text("\(image) \(night)")
        record.night = Night(label: Text("n\(night)"), origin: .pattern)
        record.sourcesKnown = true
        record.sources = sources
        change(&record)
        return record
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

    /// Two digits, so that texts have the order of numbers.
    private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    @Test(arguments: [(50, nil), (51, "and 1 move more"), (60, "and 10 moves more")])
    func `the overview counts the moves that it leaves to the night`(
        count: Int,
        rest: String?
    ) throws {
        let site = try Self.site(
            (1...2).flatMap { night in
                (0..<count).map {
                    Self.record(
                        "app",
                        night,
                        [Self.source("base-\(Self.two($0)):1", "ab".at(night))]
                    )
                    .named("app-\(Self.two($0))")
                }
            }
        )
        let page = try #require(site.text("index.html"))
        #expect(page.contains("more on <a href=\"nights/n2.html#moves\">") == (rest != nil))
        if let rest { #expect(page.contains(rest)) }
        let night = try #require(site.text("nights/n2.md"))
        for number in 0..<count { #expect(night.contains("base-\(Self.two(number)):1")) }
    }

    @Test func `what needs attention is ranked, and the rest counted by kind`() throws {
        let open = (0..<25).map { Self.source("open-\(Self.two($0)):1", nil) }
        let page = try #require(try Self.site([Self.record("app", 1, open)]).text("index.html"))
        #expect(page.contains("and 5 more: 5 unpinned; see <a href=\"nights/n1.html\">"))
        let all = try #require(
            try Self.site([Self.record("app", 1, Array(open.prefix(20)))])
                .text("index.html")
        )
        #expect(!all.contains("unpinned; see"))
    }

    @Test(arguments: [0, 10, 24])
    func `sources with an equal pin are counted where there are too many`(index: Int) throws {
        let names = (0..<25).map { "same-\(Self.two($0)):1" }
        let site = try Self.site([Self.record("app", 1, names.map { Self.source($0, "a") })])
        let page = try #require(site.text("sources/same-\(Self.two(index))-1-", ".md"))
        let others = names.filter { page.contains("[\($0)](") }
        let rest = try #require(
            (1..<25).first { page.contains("and \($0) more source") }
        )
        #expect(others.count + rest == 24)
        #expect(others.count >= 19)
    }

    @Test(arguments: [0, 15, 29])
    func `of very many tags the nearest are listed and the others counted`(index: Int) throws {
        let tags = (0..<30).map { "base:\(Self.two($0))" }
        let pins: [Character] = Array("0123456789abcdef")
        let site = try Self.site(
            tags.enumerated().map { number, tag in
                Self.record("app-\(number)", 1, [Self.source(tag, pins[number % 16])])
            }
        )
        let page = try #require(site.text("sources/base-\(Self.two(index))-", ".md"))
        let others = tags.filter { page.contains("[\($0)](") && $0 != tags[index] }
        #expect(others.count == 19)
        #expect(page.contains("and 10 more in"))
        #expect(others.contains(tags[index == 29 ? 28 : index + 1]))
    }

    @Test(arguments: [(10, nil), (11, "and 1 source more"), (13, "and 3 sources more")])
    func `sources with several pins in use are counted where there are too many`(
        count: Int,
        rest: String?
    ) throws {
        let names = (0..<count).map { "base-\(Self.two($0)):1" }
        let site = try Self.site(
            ["a", "b"].map { (pin: Character) in
                Self.record("app-\(pin)", 1, names.map { Self.source($0, pin) })
            }
        )
        let page = try #require(site.text("index.html"))
        if let rest { #expect(page.contains(rest + " in <a href=\"sources/index.html\">")) }
        let list = try #require(site.text("sources/index.html"))
        for name in names { #expect(list.contains(name)) }
    }

    @Test(arguments: [(5, nil), (6, "and 1 more attempt in"), (9, "and 4 more attempts in")])
    func `attempts of a night are counted where there are too many`(
        attempts: Int,
        rest: String?
    ) throws {
        let site = try Self.site(
            (0...attempts).map { number in
                Self.record("app", 1) {
                    $0.id = Text("attempt-\(number)")
                    $0.time = RecordTime(
                        at: Timestamp(secondsSince1970: Int64(number)),
                        source: .provenance,
                        confidence: .exact
                    )
                }
            }
        )
        let page = try #require(site.text("images/app-", ".md"))
        #expect(page.contains("more attempt") == (rest != nil))
        if let rest { #expect(page.contains(rest)) }
    }

    @Test func `nested inputs are shown as deep and as many as a person reads`() throws {
        func nested(_ depth: Int) -> NestedBuild {
            NestedBuild(
                name: Text("level-\(depth)"),
                frontend: nil,
                attributes: [],
                dependencies: depth < 10 ? [nested(depth + 1)] : []
            )
        }
        let wide = (0..<201).map {
            NestedBuild(name: Text("wide-\($0)"), frontend: nil, attributes: [])
        }
        let site = try Self.site([
            Self.record("app", 1) { $0.dependencies = [nested(1)] + wide.dropLast() },
            Self.record("many", 1) { $0.dependencies = wide },
        ])
        let deep = try #require(site.text("images/app-", ".md"))
        #expect(deep.contains("level-8") && !deep.contains("level-9"))
        #expect(deep.contains("Deeper inputs are in the JSON twin."))
        #expect(try #require(site.text("images/app-", ".json")).contains("level-10"))
        let many = try #require(site.text("images/many-", ".md"))
        #expect(many.contains("and 1 more nested input;") && !many.contains("wide-200"))
        #expect(try #require(site.text("images/many-", ".json")).contains("wide-200"))
    }
}

extension Record {
    fileprivate func named(_ image: String) -> Record {
        var copy = self
        copy.image = Text(image)
        copy.id = Text(image + " " + id.string)
        return copy
    }
}

extension String {
    /// The letter of a night, the first one for night 1.
    fileprivate func at(_ night: Int) -> Character { Array(self)[night - 1] }
}

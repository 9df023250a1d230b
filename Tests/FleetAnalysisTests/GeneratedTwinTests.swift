import BuildModel
import FleetAnalysis
import Foundation
import ReportPages
import Testing

/// The JSON files of a site hold what a generated fleet did: every count and every list.
@Suite struct GeneratedTwinTests {
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `the twins say what was done`(seed: UInt64) throws {
        let generator = FleetGenerator(seed: seed)
        let truth = generator.truth
        let fleet = Fleet(records: generator.records)
        let site = try Twins(fleet)
        let figures = try site.decoded(FleetTwin.self, "data/fleet.json")
        #expect(figures.records == generator.records.count)
        #expect(figures.images == Set(generator.records.map(\.image)).count)
        #expect(figures.verdicts == Self.named(truth.newestVerdicts))
        #expect(figures.problems == 0)
        let pins = site.paths.filter { $0.hasPrefix("sources/") }
        #expect(figures.sources == pins.count && figures.pins == truth.pins.count)
        var previous: String?
        for label in figures.nights ?? [] {
            let night = try #require(Int(label.dropFirst()))
            let twin = try site.decoded(NightTwin.self, "nights/\(label).json")
            #expect(twin.night == label && twin.previous == previous)
            previous = label
            #expect(Self.entries(twin.changes ?? []) == truth.changes[night], "\(label)")
            #expect(Self.flags(twin.flags ?? []) == truth.flags[night], "\(label)")
            #expect(twin.verdicts == Self.named(truth.verdicts[night]), "\(label)")
            #expect(Set((twin.missing ?? []).map(Self.number)) == truth.missing[night])
            if label == figures.nights?.last {
                #expect(figures.changes == Self.counts(truth.changes[night].keys))
                #expect(figures.flags == Self.counts(truth.flags[night].keys))
            }
        }
        try check(pins, site, truth)
    }

    /// Every pin of every source: its nights, and the images that have it now.
    private func check(_ paths: [String], _ site: Twins, _ truth: Truth) throws {
        var seen = 0
        for path in paths {
            let source = try site.decoded(SourceTwin.self, path)
            for pin in source.pins ?? [] {
                let known = try #require(truth.pins[source.identity + " " + pin.pin])
                #expect(pin.nights == known.nights.count)
                #expect(pin.firstSeen == known.nights.min().map { "n\($0)" })
                #expect(pin.lastSeen == known.nights.max().map { "n\($0)" })
                // A series without any counted record shows what its failed build had.
                #expect(Set((pin.images ?? []).map(Self.number)).isSuperset(of: known.images))
                seen += 1
            }
        }
        #expect(seen == truth.pins.count)
    }

    private static func named(_ verdicts: [Verdict: Int]) -> [String: Int] {
        Dictionary(uniqueKeysWithValues: verdicts.map { ($0.rawValue, $1) })
    }

    /// By the first word of each entry; those that are counted nowhere left out.
    private static func counts(_ entries: some Sequence<String>) -> [String: Int] {
        let kinds = entries.compactMap { $0.split(separator: " ").first.map(String.init) }
        return Dictionary(grouping: kinds.filter { $0 != "not-comparable" }) { $0 }
            .mapValues(\.count)
    }

    private static func entries(_ changes: [NightTwin.Change]) -> [String: Truth.Entry] {
        Dictionary(
            uniqueKeysWithValues: changes.map { change in
                (
                    "\(change.kind) \(change.source) \(change.old ?? "-") \(change.new ?? "-")",
                    Truth.Entry(
                        images: Set(change.images.map(number)),
                        platforms: Set(change.platforms),
                        since: Int(change.since.dropFirst()) ?? -1
                    )
                )
            }
        )
    }

    private static func flags(_ flags: [NightTwin.Flag]) -> [String: Set<Int>] {
        Dictionary(
            uniqueKeysWithValues: flags.map { flag in
                let pins = flag.kind == "split" ? [] : flag.pins ?? []
                let text = ([flag.kind, flag.source] + pins).joined(separator: " ")
                return (text, Set(flag.images.map(number)))
            }
        )
    }

    private static func number(_ image: String) -> Int {
        (Int(image.dropFirst("h.example/image".utf8.count)) ?? -1) - 100
    }
}

/// The JSON files of a site made in memory.
private struct Twins {
    private let files: [String: [UInt8]]

    /// Sorted.
    let paths: [String]

    init(_ fleet: Fleet) throws {
        let input = SiteInput(
            findings: Findings(fleet),
            stylesheet: "assets/site.css",
            version: "1"
        )
        let pages = SitePages(input, templates: try TemplateStore(pages: SitePages.templates))
        let files = try pages.keys.flatMap { try pages.files(of: $0) }
            .filter { $0.path.hasSuffix(".json") }
        self.files = Dictionary(uniqueKeysWithValues: files.map { ($0.path, $0.bytes) })
        paths = files.map(\.path).sorted()
    }

    func decoded<Value: Decodable>(_ type: Value.Type, _ path: String) throws -> Value {
        try JSONDecoder().decode(type, from: Data(try #require(files[path], "\(path)")))
    }
}

private struct FleetTwin: Decodable {
    let images: Int
    let records: Int
    let sources: Int
    let pins: Int
    let nights: [String]?
    let verdicts: [String: Int]
    let changes: [String: Int]
    let flags: [String: Int]
    let problems: Int
}

private struct NightTwin: Decodable {
    struct Change: Decodable {
        let kind: String
        let source: String
        let old: String?
        let new: String?
        let images: [String]
        let platforms: [String]
        let since: String
    }

    struct Flag: Decodable {
        let kind: String
        let source: String
        let pins: [String]?
        let images: [String]
    }

    let night: String
    let previous: String?
    let changes: [Change]?
    let flags: [Flag]?
    let verdicts: [String: Int]
    let missing: [String]?
}

private struct SourceTwin: Decodable {
    struct Pin: Decodable {
        let pin: String
        let images: [String]?
        let firstSeen: String?
        let lastSeen: String?
        let nights: Int
    }

    let identity: String
    let pins: [Pin]?
}

import BuildModel
import FleetAnalysis
import Testing

/// Fleets whose truth is known by construction: every count and list must equal it.
@Suite struct GeneratedFleetTests {
    @Test(arguments: 1...400 as ClosedRange<UInt64>)
    func `everything found is what was done`(seed: UInt64) throws {
        let generator = FleetGenerator(seed: seed)
        let fleet = Fleet(records: generator.records)
        let findings = Findings(fleet)
        let truth = generator.truth
        for report in findings.nights {
            let label = fleet.nights[report.night].label.string
            let night = try #require(Int(label.dropFirst()))
            #expect(changes(report, in: fleet) == truth.changes[night], "changes of \(label)")
            #expect(flags(report, in: fleet) == truth.flags[night], "flags of \(label)")
            #expect(
                Dictionary(
                    uniqueKeysWithValues: report.verdicts.entries.map { ($0.kind, $0.count) }
                )
                    == truth.verdicts[night]
            )
            let missing = Set(report.missing.map { number($0, in: fleet) })
            #expect(missing == truth.missing[night], "missing in \(label)")
        }
        let newest = findings.verdicts.entries.map { ($0.kind, $0.count) }
        #expect(Dictionary(uniqueKeysWithValues: newest) == truth.newestVerdicts)
        check(sources: fleet, truth)
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `causes among known changes are those that a new comparison finds`(seed: UInt64) {
        let fleet = Fleet(records: FleetGenerator(seed: seed).records)
        let findings = Findings(fleet)
        for (image, series) in findings.judgements.enumerated() {
            for (index, nights) in series.enumerated() {
                let reference = SeriesReference(image: image, series: index)
                for (place, judged) in nights.enumerated() {
                    let night = fleet[reference].nights[place]
                    guard let old = judged.neighbour, let new = night.counted else { continue }
                    let platforms = findings.changes(of: image, in: night.night)
                        .first { $0.kind == .platforms }
                    let compared = Because.causes(
                        from: fleet.records[old],
                        to: fleet.records[new],
                        platforms: platforms?.difference
                    )
                    #expect(findings.causes(reference, at: place) == compared)
                }
            }
        }
    }

    @Test(arguments: 1...10 as ClosedRange<UInt64>)
    func `the order of records makes no difference`(seed: UInt64) {
        let generator = FleetGenerator(seed: seed)
        var dice = Dice(seed: seed)
        let one = Findings(Fleet(records: generator.records))
        let other = Findings(Fleet(records: generator.records.shuffled(using: &dice)))
        #expect(one.nights.map(\.changes) == other.nights.map(\.changes))
        #expect(one.nights.map(\.flags) == other.nights.map(\.flags))
        #expect(one.judgements == other.judgements)
        #expect(one.freshness == other.freshness)
        #expect(one.attention == other.attention)
    }

    @Test func `the generator does all that it is for`() {
        let kinds = (1...400 as ClosedRange<UInt64>).reduce(into: Set<String>()) { kinds, seed in
            let truth = FleetGenerator(seed: seed).truth
            for entry in truth.changes.flatMap(\.keys) + truth.flags.flatMap(\.keys) {
                kinds.insert(String(entry.prefix { $0 != " " }))
            }
            for verdict in truth.verdicts.flatMap(\.keys) { kinds.insert(verdict.rawValue) }
        }
        #expect(
            kinds.isSuperset(of: [
                "moved", "replaced", "retagged", "added", "removed", "became-pinned",
                "became-floating", "attribute", "platforms", "format", "not-comparable", "split",
                "moved-fixed", "flapped", "failed", "diverged", "reproduced", "drifted",
                "absorbed", "inconclusive", "unproven",
            ])
        )
    }

    private func check(sources fleet: Fleet, _ truth: Truth) {
        var found: [String: [Int]] = [:]
        var images: [String: Set<Int>] = [:]
        for source in fleet.sources {
            for pin in source.pins {
                let key = source.identity.string + " " + pin.pin.text.string
                found[key] = pin.nights.compactMap {
                    Int(fleet.nights[$0].label.string.dropFirst())
                }
                images[key] = Set(pin.images.map { number($0, in: fleet) })
            }
        }
        #expect(found == truth.pins.mapValues { $0.nights.sorted() })
        // A series without any counted record shows what its failed build had.
        for (key, pin) in truth.pins where !pin.images.isEmpty {
            #expect(images[key]?.isSuperset(of: pin.images) ?? false, "\(key)")
        }
    }

    private func changes(_ report: NightReport, in fleet: Fleet) -> [String: Truth.Entry] {
        var result: [String: Truth.Entry] = [:]
        for entry in report.changes {
            let old = entry.old?.string ?? "-"
            let text = "\(entry.kind.rawValue) \(entry.source) \(old) \(entry.new?.string ?? "-")"
            #expect(result[text] == nil)
            result[text] = Truth.Entry(
                images: Set(entry.images.map { number($0, in: fleet) }),
                platforms: Set(entry.platforms.map(\.description)),
                since: Int(fleet.nights[entry.since].label.string.dropFirst()) ?? -1
            )
        }
        return result
    }

    private func flags(_ report: NightReport, in fleet: Fleet) -> [String: Set<Int>] {
        var result: [String: Set<Int>] = [:]
        for flag in report.flags {
            let pins = flag.kind == .split ? "" : flag.pins.map { " " + $0.text.string }.joined()
            let text = "\(flag.kind.rawValue) \(flag.source)\(pins)"
            #expect(result[text] == nil)
            result[text] = Set(flag.images.map { number($0, in: fleet) })
        }
        return result
    }

    private func number(_ image: Int, in fleet: Fleet) -> Int {
        let name = fleet.images[image].name.string
        return (Int(name.dropFirst("h.example/image".utf8.count)) ?? -1) - 100
    }
}

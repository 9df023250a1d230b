import BuildModel
import FleetAnalysis
import JSONText
import TestSupport
import Testing

/// What moved in the nights that real BuildKit releases built is what the lab says moved.
@Suite(.needsCorpus) struct RealNightsChangeTests {
    private let notes: LabNotes

    init() throws {
        notes = try LabNotes.read()
    }

    @Test(arguments: RealNights.versions)
    func `every change of every night is one that the lab noted`(version: String) throws {
        let findings = Findings(Fleet(records: try RealNights.records(of: version)))
        let expected = ExpectedNights(notes: notes) { _ in version }
        #expect(findings.fleet.nights.map(\.label.string) == RealNights.nights.map { "0\($0)" })
        var checked = 0
        for (index, image) in findings.fleet.images.enumerated() {
            let lab = try #require(LabImage(image.name))
            let nights = expected.nights(of: lab)
            let counted = Set(
                image.series.flatMap(\.nights).filter { $0.counted != nil }.map(\.night)
            )
            #expect(counted.sorted() == nights.map { $0 - 1 }, "\(version) \(image.name)")
            for (old, new) in zip(nights, nights.dropFirst()) {
                var wanted = expected.lines(lab, named: image.name.string, old, new)
                if let format = expected.format(lab, old, new) {
                    wanted.insert(
                        ExpectedNights.Line(
                            kind: .format,
                            source: "format",
                            old: format.old,
                            new: format.new,
                            image: image.name.string,
                            since: old
                        )
                    )
                }
                let found = findings.lines(of: index, in: new - 1)
                #expect(found == wanted, "\(version) \(image.name) night \(new)")
                checked += wanted.count
            }
        }
        #expect(checked > 25, "\(version)")
    }

    @Test(arguments: RealNights.versions)
    func `the moves of a night are the lab's flags, one entry each`(version: String) throws {
        let findings = Findings(Fleet(records: try RealNights.records(of: version)))
        let isOld = version == "v0.10.6" || version == "v0.11.6"
        for report in findings.nights.dropFirst() {
            let night = report.night + 1
            let bytes = try Corpus.bytes("buildkit-runs/inputs/night-0\(night).json")
            let root = try JSONDocument(parsing: bytes).root
            var flagged: Set<String> = []
            for kind in ["images", "git", "http"] {
                for member in root[kind]?.members.map({ $0 }) ?? []
                where member.value["moved"]?.boolean == true {
                    flagged.insert(identity(member.key.string, kind))
                }
            }
            // docs alone uses it: not built in night 4, and without it by old releases; and api,
            // which alone uses webapp, does not move in a night without it.
            if isOld || night == 4 { flagged.remove("git://127.0.0.1:8181/git/libfoo#main") }
            let recent = report.moves.filter { $0.since == report.night - 1 }
            #expect(
                Set(recent.map(\.source.string)) == flagged,
                "\(version) night \(night)"
            )
            #expect(recent.count == flagged.count, "one entry a move: \(version) night \(night)")
        }
    }

    @Test(arguments: RealNights.versions)
    func `only the token is flagged, and only holes are missing`(version: String) throws {
        let findings = Findings(Fleet(records: try RealNights.records(of: version)))
        for report in findings.nights {
            #expect(report.flags.allSatisfy { $0.kind == .secretRedacted })
            #expect(report.flags.allSatisfy { $0.source == "build-arg:GITHUB_TOKEN" })
            let missing = report.missing.compactMap {
                LabImage(findings.fleet.images[$0].name)
            }.map { ($0.isBake ? "bake " : "") + $0.name }
            let wanted =
                [
                    1: ["bake runtime"], 2: ["bake runtime"], 3: ["docs"], 4: ["bake runtime"],
                    5: ["bake runtime"], 6: ["api"],
                ][report.night] ?? []
            #expect(missing == wanted, "\(version) night \(report.night + 1)")
        }
    }

    private func identity(_ name: String, _ kind: String) -> String {
        switch kind {
        case "images": return "docker-image://" + name
        case "git":
            let parts = name.split(separator: "#")
            return "git://" + parts[0].dropFirst("http://".count).dropLast(".git".count) + "#"
                + parts[1]
        default: return name
        }
    }
}

import BuildModel
import FleetAnalysis
import MetadataInput
import TestSupport
import Testing

/// A fleet whose BuildKit is another one from some night on shows real moves and nothing else.
@Suite(.needsCorpus) struct VersionSwitchTests {
    /// Every ordered pair of releases.
    static let pairs = RealNights.versions.flatMap { old in
        RealNights.versions.filter { $0 != old }.map { (old, $0) }
    }

    @Test(arguments: pairs)
    func `a switch in any night makes one format entry and no drift`(
        old: String,
        new: String
    ) throws {
        let notes = try LabNotes.read()
        let before = try renamed(old)
        let after = try renamed(new)
        for night in 2...7 {
            func number(_ record: Record) -> Int { Int(record.night?.label.string ?? "") ?? 0 }
            let records =
                before.filter { number($0) < night } + after.filter { number($0) >= night }
            let findings = Findings(Fleet(records: records))
            let expected = ExpectedNights(notes: notes) { $0 < night ? old : new }
            for (index, image) in findings.fleet.images.enumerated() {
                let lab = try #require(LabImage(image.name))
                let nights = expected.nights(of: lab)
                for (a, b) in zip(nights, nights.dropFirst()) where a < night && b >= night {
                    let found = findings.lines(of: index, in: b - 1)
                    let place = "\(old) to \(new) in night \(night): \(image.name)"
                    var wanted = expected.lines(lab, named: image.name.string, a, b)
                    let formats = found.filter { $0.kind == .format }
                    if expected.format(lab, a, b) != nil {
                        #expect(formats.count == 1, "\(place)")
                    } else {
                        #expect(formats.count <= 1, "\(place)")
                    }
                    wanted.formUnion(formats)
                    wanted.formUnion(found.filter { isExplained($0, lab, old, new) })
                    #expect(found == wanted, "\(place)")
                }
            }
        }
    }

    /// Entries that the releases and the definitions make, as the corpus's README says.
    ///
    /// Some releases pin an annotated tag to the tag object, others to the commit. The older
    /// definition of docs names another frontend.
    private func isExplained(
        _ line: ExpectedNights.Line,
        _ image: LabImage,
        _ old: String,
        _ new: String
    ) -> Bool {
        let commits: Set = ["v0.13.2", "v0.23.2"]
        let olds: Set = ["v0.10.6", "v0.11.6"]
        switch line.kind {
        case .notComparable:
            return image.name == "worker" && line.source.hasSuffix("libfoo#v1.2")
                && commits.contains(old) != commits.contains(new)
        case .frontend: return image.name == "docs" && olds.contains(old) != olds.contains(new)
        default: return false
        }
    }

    /// The records under names that all releases share.
    private func renamed(_ version: String) throws -> [Record] {
        let images = ["runtime", "web", "api", "worker", "tools", "docs", "batch"]
        var names: [(glob: Glob, name: String)] = []
        for image in images {
            names.append((Glob("127.0.0.1:5000/acme-bk0-*/" + image), "acme-bk/" + image))
            names.append((Glob("127.0.0.1:5000/acme-bake*/" + image), "acme-bake/" + image))
        }
        return try RealNights.records(of: version, names: names, cacheKey: "renamed")
    }
}

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
    func `a switch in any night shows its real moves and one format entry and nothing else`(
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
                    var wanted = expected.lines(lab, named: image.name.string, a, b)
                    wanted.formUnion(told(by: (old, new), lab, image.name.string, (a, b), notes))
                    if let format = expected.format(lab, a, b) {
                        wanted.insert(
                            ExpectedNights.Line(
                                kind: .format,
                                source: "format",
                                old: format.old,
                                new: format.new,
                                image: image.name.string,
                                since: a
                            )
                        )
                    }
                    #expect(
                        found == wanted,
                        "\(old) to \(new) in night \(night): \(image.name)"
                    )
                }
            }
        }
    }

    private static let commits: Set = ["v0.13.2", "v0.23.2"]
    private static let olds: Set = ["v0.10.6", "v0.11.6"]
    private static let tag = "git://127.0.0.1:8181/git/libfoo#v1.2"
    private static let tagObject = "3735599454ddfcac4d064d833544dba5e0c585ba"
    private static let tagCommit = "b071c2739c7b0129277dcfa9a1146e3381ade3fb"
    private static let frontend = "docker.io/docker/dockerfile:1"

    /// What the releases and the definitions make of a switch, as the corpus's README says.
    ///
    /// Some releases pin an annotated tag to the tag object, others to the commit: the pins can not
    /// be compared, which is said and counted nowhere. The older definition of docs names another
    /// frontend.
    private func told(
        by versions: (old: String, new: String),
        _ image: LabImage,
        _ name: String,
        _ nights: (old: Int, new: Int),
        _ notes: LabNotes
    ) -> Set<ExpectedNights.Line> {
        func line(_ kind: ChangeKind, _ source: String, _ a: String, _ b: String)
            -> ExpectedNights.Line
        {
            ExpectedNights.Line(
                kind: kind,
                source: source,
                old: a,
                new: b,
                image: name,
                since: nights.old
            )
        }
        var lines: Set<ExpectedNights.Line> = []
        func tagPin(_ version: String) -> String {
            Self.commits.contains(version) ? Self.tagCommit : Self.tagObject
        }
        if image.name == "worker", tagPin(versions.old) != tagPin(versions.new) {
            lines.insert(
                line(.notComparable, Self.tag, tagPin(versions.old), tagPin(versions.new))
            )
        }
        func frontend(_ version: String) -> String {
            Self.frontend + (Self.olds.contains(version) ? ".4" : "")
        }
        if image.name == "docs", frontend(versions.old) != frontend(versions.new) {
            lines.insert(
                line(
                    .frontend,
                    frontend(versions.new),
                    frontend(versions.old),
                    frontend(versions.new)
                )
            )
        }
        return lines
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

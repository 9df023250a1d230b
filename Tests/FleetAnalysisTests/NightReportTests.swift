import BuildModel
import FleetAnalysis
import Testing

private func built(
    _ name: Text,
    _ night: Int,
    platform: String = "linux/amd64",
    _ sources: Source...
) -> Record {
    provenance(sources) {
        $0.image = name
        $0.platform = Platform(normalized: platform)
        $0.night = Night(label: Text(String(night)), origin: .path)
        $0.id = Text("\(name)-\(platform)-\(night)")
    }
}

@Suite struct NightReportTests {
    @Test func `one move is one entry with its images and platforms`() {
        let findings = Findings(
            Fleet(records: [
                built("b", 1, image("x:1", pin: "1")),
                built("b", 1, platform: "linux/arm64", image("x:1", pin: "1")),
                built("a", 2, image("x:1", pin: "1")),
                built("b", 3, image("x:1", pin: "2")),
                built("b", 3, platform: "linux/arm64", image("x:1", pin: "2")),
                built("a", 3, image("x:1", pin: "2")),
                built("c", 3, image("x:1", pin: "2")),
            ])
        )
        let report = findings.nights[2]
        #expect(report.changes.count == 1)
        #expect(report.changes[0].kind == .moved)
        #expect(report.changes[0].images == [0, 1])
        #expect(report.changes[0].platforms.map(\.description) == ["linux/amd64", "linux/arm64"])
        // `a` still had the old pin in the second night.
        #expect(report.changes[0].since == 1)
        #expect(report.changes[0].changes.map(\.since) == [1, 0, 0])
        #expect(report.appeared == [2])
        #expect(report.unchanged.isEmpty)
        #expect(findings.changes[1].count == 2)
    }

    @Test func `an image is missing in a hole and once after its last night`() {
        let findings = Findings(
            Fleet(
                records: [1, 2, 3, 4, 5, 6].map { built("all", $0) }
                    + [1, 4].map { built("holes", $0) }
            )
        )
        #expect(findings.nights.map(\.missing) == [[], [1], [1], [], [1], []])
        #expect(findings.nights.map(\.present) == [2, 1, 1, 2, 1, 1])
    }

    /// One record for each platform, of the image `a`.
    private func night(_ night: Int, _ platforms: String...) -> [Record] {
        platforms.map { built("a", night, platform: $0) }
    }

    /// The changes of platforms of each night, as `old > new since`.
    private func platformChanges(_ records: [Record]) -> [[String]] {
        Findings(Fleet(records: records)).nights.map { report in
            report.changes.filter { $0.kind == .platforms }
                .map { "\($0.old ?? "") > \($0.new ?? "") since \($0.since)" }
        }
    }

    @Test func `a platform that is left out for some nights goes and comes back`() {
        let records =
            night(1, "amd64", "arm64") + night(2, "amd64") + night(3, "amd64")
            + night(4, "amd64", "arm64") + night(5, "amd64", "arm64")
        #expect(
            platformChanges(records) == [
                [], ["amd64, arm64 > amd64 since 0"], [], ["amd64 > amd64, arm64 since 2"], [],
            ]
        )
    }

    @Test func `later nights do not change what is told of platforms in earlier ones`() {
        let records =
            night(1, "amd64", "arm64") + night(2, "amd64", "arm/v7")
            + night(3, "amd64", "arm/v7", "arm64") + night(4, "s390x") + night(5, "amd64", "arm64")
        let all = Findings(Fleet(records: records)).nights
        let change = platformChanges(records)[1]
        #expect(change == ["amd64, arm64 > amd64, arm/v7 since 0"])
        for last in 1...5 {
            let part = records.filter { ($0.night?.label.string ?? "") <= String(last) }
            let reports = Findings(Fleet(records: part)).nights
            #expect(reports.map(\.changes) == all.prefix(last).map(\.changes))
            #expect(
                reports.map(\.missingSeries.count) == all.prefix(last).map(\.missingSeries.count)
            )
        }
    }

    @Test func `a night without the image changes no platforms`() {
        let other = [2, 3].map { built("b", $0) }
        let records = night(1, "amd64", "arm64") + other + night(4, "amd64", "arm64")
        #expect(platformChanges(records) == [[], [], [], []])
        let changed = night(1, "amd64", "arm64") + other + night(4, "amd64")
        #expect(platformChanges(changed).last == ["amd64, arm64 > amd64 since 0"])
    }

    @Test func `a platform of which the build failed is still one of the image`() {
        let failed = night(2, "arm64").map { $0.changed { $0.status = .failed } }
        let records = night(1, "amd64", "arm64") + night(2, "amd64") + failed
        #expect(platformChanges(records) == [[], []])
    }

    @Test func `a series is missing once a pause, whether or not it comes back`() {
        let records =
            night(1, "amd64", "arm64") + night(2, "amd64") + night(3, "amd64")
            + night(4, "amd64", "arm64") + [built("b", 5)] + night(6, "amd64")
            + night(7, "amd64")
        let arm = SeriesReference(image: 0, series: 1)
        #expect(
            Findings(Fleet(records: records)).nights.map(\.missingSeries)
                == [[], [arm], [], [], [], [arm], []]
        )
    }

    @Test func `what can not be compared is said and counted nowhere`() {
        let findings = Findings(
            Fleet(records: [
                built("a", 1, image("x:1", pin: "1")), built("a", 2, image("x:1", pin: nil)),
            ])
        )
        #expect(findings.nights[1].changes.map(\.kind) == [.notComparable])
        #expect(findings.nights[1].changeCounts.total == 0)
        #expect(findings.nights[1].unchanged == [])
        #expect(findings.nights[1].unsettled == [0])
        let figures = FleetFigures(findings.fleet, findings: findings, diagnostics: [])
        #expect(figures.changes.total == 0)
        #expect(figures.flags[.unpinned] == 1)
    }

    @Test(arguments: [
        ["linux/s390x", "linux/ppc64le"], ["linux/amd64", "linux/s390x"],
    ])
    func `an image without a platform of an earlier night is not called unchanged`(
        platforms: [String]
    ) {
        let findings = Findings(
            Fleet(
                records: [built("a", 1, platform: "unknown", image("x:1", pin: "1"))]
                    + platforms.map { built("a", 2, platform: $0, image("x:1", pin: "2")) }
                    + [built("b", 1), built("b", 2)]
            )
        )
        #expect(findings.nights[1].uncompared == [0])
        #expect(findings.nights[1].unchanged == [1])
    }

    @Test func `bake targets that are all new were compared with nothing`() {
        func target(_ name: Text, _ night: Int) -> Record {
            built("a", night, image("x:1", pin: "1")).changed {
                $0.target = name
                $0.id = Text("\(name)-\(night)")
            }
        }
        func report(_ last: [Text]) -> NightReport? {
            let records = ["app", "db"].map { target($0, 1) } + last.map { target($0, 2) }
            return Findings(Fleet(records: records)).nights.last
        }
        #expect(report(["web", "sql"])?.uncompared == [0])
        #expect(report(["web", "sql"])?.unchanged == [])
        #expect(report(["app", "sql"])?.uncompared == [])
        #expect(report(["app", "sql"])?.unchanged == [0])
    }

    @Test func `undated records have no verdict and change nothing`() {
        let record = built("a", 1).changed { $0.night = nil }
        let findings = Findings(Fleet(records: [record]))
        #expect(findings.nights.isEmpty)
        #expect(findings.verdicts.total == 0)
    }

    @Test func `what diverged needs attention as long as it is built`() {
        let records = (1...5).map { night in
            built("kept", night).changed { $0.id = Text("kept-\(night)") }
        }
        func concerns(diverged nights: ClosedRange<Int>) -> [Attention.Concern] {
            let image = nights.map { night in
                built("gone", night).changed {
                    $0.id = Text("gone-\(night)")
                    $0.inputs = Record.Inputs(fingerprint: "a", isComplete: true)
                    $0.context = .init(url: "https://github.com/o/app.git#main")
                    $0.outputs =
                        Digest(digest(night == nights.lowerBound ? "1" : "2").string)
                        .map { [Record.Output(kind: .manifest, digest: $0)] } ?? []
                }
            }
            return Findings(Fleet(records: records + image)).attention.map(\.concern)
        }
        #expect(concerns(diverged: 3...5) == [.diverged])
        #expect(concerns(diverged: 2...4) == [.diverged, .missing])
        #expect(concerns(diverged: 1...3) == [])
    }

    @Test func `attention is ranked by concern and then by reach`() {
        func night(_ night: Int, _ digit: Character) -> [Record] {
            [
                built("a", night, image("x:1.2.3", pin: digit)),
                built("b", night, image("x:1.2.3", pin: digit)),
                built("c", night, image("y:1", pin: nil)),
                built("d", night, image("z:1", pin: "1", .mismatch)),
            ]
        }
        let findings = Findings(Fleet(records: night(1, "1") + night(2, "2")))
        #expect(findings.attention.map(\.concern) == [.mismatch, .movedFixed, .unpinned])
        #expect(findings.attention[1].images == [0, 1])
        #expect(findings.attention.map(\.since) == [0, 0, 0])
    }
}

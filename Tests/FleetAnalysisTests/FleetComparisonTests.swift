import BuildModel
import FleetAnalysis
import Testing

/// A record of one side: an image with one source, and the manifest that was built from it.
private func side(
    _ name: Text,
    pin: Character?,
    output: Character? = "1",
    _ change: (inout Record) -> Void = { _ in }
) -> Record {
    provenance([image("base:1", pin: pin)]) {
        $0.image = name
        $0.id = Text("\(name)-\(pin ?? "-")-\(output ?? "-")")
        $0.inputs = Record.Inputs(fingerprint: Text(String(pin ?? "-")), isComplete: pin != nil)
        let made = output.flatMap { Digest(digest($0).string) }
        $0.outputs = made.map { [.init(kind: .manifest, digest: $0)] } ?? []
        change(&$0)
    }
}

private func exact(_ record: inout Record) {
    record.time = RecordTime(
        at: Timestamp(secondsSince1970: 1),
        source: .provenance,
        confidence: .exact
    )
}

/// Another fingerprint without a change that can be named.
private func barelyTold(_ record: inout Record) {
    record.inputs.fingerprint = "with frontend"
}

struct ComparisonCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let old: [Record]
    let new: [Record]
    let changes: [ChangeKind]
    let verdicts: [Verdict]
    let isDifferent: Bool

    init(
        _ name: String,
        _ old: [Record],
        _ new: [Record],
        _ changes: [ChangeKind],
        _ verdicts: [Verdict],
        isDifferent: Bool
    ) {
        testDescription = name
        self.old = old
        self.new = new
        self.changes = changes
        self.verdicts = verdicts
        self.isDifferent = isDifferent
    }
}

@Suite struct FleetComparisonTests {
    private static let cases = [
        ComparisonCase(
            "inputs that one side alone tells, and another output",
            [side("a", pin: "1", output: "1") { $0.frontend = nil }],
            [side("a", pin: "1", output: "2", barelyTold)],
            [],
            [.inconclusive],
            isDifferent: true
        ),
        ComparisonCase(
            "the same with the same output",
            [side("a", pin: "1", output: "1") { $0.frontend = nil }],
            [side("a", pin: "1", output: "1", barelyTold)],
            [],
            [.reproduced],
            isDifferent: false
        ),
        ComparisonCase(
            "a source moved",
            [side("a", pin: "1", output: "1")],
            [side("a", pin: "2", output: "2")],
            [.moved],
            [.drifted],
            isDifferent: true
        ),
        ComparisonCase(
            "a source moved and nothing came of it",
            [side("a", pin: "1")],
            [side("a", pin: "2")],
            [.moved],
            [.absorbed],
            isDifferent: true
        ),
        ComparisonCase(
            "two builds of the same",
            [side("a", pin: "1")],
            [side("a", pin: "1")],
            [],
            [.reproduced],
            isDifferent: false
        ),
        ComparisonCase(
            "one build on both sides proves nothing",
            [side("a", pin: "1", exact)],
            [side("a", pin: "1", exact)],
            [],
            [],
            isDifferent: false
        ),
        ComparisonCase(
            "one run of the builder on both sides proves nothing",
            [side("a", pin: "1") { $0.builderReference = "b/n/i" }],
            [side("a", pin: "1") { $0.builderReference = "b/n/i" }],
            [],
            [],
            isDifferent: false
        ),
        ComparisonCase(
            "the outputs differ without a reason",
            [side("a", pin: "1", output: "1")],
            [side("a", pin: "1", output: "2")],
            [],
            [.diverged],
            isDifferent: true
        ),
        ComparisonCase(
            "a build failed",
            [side("a", pin: "1")],
            [side("a", pin: "1", output: nil) { $0.status = .failed }],
            [],
            [.failed],
            isDifferent: true
        ),
        ComparisonCase(
            "what can not be compared is told and stops no gate",
            [side("a", pin: nil)],
            [side("a", pin: "1")],
            [.notComparable],
            [.reproduced],
            isDifferent: false
        ),
        ComparisonCase(
            "of each side the newest record of an image stands",
            [
                side("a", pin: "3") { $0.night = Night(label: "1", origin: .path) },
                side("a", pin: "1") { $0.night = Night(label: "2", origin: .path) },
            ],
            [
                side("a", pin: "4") { $0.night = Night(label: "1", origin: .path) },
                side("a", pin: "1") { $0.night = Night(label: "2", origin: .path) },
            ],
            [],
            [.reproduced],
            isDifferent: false
        ),
    ]

    @Test(arguments: cases)
    func `two sides are judged like two nights`(_ example: ComparisonCase) throws {
        let found = try #require(FleetComparison(old: example.old, new: example.new))
        #expect(found.report.changes.map(\.kind) == example.changes)
        #expect(found.judged.map(\.judgement.verdict) == example.verdicts)
        #expect(found.verdicts.total == example.verdicts.count)
        #expect(found.isDifferent == example.isDifferent)
    }

    @Test func `an image on one side only is missing or appeared`() throws {
        let all = ["a", "b"].map { side(Text($0), pin: "1") }
        func names(_ images: [Int], _ found: FleetComparison) -> [Text] {
            images.map { found.findings.fleet.images[$0].name }
        }
        let less = try #require(FleetComparison(old: all, new: [all[0]]))
        #expect(names(less.report.missing, less) == ["b"] && less.report.appeared.isEmpty)
        #expect(names(less.unchanged, less) == ["a"])
        #expect(less.isDifferent)
        let more = try #require(FleetComparison(old: [all[1]], new: all))
        #expect(names(more.report.appeared, more) == ["a"] && more.report.missing.isEmpty)
        #expect(more.isDifferent)
        #expect(more.judged.count == 1)
    }

    @Test func `a side without a record can not be compared`() {
        let record = side("a", pin: "1")
        #expect(FleetComparison(old: [], new: [record]) == nil)
        #expect(FleetComparison(old: [record], new: []) == nil)
        #expect(FleetComparison(old: [], new: []) == nil)
    }

    @Test func `an image without a platform of the other side was compared with nothing`() throws {
        let old = side("a", pin: "1") { $0.platform = .unknown }
        let new = ["linux/s390x", "linux/arm64"].map { platform in
            side("a", pin: "1") {
                $0.platform = Platform(normalized: platform)
                $0.id = Text(platform)
            }
        }
        let found = try #require(FleetComparison(old: [old], new: new))
        #expect(found.report.uncompared.count == 1)
        #expect(found.judged.isEmpty)
        #expect(found.isDifferent)
    }
}

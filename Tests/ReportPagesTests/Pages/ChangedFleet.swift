import BuildModel
import FleetAnalysis
import ReportPages

/// Three nights by hand in which every kind of change, every verdict and every flag occurs.
struct ChangedFleet {
    var input: SiteInput {
        SiteInput(
            findings: Findings(
                Fleet(records: records),
                rules: FindingRules(isSecretKey: { $0 == "build-arg:NPM_TOKEN" })
            ),
            stylesheet: "assets/site.css",
            version: "1"
        )
    }

    var records: [Record] { kinds + platforms + flagged + judged }

    /// One image that goes through every kind of change of sources and settings in night 2, and
    /// whose source `flap:1` goes back in night 3.
    private var kinds: [Record] {
        [
            built("kinds", 1, output: "1") {
                $0.sources = [
                    image("fixed:1", "a", .digestPinned), image("moved:1", "a"),
                    image("tag:1", "a"), image("gone:1", "a"), image("pin:1", "a"),
                    image("float:1", "a", .digestPinned), image("unclear:1", nil, .unpinned),
                    image("flap:1", "a"), commit("a"),
                ]
                $0.attributes = [Attribute(key: "build-arg:VERSION", value: "1")]
                $0.locals = ["context"]
            },
            built("kinds", 2, output: "2") { changed(&$0, flap: "b") },
            built("kinds", 3, output: "3") { changed(&$0, flap: "a") },
        ]
    }

    private func changed(_ record: inout Record, flap: Character) {
        record.sources = [
            image("fixed:1", "b", .digestPinned), image("moved:1", "b"), image("tag:2", "a"),
            image("new:1", "c"), image("pin:1", "a", .digestPinned), image("float:1", "a"),
            image("unclear:1", "d"), image("flap:1", flap), commit("b"),
        ]
        record.frontend = Frontend(name: "gateway")
        record.attributes = [Attribute(key: "build-arg:VERSION", value: "2")]
        record.locals = ["context", "more"]
    }

    /// An image that gets a platform, and one whose format changes.
    private var platforms: [Record] {
        [
            built("many", 1, output: "4"),
            built("many", 2, output: "4"),
            built("many", 2, "linux/arm64", output: "5"),
            built("many", 3, output: "4"),
            built("many", 3, "linux/arm64", output: "5"),
            built("recorded", 1, output: "6") { $0.format = .provenance02 },
            built("recorded", 2, output: "6"),
        ]
    }

    private var flagged: [Record] {
        [
            built("split", 1, output: "7") { $0.sources = [image("moved:1", "a")] },
            built("split", 2, output: "7") { $0.sources = [image("moved:1", "a")] },
            built("release", 1, output: "8") {
                $0.sources = [image("release:1.2.3", "a"), image("two:1", "a", .mismatch)]
            },
            built("release", 2, output: "9") {
                $0.sources = [image("release:1.2.3", "b"), image("two:1", "a", .mismatch)]
                $0.attributes = [Attribute(key: "build-arg:NPM_TOKEN", value: "REDACTED")]
                $0.hidden = ["build-arg:NPM_TOKEN"]
            },
            built("open", 2, output: "a") {
                $0.sources = [image("open:1", nil, .unpinned)]
            },
        ]
    }

    /// Equal inputs with other outputs, a change that was absorbed, and a build that failed.
    private var judged: [Record] {
        [
            built("rebuilt", 1, output: "b"),
            built("rebuilt", 2, output: "c"),
            built("steady", 1, output: "d") { $0.sources = [image("base:1", "a")] },
            built("steady", 2, output: "d") { $0.sources = [image("base:1", "b")] },
            built("unclear", 1, output: "e") { $0.locals = ["context"] },
            built("unclear", 2, output: "f") { $0.locals = ["context"] },
            built("broken", 1, output: "0"),
            built("broken", 2, output: nil) {
                $0.status = .failed
                $0.sourcesKnown = false
            },
        ]
    }

    private func built(
        _ name: String,
        _ night: Int,
        _ platform: String = "linux/amd64",
        output: Character?,
        _ change: (inout Record) -> Void = { _ in }
    ) -> Record {
        var record = Record(
            image: Text("example.com/" + name),
            platform: Platform(normalized: platform),
            format: .provenance1
        )
        record.id = Text("\(name) \(night) \(platform)")
        record.night = Night(label: Text("night-\(night)"), origin: .pattern)
        record.mode = .max
        record.attributesKnown = true
        record.sourcesKnown = true
        record.frontend = Frontend(name: "dockerfile")
        record.epoch = 1_700_000_000
        let digest = output.flatMap { Digest("sha256:" + String(repeating: $0, count: 64)) }
        record.outputs = digest.map { [.init(kind: .manifest, digest: $0)] } ?? []
        record.origins = [
            Record.Origin(
                file: Text("night-\(night)/\(name).json"),
                shape: .metadataFile,
                pointer: ""
            )
        ]
        change(&record)
        record.sources.sort { $0.identity < $1.identity }
        record.inputs = InputsFingerprint.inputs(of: record, pinnedContextKeys: [])
        return record
    }

    private func image(
        _ name: String,
        _ pin: Character?,
        _ state: SourceState = .floating
    ) -> Source {
        let digest = pin.flatMap { Digest("sha256:" + String(repeating: $0, count: 64)) }
        return Source(
            kind: .dockerImage,
            identity: Text("docker-image://docker.io/library/" + name),
            references: [Text(name)],
            pin: digest.map(Pin.digest),
            state: state
        )
    }

    private func commit(_ digit: Character) -> Source {
        Source(
            kind: .git,
            identity: "git://github.com/team/lib#main",
            references: ["https://github.com/team/lib.git#main"],
            pin: .commit(Text(String(repeating: digit, count: 40))),
            state: .floating
        )
    }
}

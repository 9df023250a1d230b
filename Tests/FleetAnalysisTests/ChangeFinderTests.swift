import BuildModel
import FleetAnalysis
import Testing

/// A pair of records and the changes that it must make, as `kind source old new`.
struct ChangeCase: Sendable, CustomTestStringConvertible {
    let name: String
    let old: Record
    let new: Record
    let changes: [String]

    init(_ name: String, _ old: Record, _ new: Record, _ changes: [String]) {
        self.name = name
        self.old = old
        self.new = new
        self.changes = changes
    }

    var testDescription: String { name }
}

@Suite struct ChangeFinderTests {
    private static let sources: [ChangeCase] = [
        ChangeCase(
            "a tag moved",
            .of(image("alpine:3", pin: "1")),
            .of(image("alpine:3", pin: "2")),
            [
                "moved library/alpine:3 111 222"
            ]
        ),
        ChangeCase("nothing moved", .of(image("a:3", pin: "1")), .of(image("a:3", pin: "1")), []),
        ChangeCase(
            "an edit of a pin",
            .of(image("a:3", pin: "1", .digestPinned)),
            .of(image("a:3", pin: "2", .digestPinned)),
            ["replaced library/a:3 111 222"]
        ),
        ChangeCase(
            "a move and a pin at once",
            .of(image("a:3", pin: "1")),
            .of(image("a:3", pin: "2", .digestPinned)),
            ["replaced library/a:3 111 222"]
        ),
        ChangeCase(
            "a pin put where none was",
            .of(image("a:3", pin: "1")),
            .of(image("a:3", pin: "1", .digestPinned)),
            ["became-pinned library/a:3 111 111"]
        ),
        ChangeCase(
            "a pin taken away",
            .of(image("a:3", pin: "1", .digestPinned)),
            .of(image("a:3", pin: "1")),
            ["became-floating library/a:3 111 111"]
        ),
        ChangeCase(
            "another tag of a repository",
            .of(image("a:3.18", pin: "1")),
            .of(image("a:3.19", pin: "2")),
            ["retagged library/a:3.19 3.18 3.19"]
        ),
        ChangeCase(
            "another repository",
            .of(image("a:3.18", pin: "1")),
            .of(image("b:3.18", pin: "1")),
            ["added library/b:3.18 - 111", "removed library/a:3.18 111 -"]
        ),
        ChangeCase(
            "equal pins pair first, the rest in order",
            .of(image("a:1", pin: "1"), image("a:2", pin: "2"), image("a:9", pin: "9")),
            .of(image("a:10", pin: "8"), image("a:4", pin: "1")),
            [
                "retagged library/a:10 2 10", "retagged library/a:4 1 4",
                "removed library/a:9 999 -",
            ]
        ),
        ChangeCase(
            "a branch",
            .of(git("o/r#main", commit: "a")),
            .of(git("o/r#dev", commit: "b")),
            [
                "retagged git://github.com/o/r#dev main dev"
            ]
        ),
        ChangeCase(
            "a push",
            .of(git("o/r#main", commit: "a")),
            .of(git("o/r#main", commit: "b")),
            [
                "moved git://github.com/o/r#main aaa bbb"
            ]
        ),
        ChangeCase(
            "a commit by hand",
            .of(git("o/r", commit: "a", .digestPinned)),
            .of(git("o/r", commit: "b", .digestPinned)),
            ["replaced git://github.com/o/r aaa bbb"]
        ),
        ChangeCase(
            "a release in file and folder",
            .of(download("https://h/r/download/v1.9/t-1.9.tgz", pin: "1")),
            .of(download("https://h/r/download/v1.10.2/t-1.10.2.tgz", pin: "2")),
            ["retagged https://h/r/download/v1.10.2/t-1.10.2.tgz t-1.9.tgz t-1.10.2.tgz"]
        ),
        ChangeCase(
            "a release in the folder alone",
            .of(download("https://h/r/v1.9/t.tgz", pin: "1")),
            .of(download("https://h/r/v2.0/t.tgz", pin: "2")),
            ["retagged https://h/r/v2.0/t.tgz v1.9/t.tgz v2.0/t.tgz"]
        ),
        ChangeCase(
            "a release glued to its name",
            .of(download("https://go.dev/dl/go1.22.1.linux-amd64.tar.gz", pin: "1")),
            .of(download("https://go.dev/dl/go1.22.2.linux-amd64.tar.gz", pin: "2")),
            [
                "retagged https://go.dev/dl/go1.22.2.linux-amd64.tar.gz "
                    + "go1.22.1.linux-amd64.tar.gz go1.22.2.linux-amd64.tar.gz"
            ]
        ),
        ChangeCase(
            "another architecture of a tool without version",
            .of(download("https://h/tool-x86_64.tgz", pin: "1")),
            .of(download("https://h/tool-arm64.tgz", pin: "2")),
            [
                "added https://h/tool-arm64.tgz - 222", "removed https://h/tool-x86_64.tgz 111 -",
            ]
        ),
        ChangeCase(
            "another file of the host",
            .of(download("https://h/ca.pem", pin: "1")),
            .of(download("https://h/notes.txt", pin: "2")),
            ["added https://h/notes.txt - 222", "removed https://h/ca.pem 111 -"]
        ),
    ]

    private static let incomparable: [ChangeCase] = [
        ChangeCase(
            "a pin that got lost",
            .of(image("a:1", pin: "1")),
            .of(image("a:1", pin: nil)),
            [
                "not-comparable library/a:1 111 -"
            ]
        ),
        ChangeCase("never pinned", .of(image("a:1", pin: nil)), .of(image("a:1", pin: nil)), []),
        ChangeCase(
            "an engine's local pin",
            .of(image("a:1", pin: "1", .localPin)),
            .of(image("a:1", pin: "2", .localPin)),
            ["not-comparable library/a:1 111 222"]
        ),
        ChangeCase(
            "two pins in one build",
            .of(image("a:1", pin: "1")),
            .of(image("a:1", pin: "1", .conflict), image("a:1", pin: "2", .conflict)),
            ["not-comparable library/a:1 111 111,222"]
        ),
        ChangeCase(
            "a git tag across formats",
            .of(git("o/r#v1.2", commit: "a")),
            .of(git("o/r#v1.2", commit: "b")).changed { $0.format = .provenance02 },
            ["format format slsa-v1 slsa-v0.2", "not-comparable git://github.com/o/r#v1.2 aaa bbb"]
        ),
        ChangeCase(
            "a git tag across BuildKit versions",
            .of(git("o/r#v1.2", commit: "a")),
            .of(git("o/r#v1.2", commit: "b")).changed { $0.compatibilityVersion = 30 },
            [
                "format format slsa-v1 slsa-v1 (compatibility 30)",
                "not-comparable git://github.com/o/r#v1.2 aaa bbb",
            ]
        ),
        ChangeCase(
            "a git tag across modes",
            .of(git("o/r#v1.2", commit: "a")),
            .of(git("o/r#v1.2", commit: "b")).changed { $0.mode = .min },
            [
                "moved git://github.com/o/r#v1.2 aaa bbb", "format format slsa-v1 max slsa-v1 min",
            ]
        ),
        ChangeCase(
            "a git branch across formats",
            .of(git("o/r#main", commit: "a")),
            .of(git("o/r#main", commit: "b")).changed { $0.format = .provenance02 },
            ["moved git://github.com/o/r#main aaa bbb", "format format slsa-v1 slsa-v0.2"]
        ),
        ChangeCase(
            "a git tag that moved",
            .of(git("o/r#v1.2", commit: "a")),
            .of(git("o/r#v1.2", commit: "b")),
            ["moved git://github.com/o/r#v1.2 aaa bbb"]
        ),
    ]

    private static let requests: [ChangeCase] = [
        ChangeCase(
            "an argument",
            .with(["build-arg:V": "1"]),
            .with(["build-arg:V": "2"]),
            [
                "attribute build-arg:V 1 2"
            ]
        ),
        ChangeCase(
            "an argument that came",
            .with([:]),
            .with(["build-arg:V": "2"]),
            [
                "attribute build-arg:V - 2"
            ]
        ),
        ChangeCase(
            "an argument that is hidden on one side",
            .with(["build-arg:V": "1"]),
            .with([:]).changed { $0.hidden = ["build-arg:V"] },
            []
        ),
        ChangeCase(
            "attributes that were not recorded",
            .with(["build-arg:V": "1"]),
            .with([:]).changed { $0.attributesKnown = false },
            []
        ),
        ChangeCase(
            "volatile labels and control arguments",
            .with(["label:org.opencontainers.image.created": "1", "build-arg:BUILDKIT_X": "1"]),
            .with(["label:org.opencontainers.image.created": "2", "build-arg:BUILDKIT_X": "2"]),
            []
        ),
        ChangeCase(
            "another label",
            .with(["label:vendor": "a"]),
            .with(["label:vendor": "b"]),
            ["attribute label:vendor a b"]
        ),
        ChangeCase(
            "an epoch",
            .with([:]),
            .with([:]).changed { $0.epoch = 17 },
            [
                "attribute build-arg:SOURCE_DATE_EPOCH - 17"
            ]
        ),
        ChangeCase(
            "a context reference that the source tells",
            .of(image("a:1", pin: "1")).with(["context:base": "docker-image://a:1"]),
            .of(image("a:2", pin: "2")).with(["context:base": "docker-image://a:2@sha256:2"]),
            ["retagged library/a:2 1 2"]
        ),
        ChangeCase(
            "a context reference that no pin tells",
            .of(image("a:1", pin: nil)).with(["context:base": "docker-image://b:1"]),
            .of(image("a:1", pin: nil)).with(["context:base": "docker-image://b:2"]),
            ["attribute context:base docker-image://b:1 docker-image://b:2"]
        ),
        ChangeCase(
            "another frontend image",
            .of().changed { $0.frontend?.image = "docker.io/docker/dockerfile:1.6" },
            .of().changed { $0.frontend?.image = "docker.io/docker/dockerfile:1.7" },
            [
                "frontend docker.io/docker/dockerfile:1.7 docker.io/docker/dockerfile:1.6 "
                    + "docker.io/docker/dockerfile:1.7"
            ]
        ),
        ChangeCase(
            "a frontend that moved",
            .of(image("dockerfile:1", pin: "1", role: .frontend))
                .changed { $0.frontend?.image = "docker.io/library/dockerfile:1" },
            .of(image("dockerfile:1", pin: "2", role: .frontend))
                .changed { $0.frontend?.image = "docker.io/library/dockerfile:1" },
            ["frontend docker.io/library/dockerfile:1 111 222"]
        ),
        ChangeCase(
            "a syntax line",
            .of(),
            .of().changed { $0.frontend?.image = "docker.io/docker/dockerfile:1" },
            ["frontend docker.io/docker/dockerfile:1 dockerfile docker.io/docker/dockerfile:1"]
        ),
        ChangeCase(
            "a scanner that moved",
            .of(image("scanner:1", pin: "1", role: .scanner)),
            .of(image("scanner:1", pin: "2", role: .scanner)),
            ["frontend docker.io/library/scanner:1 111 222"]
        ),
        ChangeCase(
            "a scanner that came",
            .of(),
            .of(image("scanner:1", pin: "2", role: .scanner)),
            []
        ),
        ChangeCase(
            "a source that is a context now",
            .of(image("a:1", pin: "1")),
            .of(image("a:1", pin: "1", role: .namedContext)),
            []
        ),
        ChangeCase(
            "a local directory",
            .of().changed { $0.locals = ["context"] },
            .of().changed { $0.locals = ["assets", "context"] },
            ["locals locals context assets, context"]
        ),
    ]

    private static let untold: [ChangeCase] = [
        ChangeCase(
            "the frontend's pin became known",
            .of().changed { $0.frontend?.image = "docker.io/docker/dockerfile:1" },
            .of().changed {
                $0.frontend?.image = "docker.io/docker/dockerfile:1"
                $0.frontend?.pin = Pin(digest("1").string, of: .dockerImage)
            },
            []
        ),
        ChangeCase(
            "another behaviour of BuildKit",
            .of().changed { $0.compatibilityVersion = 20 },
            .of().changed { $0.compatibilityVersion = 30 },
            ["format format slsa-v1 (compatibility 20) slsa-v1 (compatibility 30)"]
        ),
        ChangeCase(
            "a target in the mode min",
            .with(["target": "prod"]).minimal,
            .with(["target": "debug"]).minimal,
            ["attribute target prod debug"]
        ),
        ChangeCase(
            "a target that came in the mode min",
            .with([:]).minimal,
            .with(["target": "debug"]).minimal,
            ["attribute target - debug"]
        ),
        ChangeCase(
            "a Dockerfile's path in the mode min",
            .with(["filename": "Dockerfile"]).minimal,
            .with(["filename": "Dockerfile.b"]).minimal,
            ["attribute filename - Dockerfile.b"]
        ),
        ChangeCase(
            "an argument that the mode min leaves out",
            .with(["build-arg:V": "1", "label:vendor": "a", "target": "a"])
                .changed { $0.mode = .min },
            .with(["target": "a"]).minimal,
            []
        ),
        ChangeCase(
            "a frontend image in the mode min",
            .of().minimal,
            .of().minimal.changed { $0.frontend?.image = "docker.io/docker/dockerfile:1" },
            ["frontend docker.io/docker/dockerfile:1 dockerfile docker.io/docker/dockerfile:1"]
        ),
        ChangeCase(
            "a frontend image that one of two modes tells",
            .of().minimal,
            .of().changed { $0.frontend?.image = "docker.io/docker/dockerfile:1" },
            ["format format slsa-v1 min slsa-v1 max"]
        ),
        ChangeCase(
            "a target that a record without a request does not tell",
            .with([:]).minimal.changed { $0.frontend = nil },
            .with(["target": "debug"]).minimal,
            []
        ),
        ChangeCase(
            "a target that an image config does not tell",
            .with(["target": "a"]).changed { $0.format = .buildinfo },
            .with([:]).changed {
                $0.format = .buildinfo
                $0.attributesKnown = false
            },
            []
        ),
        ChangeCase(
            "a target that changes with the way of recording",
            .with(["target": "a"]).minimal,
            .with(["target": "b"]).minimal.changed { $0.format = .provenance02 },
            ["format format slsa-v1 slsa-v0.2"]
        ),
    ]

    private static let nested: [ChangeCase] = [
        ChangeCase(
            "an argument of a nested build",
            .nested(["build-arg:V": "1"]),
            .nested(["build-arg:V": "2"]),
            ["attribute base/build-arg:V 1 2"]
        ),
        ChangeCase(
            "an argument of a build in a nested build",
            .nested(["a": "1"], inner: ["build-arg:V": "1"]),
            .nested(["a": "1"], inner: ["build-arg:V": "2"]),
            ["attribute base/inner/build-arg:V 1 2"]
        ),
        ChangeCase(
            "volatile labels and control arguments of a nested build",
            .nested(["label:org.opencontainers.image.created": "1", "build-arg:BUILDKIT_X": "1"]),
            .nested(["label:org.opencontainers.image.created": "2", "build-arg:BUILDKIT_X": "2"]),
            []
        ),
        ChangeCase(
            "the epoch of a nested build",
            .nested([:]),
            .nested(["build-arg:SOURCE_DATE_EPOCH": "17"]),
            ["attribute base/build-arg:SOURCE_DATE_EPOCH - 17"]
        ),
        ChangeCase(
            "a nested argument that is hidden on one side",
            .nested(["build-arg:V": "1"]),
            .nested([:]).changed { $0.hidden = ["build-arg:V"] },
            []
        ),
        ChangeCase(
            "a nested argument that the mode min leaves out",
            .nested(["build-arg:V": "1", "target": "a"]).minimal,
            .nested(["target": "b"]).minimal,
            ["attribute base/target a b"]
        ),
        ChangeCase(
            "a nested context that a source tells",
            .nested(["context:x": "docker-image://a:1"])
                .changed { $0.sources = [image("a:1", pin: "1")] },
            .nested(["context:x": "docker-image://a:1@sha256:1"])
                .changed { $0.sources = [image("a:1", pin: "1")] },
            []
        ),
        ChangeCase(
            "another frontend image of a nested build",
            .nested([:]),
            .nested([:]).changed { $0.dependencies[0].frontend?.image = "h/f:1" },
            ["attribute base/frontend dockerfile h/f:1"]
        ),
        ChangeCase(
            "a nested build that one side does not tell",
            .nested(["build-arg:V": "1"]),
            .of(),
            []
        ),
        ChangeCase(
            "a nested argument across formats",
            .nested(["build-arg:V": "1", "context": "https://h/o/r.git"])
                .changed { $0.format = .buildinfo },
            .nested(["build-arg:V": "2"]),
            ["attribute base/build-arg:V 1 2", "format format buildinfo slsa-v1"]
        ),
    ]

    @Test(arguments: sources + incomparable + requests + untold + nested)
    func `a pair of records makes exactly its changes`(_ pair: ChangeCase) {
        #expect(pair.found == pair.changes)
    }

    @Test(arguments: sources + incomparable + requests + untold + nested)
    func `a record makes no change with itself`(_ pair: ChangeCase) {
        #expect(ChangeFinder.differences(from: pair.new, to: pair.new).isEmpty)
    }

    @Test(arguments: [
        ("docker-image://a", "docker-image://docker.io/library/a:latest"),
        ("docker-image://a:1", "docker-image://docker.io/library/a:1"),
        ("docker-image://team/a", "docker-image://docker.io/team/a:latest"),
        ("docker-image://team/a@sha256:1", "docker-image://docker.io/team/a"),
        ("docker-image://localhost/a", "docker-image://localhost/a:latest"),
        ("docker-image://host:5000/a:1", "docker-image://host:5000/a:1"),
        ("docker-image://r.example/a:1", "docker-image://r.example/a:1"),
        ("docker-image://Host/a:1", "docker-image://Host/a:1"),
        ("https://h/o/r.git", "git://h/o/r#HEAD"), ("https://h/o/r#main", "git://h/o/r#main"),
        ("ssh://h/o/r.git#refs/tags/v1:sub", "git://h/o/r#v1"),
        ("git://h/o/r.git#refs/heads/main", "git://h/o/r#main"),
        ("https://h/o/r.git#" + String(repeating: "a", count: 40), "git://h/o/r"),
        ("https://h/f.tar.gz", "https://h/f.tar.gz"),
    ])
    func `a context is told by the source that it asked for`(context: String, identity: String) {
        func record(_ identity: String, _ attributes: [Text: Text]) -> Record {
            var source = image("x:1", pin: "1")
            source.identity = Text(identity)
            return Record.of(source).with(attributes)
        }
        for (identity, count) in [(identity, 0), (identity + "x", 1)] {
            let found = ChangeFinder.differences(
                from: record(identity, ["context:base": Text(context)]),
                to: record(identity, [:])
            )
            #expect(found.count { $0.kind == .attribute } == count, "\(identity)")
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `thousands of sources cost no more than sorting them`() {
        let old = (0..<3_000).map { image("a:\($0)", pin: "1") }
        let new = (0..<3_000).map { image("a:x\($0)", pin: $0 % 2 == 0 ? "1" : "2") }
        let changes = ChangeFinder.differences(from: provenance(old), to: provenance(new))
        #expect(changes.count == 3_000)
        #expect(changes.allSatisfy { $0.kind == .retagged })
    }

    @Test func `lists of one difference do not depend on the order of sources`() {
        let old = Record.of(image("a:1", pin: "1"), image("a:2", pin: "2"), image("b:1", pin: "3"))
        let new = Record.of(image("a:3", pin: "4"), image("a:4", pin: "5"), image("c:1", pin: "3"))
        var turned = new
        turned.sources.reverse()
        #expect(
            ChangeFinder.differences(from: old, to: new)
                == ChangeFinder.differences(from: old, to: turned)
        )
    }
}

extension ChangeCase {
    var found: [String] {
        ChangeFinder.differences(from: old, to: new).map { change in
            [change.kind.rawValue, short(change.source), short(change.old), short(change.new)]
                .joined(separator: " ")
        }
    }

    private func short(_ text: Text?) -> String {
        guard let text else { return "-" }
        let parts = text.string.split(separator: ",").map { part in
            let word = part.drop { $0 == " " }
            if word.hasPrefix("sha256:") { return String(word.dropFirst(7).prefix(3)) }
            return Pin.isObjectName(String(word)) ? String(word.prefix(3)) : String(part)
        }
        let joined = parts.joined(separator: ",")
        let prefix = "docker-image://docker.io/"
        return joined.hasPrefix(prefix) ? String(joined.dropFirst(prefix.count)) : joined
    }
}

extension Record {
    static func of(_ sources: Source...) -> Record { provenance(sources) }

    static func with(_ attributes: [Text: Text]) -> Record { provenance().with(attributes) }

    func with(_ attributes: [Text: Text]) -> Record {
        changed {
            $0.attributes = attributes.sorted { $0.key < $1.key }
                .map { Attribute(key: $0.key, value: $0.value) }
        }
    }

    /// A record with a nested build that was asked for this, and one in it.
    static func nested(_ attributes: [Text: Text], inner: [Text: Text] = [:]) -> Record {
        provenance().changed {
            $0.dependencies = [
                NestedBuild(
                    name: "base",
                    frontend: Frontend(name: "dockerfile"),
                    attributes: Record.with(attributes).attributes,
                    dependencies: inner.isEmpty
                        ? [] : [NestedBuild(name: "inner", attributes: with(inner).attributes)]
                )
            ]
        }
    }

    /// The record as an attestation of the mode `min` that left something out.
    var minimal: Record {
        changed {
            $0.mode = .min
            $0.attributesKnown = false
        }
    }

    func changed(_ change: (inout Record) -> Void) -> Record {
        var copy = self
        change(&copy)
        return copy
    }
}

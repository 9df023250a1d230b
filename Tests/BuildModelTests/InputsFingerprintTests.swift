import BuildModel
import Testing

@Suite struct InputsFingerprintTests {
    private static let pin = "sha256:" + String(repeating: "a", count: 64)

    private func record(_ change: (inout Record) -> Void = { _ in }) -> Record {
        var record = Record(
            image: "app",
            platform: Platform(normalized: "linux/amd64"),
            format: .buildinfo
        )
        record.frontend = Frontend(name: "dockerfile")
        record.attributesKnown = true
        record.sourcesKnown = true
        record.context = Record.Context(url: "https://example.com/r.git#main")
        record.sources = [source("alpine:3")]
        change(&record)
        return record
    }

    private func source(_ name: String, pin: String? = pin, role: SourceRole = .source) -> Source {
        Source(
            kind: .dockerImage,
            identity: Text("docker-image://docker.io/library/" + name),
            pin: pin.map { Pin($0, of: .dockerImage) },
            state: pin == nil ? .unpinned : .floating,
            role: role
        )
    }

    private func fingerprint(_ record: Record, pinnedContexts: Set<Text> = []) -> Text {
        InputsFingerprint.inputs(of: record, pinnedContextKeys: pinnedContexts).fingerprint
    }

    @Test func `a tag that changes under one pin changes no input`() {
        let other = record { $0.sources = [source("alpine:3.18")] }
        #expect(fingerprint(record()) == fingerprint(other))
    }

    @Test func `tools that made the image are no inputs`() {
        let other = record { $0.sources.append(source("scanner", role: .scanner)) }
        #expect(fingerprint(record()) == fingerprint(other))
    }

    @Test func `volatile labels and control arguments are no inputs`() {
        let other = record {
            $0.attributes = [
                Attribute(key: "build-arg:BUILDKIT_INLINE_CACHE", value: "1"),
                Attribute(key: "filename", value: "Dockerfile"),
                Attribute(key: "label:org.opencontainers.image.created", value: "now"),
            ]
        }
        #expect(fingerprint(record()) == fingerprint(other))
    }

    @Test func `a pinned context reference is left out and an unpinned one is not`() {
        let other = record { $0.attributes = [Attribute(key: "context:base", value: "alpine:3")] }
        #expect(fingerprint(record()) != fingerprint(other))
        #expect(fingerprint(record()) == fingerprint(other, pinnedContexts: ["context:base"]))
    }

    @Test func `what goes into an image changes its fingerprint`() {
        let changes: [(inout Record) -> Void] = [
            {
                $0.sources[0].pin = Pin(
                    "sha256:" + String(repeating: "b", count: 64),
                    of: .dockerImage
                )
            },
            { $0.sources.append(source("busybox:1", pin: nil)) },
            { $0.attributes = [Attribute(key: "build-arg:VERSION", value: "2")] },
            { $0.attributes = [Attribute(key: "filename", value: "Dockerfile.old")] },
            { $0.epoch = 1 },
            { $0.compatibilityVersion = 20 },
            { $0.platform = Platform(normalized: "linux/arm64") },
            { $0.frontend = Frontend(name: "dockerfile", image: "docker.io/docker/dockerfile:1") },
            { $0.dependencies = [NestedBuild(name: "0-base", sources: [source("golang:1")])] },
        ]
        let prints = changes.map { fingerprint(record($0)) } + [fingerprint(record())]
        #expect(Set(prints).count == changes.count + 1)
    }

    @Test(arguments: ["\t", "\t:", "\n", "\t\n:", "\t1:", "\t\n1:"])
    func `fields can not forge one another`(border: String) {
        let one = record { $0.attributes = [Attribute(key: "A", value: Text("1\(border)2"))] }
        let two = record { $0.attributes = [Attribute(key: Text("A\(border)1"), value: "2")] }
        #expect(fingerprint(one) != fingerprint(two))
    }

    @Test(arguments: [SourceState.malformedPin, .mismatch, .localPin, .conflict, .unpinned])
    func `a pin that nothing holds makes no inputs complete`(state: SourceState) {
        let doubtful = record { $0.sources[0].state = state }
        let inputs = InputsFingerprint.inputs(of: doubtful, pinnedContextKeys: [])
        #expect(!inputs.isComplete)
    }

    @Test func `inputs are complete only where everything is known and held`() {
        func isComplete(_ change: (inout Record) -> Void) -> Bool {
            InputsFingerprint.inputs(of: record(change), pinnedContextKeys: []).isComplete
        }
        #expect(isComplete { _ in })
        #expect(isComplete { $0.secrets = ["GIT_AUTH_TOKEN"] })
        #expect(!isComplete { $0.secrets = ["npm"] })
        #expect(!isComplete { $0.ssh = ["default"] })
        #expect(!isComplete { $0.hidden = ["build-arg:TOKEN"] })
        #expect(!isComplete { $0.attributesKnown = false })
        #expect(!isComplete { $0.sourcesKnown = false })
        #expect(!isComplete { $0.sources.append(source("busybox:1", pin: nil)) })
        #expect(!isComplete { $0.context = nil })
        #expect(
            isComplete {
                $0.context = nil
                $0.versionControl = .init(source: nil, revision: "abc", isDirty: false)
            }
        )
        #expect(
            !isComplete {
                $0.context = nil
                $0.versionControl = .init(source: nil, revision: "abc", isDirty: true)
            }
        )
    }
}

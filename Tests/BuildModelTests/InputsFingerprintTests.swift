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

    private static let remote = Attribute(key: "context", value: "https://example.com/w.git#main")

    private func nested(_ change: (inout NestedBuild) -> Void = { _ in }) -> Record {
        record {
            var build = NestedBuild(
                name: "base",
                frontend: Frontend(name: "dockerfile"),
                attributes: [Self.remote, Attribute(key: "build-arg:V", value: "1")]
            )
            change(&build)
            $0.dependencies = [build]
        }
    }

    @Test func `what was asked of a nested build changes the fingerprint`() {
        let changes: [(inout NestedBuild) -> Void] = [
            { $0.attributes[1].value = "2" },
            { $0.attributes.append(Attribute(key: "label:vendor", value: "a")) },
            { $0.frontend?.image = "docker.io/docker/dockerfile:1" },
            { $0.dependencies = [NestedBuild(name: "inner", attributes: $0.attributes)] },
            {
                $0.dependencies = [NestedBuild(name: "inner", attributes: [$0.attributes[1]])]
                $0.attributes.removeLast()
            },
        ]
        let prints = changes.map { fingerprint(nested($0)) } + [fingerprint(nested())]
        #expect(Set(prints).count == changes.count + 1)
    }

    @Test func `what is no input of a build is none of a nested one`() {
        let other = nested {
            $0.attributes += [
                Attribute(key: "build-arg:BUILDKIT_INLINE_CACHE", value: "1"),
                Attribute(key: "filename", value: "Dockerfile"),
                Attribute(key: "label:org.opencontainers.image.created", value: "now"),
            ]
        }
        #expect(fingerprint(nested()) == fingerprint(other))
        let bare = nested { $0.attributes.removeFirst() }
        let pinned = InputsFingerprint.inputs(
            of: nested(),
            pinnedContextKeys: [],
            pinnedNestedContexts: [Self.remote]
        )
        #expect(pinned.fingerprint == fingerprint(bare))
    }

    @Test func `a nested build keeps inputs from being complete as any other does`() {
        func isComplete(_ record: Record) -> Bool {
            InputsFingerprint.inputs(of: record, pinnedContextKeys: []).isComplete
        }
        func deep(_ attributes: [Attribute]) -> Record {
            nested { $0.dependencies = [NestedBuild(name: "inner", attributes: attributes)] }
        }
        #expect(isComplete(nested()))
        #expect(isComplete(deep([Self.remote])))
        #expect(!isComplete(nested { $0.attributes.removeFirst() }))
        #expect(!isComplete(deep([])))
        #expect(
            !isComplete(
                nested { $0.attributes.append(Attribute(key: "context:a", value: "local:a")) }
            )
        )
        #expect(!isComplete(nested { $0.sources = [source("busybox:1", pin: nil)] }))
        #expect(
            isComplete(
                nested { $0.attributes.removeFirst() }
                    .with(.init(source: nil, revision: "abc", isDirty: false))
            )
        )
    }

    @Test func `the frontend of a nested build is known by its pin among the sources`() {
        let image = "docker.io/library/dockerfile:1"
        func framed(_ digit: Character?) -> Record.Inputs {
            var record = nested { $0.frontend?.image = Text(image) }
            if let digit {
                let pin = "sha256:" + String(repeating: digit, count: 64)
                record.sources.append(source("dockerfile:1", pin: pin, role: .frontend))
            }
            return InputsFingerprint.inputs(of: record, pinnedContextKeys: [])
        }
        #expect(!framed(nil).isComplete)
        #expect(framed("1").isComplete)
        #expect(framed("1").fingerprint != framed("2").fingerprint)
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

extension Record {
    /// The record with the state of a work tree.
    fileprivate func with(_ state: Record.VersionControl) -> Record {
        var copy = self
        copy.versionControl = state
        return copy
    }
}

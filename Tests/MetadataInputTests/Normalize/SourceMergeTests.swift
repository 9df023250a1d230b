import BuildModel
import MetadataInput
import Testing

@Suite struct PinStateTests {
    @Test(arguments: [
        (SourceKind.dockerImage, "alpine:3", Sample.alpine, SourceState.floating),
        (.dockerImage, "alpine:3@" + Sample.alpine, Sample.alpine, .digestPinned),
        (.dockerImage, "alpine:3@" + Sample.alpine, Sample.other, .mismatch),
        (.dockerImage, "alpine:3", "", .unpinned),
        (.dockerImage, "alpine:3@" + Sample.alpine, "", .unpinned),
        (.dockerImage, "alpine:3", "sha256:...", .malformedPin),
        (.dockerImage, "alpine:3", String(Sample.alpine.dropLast()), .malformedPin),
        (.dockerImage, "alpine:3", Sample.alpine.uppercased(), .malformedPin),
        (.dockerImage, "alpine:3", "sha256:" + Sample.alpine, .malformedPin),
        (.dockerImage, "alpine:3", "sha256:" + String(repeating: "１", count: 64), .malformedPin),
        (.dockerImage, "alpine:3", Sample.commit, .malformedPin),
        (.dockerImage, "alpine:3", "sha512:" + String(repeating: "a", count: 128), .floating),
        (.dockerImage, "alpine:3", "sha384:" + String(repeating: "a", count: 96), .floating),
        (.dockerImage, "alpine:3", "sha512:" + String(repeating: "a", count: 64), .malformedPin),
        (.dockerImage, "alpine:3", Sample.xx, .localPin),
        (.dockerImage, "alpine:3@" + Sample.xx, Sample.xx, .localPin),
        (.git, "https://h/r.git#main", Sample.commit, .floating),
        (.git, "https://h/r.git#main", Sample.longCommit, .floating),
        (.git, "https://h/r.git#main", Sample.alpine, .malformedPin),
        (.git, "https://h/r.git#" + Sample.commit, Sample.commit, .digestPinned),
        (.git, "https://h/r.git#" + Sample.commit, Sample.longCommit, .mismatch),
        (.git, "https://h/r.git?tag=v1&checksum=34685b0f", Sample.commit, .digestPinned),
        (.git, "https://h/r.git?tag=v1&checksum=34685b0e", Sample.commit, .mismatch),
        (.http, "https://h/x", Sample.alpine, .floating),
        (.http, "https://h/x", Sample.xx, .floating),
        (.http, "https://h/x", Sample.commit, .malformedPin),
        (.ociLayout, "oci-layout://s/n@" + Sample.xx, Sample.xx, .digestPinned),
        (.ociLayout, "oci-layout://s/n", Sample.xx, .digestPinned),
        (.ociLayout, "oci-layout://s/n@" + Sample.xx, Sample.other, .mismatch),
        (.blob, "ghcr.io/o/r", Sample.xx, .digestPinned),
        (.other, "x", Sample.xx, .floating),
    ])
    func `each state is told from its neighbours`(
        kind: SourceKind,
        reference: String,
        pin: String,
        state: SourceState
    ) {
        let type = kind == .blob ? "docker-image+blob" : kind == .other ? "odd" : kind.rawValue
        let source = SourceReference.classify(type: type, reference: reference)
        #expect(source.kind == kind)
        let found = PinState.decide(
            kind: source.kind,
            pinInReference: source.pinInReference,
            pin: pin.isEmpty ? nil : Pin(pin, of: kind),
            localPins: [Text(Sample.xx)]
        )
        #expect(found == state)
    }
}

@Suite struct SourceMergeTests {
    private func image(
        _ reference: String,
        _ pin: String? = nil,
        alias: String? = nil,
        via: Text = "",
        platform: String? = nil
    ) -> SourceEntry {
        SourceEntry(
            source: .classify(type: "docker-image", reference: reference),
            alias: alias,
            pin: pin,
            via: via,
            platform: platform.map { Platform(normalized: $0) }
        )
    }

    private func states(_ entries: [SourceEntry]) -> [String] {
        SourceMerge.merge(entries).map { "\($0.name) \($0.state.rawValue)" }
    }

    @Test func `equal identity and pin are one source`() throws {
        let merged = SourceMerge.merge([
            image("alpine:3.15", Sample.alpine, via: "base"),
            image("docker.io/library/alpine:3.15", Sample.alpine),
            image("alpine:3.15", Sample.alpine, via: "app"),
        ])
        let source = try #require(merged.first)
        #expect(merged.count == 1)
        #expect(source.references == ["alpine:3.15", "docker.io/library/alpine:3.15"])
        #expect(source.via == ["", "app", "base"])
        #expect(source.state == .floating)
        #expect(source.role == .source)
    }

    @Test func `a direct source has no way`() {
        #expect(SourceMerge.merge([image("a", Sample.alpine)]).first?.via == [])
        #expect(SourceMerge.merge([image("a", Sample.alpine, via: "d")]).first?.via == ["d"])
    }

    @Test func `a digest that only a parent prints pins nothing`() {
        let pinned = image("alpine:3.15@" + Sample.alpine, Sample.alpine)
        #expect(states([pinned]) == ["docker.io/library/alpine:3.15 digest-pinned"])
        let written = image("alpine:3.15", Sample.alpine, via: "base")
        #expect(states([pinned, written]) == ["docker.io/library/alpine:3.15 floating"])
        // Another pin is another matter.
        #expect(
            states([pinned, image("alpine:3.14", Sample.alpine)]) == [
                "docker.io/library/alpine:3.14 floating",
                "docker.io/library/alpine:3.15 digest-pinned",
            ]
        )
    }

    @Test func `a reference that equals an alias takes the identity that was written`() {
        let parent = image("docker.io/library/alpine@" + Sample.alpine, Sample.alpine)
        let nested = image(
            "alpine:3.15",
            Sample.alpine,
            alias: "docker.io/library/alpine@" + Sample.alpine,
            via: "base"
        )
        #expect(states([parent, nested]) == ["docker.io/library/alpine:3.15 floating"])
        #expect(states([nested, parent]) == ["docker.io/library/alpine:3.15 floating"])
        let elsewhere = image("alpine:3.15", Sample.other, alias: "alpine@" + Sample.alpine)
        #expect(
            states([parent, elsewhere]) == [
                "docker.io/library/alpine digest-pinned", "docker.io/library/alpine:3.15 floating",
            ]
        )
    }

    @Test func `of two texts with one alias the smaller gives the identity`() {
        let alias = "alpine@" + Sample.alpine
        let entries = [
            image("b", Sample.alpine, alias: alias), image("a", Sample.alpine, alias: alias),
            image(alias, Sample.alpine),
        ]
        let expected = [
            "docker.io/library/a:latest floating", "docker.io/library/b:latest floating",
        ]
        #expect(states(entries) == expected)
        #expect(states(entries.reversed()) == expected)
        #expect(SourceMerge.merge(entries).first?.references.count == 2)
        #expect(SourceMerge.merge(entries.reversed()).first?.references.count == 2)
    }

    @Test func `an unpinned entry joins a pinned one`() {
        #expect(
            states([image("a"), image("a", Sample.alpine)]) == [
                "docker.io/library/a:latest floating"
            ]
        )
        #expect(
            states([image("a"), image("b", Sample.alpine)]) == [
                "docker.io/library/a:latest unpinned", "docker.io/library/b:latest floating",
            ]
        )
        #expect(
            states([image("a"), image("a", "sha256:...")]) == [
                "docker.io/library/a:latest unpinned", "docker.io/library/a:latest malformed-pin",
            ]
        )
    }

    @Test func `two pins of one identity are a conflict`() {
        let name = "docker.io/library/a:latest "
        #expect(
            states([image("a", Sample.alpine), image("a", Sample.other)])
                == [name + "conflict", name + "conflict"]
        )
        #expect(
            states([image("a", Sample.alpine), image("a:1", Sample.other)])
                == ["docker.io/library/a:1 floating", name + "floating"]
        )
        #expect(
            states([image("a", Sample.alpine), image("a", "sha256:...")])
                == [name + "malformed-pin", name + "floating"]
        )
    }

    @Test func `pins of two platforms are no conflict`() {
        let arm = image("a", Sample.alpine, platform: "linux/arm64")
        let amd = image("a", Sample.other, platform: "linux/amd64")
        #expect(!states([arm, amd]).contains { $0.hasSuffix("conflict") })
        let both = image("a", Sample.other)
        #expect(states([arm, both]).allSatisfy { $0.hasSuffix("conflict") })
        let again = image("a", Sample.xx, platform: "linux/amd64")
        #expect(states([arm, amd, again]).allSatisfy { $0.hasSuffix("conflict") })
    }

    @Test func `a mismatch outweighs every other state`() {
        let wrong = image("a:1@" + Sample.alpine, Sample.other)
        #expect(states([wrong, image("a:1", Sample.other)]) == ["docker.io/library/a:1 mismatch"])
    }

    @Test func `the digest of a bundle is not taken as a commit`() {
        let bundle = SourceEntry(
            source: .classify(
                reference: "pkg:docker/b@1?ref_type=bundle&vcs_url=https%3A%2F%2Fh%2Fr.git%23main"
            ),
            pin: Sample.alpine
        )
        let git = SourceEntry(
            source: .classify(reference: "https://h/r.git#main"),
            pin: Sample.commit
        )
        let merged = SourceMerge.merge([bundle, git])
        #expect(merged.map(\.pin) == [.commit(Text(Sample.commit))])
    }

    @Test func `the order of entries means nothing`() {
        var generator = SeededGenerator(seed: 7)
        let pool = [
            image("a"), image("a", Sample.alpine), image("a", Sample.other, via: "x"),
            image("a@" + Sample.alpine, Sample.alpine), image("a:1@" + Sample.xx, Sample.other),
            image("b", Sample.xx, alias: "a@" + Sample.xx), image("a@" + Sample.xx, Sample.xx),
            image("c", "sha256:..."), image("C/D"),
        ]
        let expected = SourceMerge.merge(pool)
        for _ in 0..<50 {
            #expect(SourceMerge.merge(pool.shuffled(using: &generator)) == expected)
        }
        #expect(
            expected
                == expected.sorted {
                    ($0.identity, $0.pin?.text ?? "") < ($1.identity, $1.pin?.text ?? "")
                }
        )
    }

    @Test func `a hundred thousand equal entries are one source`() {
        let entries = [SourceEntry](repeating: image("a", Sample.alpine), count: 100_000)
        #expect(SourceMerge.merge(entries).count == 1)
    }
}

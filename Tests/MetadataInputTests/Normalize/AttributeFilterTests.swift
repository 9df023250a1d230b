import BuildModel
import MetadataInput
import Testing

@Suite struct AttributeFilterTests {
    private func shown(_ found: FilteredAttributes) -> [String] {
        found.shown.map { $0.key.string + "=" + $0.value.string }
    }

    @Test func `facts are read and control attributes dropped`() {
        let found = AttributeFilter().filter([
            ("build-arg:VERSION", "1.2"), ("build-arg:BUILDKIT_INLINE_CACHE", "1"),
            ("build-arg:SOURCE_DATE_EPOCH", "1700000000"), ("context", "https://u:p@h/r.git#main"),
            ("context:base::linux/amd64", "input:0-base::linux/amd64"),
            ("context:store", "oci-layout://k2j3/n:1@" + Sample.xx), ("filename", "app.Dockerfile"),
            ("target", "release"), ("shm-size", "64m"), ("ulimit", "nofile=1024:1024"),
            ("source", "docker/dockerfile:1"), ("cmdline", "docker/dockerfile:2 x"),
            ("vcs:source", "https://t0ken@github.com/o/r"),
            ("vcs:revision", Sample.commit + "-dirty"),
            ("vcs:localdir:context", "."), ("input-metadata:base", "{}"),
            ("platform", "linux/amd64,linux/arm"),
            ("attest:provenance", "mode=max"),
            ("attest:sbom", "generator=docker/buildkit-syft-scanner:stable-1"),
            ("cache-imports", "[]"), ("github_event_payload", "{}"), ("no-cache", ""),
            ("multi-platform", "true"),
            ("frontend.caps", "x"),
            ("label:org.opencontainers.image.created", "2024-05-15T08:46:14.246Z"),
            ("odd-name", "word"), ("sharedkey:localdir:x", "a"),
        ])
        #expect(
            shown(found) == [
                "build-arg:VERSION=1.2", "context=https://h/r.git#main",
                "context:base=input:0-base",
                "context:store=oci-layout://n:1@" + Sample.xx, "filename=app.Dockerfile",
                "label:org.opencontainers.image.created=2024-05-15T08:46:14.246Z", "odd-name=word",
                "shm-size=64m", "target=release", "ulimit=nofile=1024:1024",
            ]
        )
        #expect(found.hidden.isEmpty)
        #expect(found.frontend?.identity == "docker-image://docker.io/docker/dockerfile:1")
        #expect(
            found.scanner?.identity
                == "docker-image://docker.io/docker/buildkit-syft-scanner:stable-1"
        )
        #expect(found.epoch == 1_700_000_000)
        #expect(found.context == "https://h/r.git#main")
        #expect(found.namedContexts.map(\.name) == ["base", "store"])
        #expect(found.shown.contains { $0.key == "target" && $0.value == "release" })
        #expect(found.shown.contains { $0.key == "filename" && $0.value == "app.Dockerfile" })
        #expect(found.versionControl?.source == "https://github.com/o/r")
        #expect(found.versionControl?.revision == Text(Sample.commit))
        #expect(found.versionControl?.isDirty == true)
        #expect(found.platforms.map(\.description) == ["linux/amd64", "linux/arm/v7"])
        #expect(found.created?.description == "2024-05-15T08:46:14Z")
    }

    @Test(
        arguments: [
            ([("source", "a"), ("cmdline", "b")], "a"),
            ([("cmdline", "b:1 c"), ("build-arg:BUILDKIT_SYNTAX", "d")], "b:1"),
            ([("build-arg:BUILDKIT_SYNTAX", "d:2")], "d:2"), ([("source", "")], ""),
        ] as [([(String, String)], String)]
    )
    func `the frontend's image comes from the first that names one`(
        attributes: [(String, String)],
        image: String
    ) {
        let found = AttributeFilter().filter(attributes.map { (key: $0.0, value: $0.1) })
        #expect(found.frontend?.reference.string == (image.isEmpty ? nil : image))
        #expect(found.shown.isEmpty)
    }

    @Test func `a secret name hides its value and one that looks alike does not`() {
        let found = AttributeFilter().filter([
            ("build-arg:GITHUB_TOKEN", "abc"), ("build-arg:AUTHOR", "abc"), ("label:apiKey", "abc"),
            ("odd.secret", "abc"),
        ])
        #expect(shown(found) == ["build-arg:AUTHOR=abc"])
        #expect(found.hidden == ["build-arg:GITHUB_TOKEN", "label:apiKey", "odd.secret"])
    }

    @Test func `globs show and hide, and hiding wins`() {
        let filter = AttributeFilter(
            show: ["CERT_*", "label:*"],
            hide: ["build-arg:CERT_B", "FOO", "target", "context:x"]
        )
        let found = filter.filter([
            ("build-arg:CERT_A", "two words"), ("build-arg:CERT_B", "b"), ("build-arg:FOO", "c"),
            ("build-arg:FOOD", "d"),
            ("label:a", "see https://u:s3cr3t@h ghp_0123456789abcdef jane.doe@example.com"),
            ("target", "t"), ("context:x", "y"),
        ])
        #expect(
            shown(found) == [
                "build-arg:CERT_A=two words", "build-arg:FOOD=d",
                "label:a=see https://h REDACTED REDACTED@example.com",
            ]
        )
        #expect(found.hidden == ["build-arg:CERT_B", "build-arg:FOO", "context:x", "target"])
        #expect(found.namedContexts.isEmpty)
    }

    @Test(
        arguments: [
            ("jane.doe@example.com", "REDACTED@example.com"),
            ("jane+x@mail.example.co", "REDACTED@mail.example.co"),
            ("Jane <jane@example.com>", nil), ("jane@localhost", nil),
            ("jörg@example.com", "REDACTED@example.com"), ("jane@example.com x=y", nil),
        ] as [(String, String?)]
    )
    func `the local part of an address in a label is hidden`(value: String, result: String?) {
        let found = AttributeFilter().filter([("label:maintainer", value)])
        #expect(found.shown.map(\.value.string) == (result.map { [$0] } ?? []))
        #expect(found.hidden.isEmpty == (result != nil))
    }

    @Test func `a value over 64 KiB is hidden and reported`() {
        let limit = AttributeFilter.maximumValueSizeInBytes
        let long = String(repeating: "a", count: limit + 1)
        let found = AttributeFilter(show: ["*"]).filter([
            ("build-arg:X", long), ("target", long), ("label:y", String(long.dropLast())),
        ])
        #expect(found.oversized == ["build-arg:X", "target"])
        #expect(found.hidden == found.oversized)
        #expect(found.shown.map(\.key) == ["label:y"])
    }

    @Test func `a named context of another platform is left out`() {
        let raw = [
            (key: "context:base::linux/arm64", value: "docker-image://b"),
            (key: "context:base::linux/amd64", value: "docker-image://a"),
        ]
        let found = AttributeFilter().filter(raw, platform: Platform(normalized: "linux/arm64"))
        #expect(found.namedContexts == [.init(name: "base", value: "docker-image://b")])
        #expect(
            AttributeFilter().filter(raw).namedContexts == [
                .init(name: "base", value: "docker-image://a")
            ]
        )
        #expect(PlatformSuffix.split("a::b::linux/arm").name == "a::b")
        #expect(PlatformSuffix.split("a::b") == ("a::b", nil))
    }

    @Test(arguments: ["/home/me/src", "~/src", "file:///home/me", "C:\\Users\\me", "\\\\share\\x"])
    func `a path of the building machine is not published`(path: String) {
        let found = AttributeFilter(show: ["*"]).filter([
            ("context", path), ("context:a", path), ("filename", path), ("vcs:source", path),
        ])
        #expect(found.shown.isEmpty && found.namedContexts.isEmpty)
        #expect(found.context == nil && found.versionControl == nil)
        #expect(found.hidden == ["context", "context:a", "filename"])
    }

    @Test func `the order of attributes means nothing`() {
        var generator = SeededGenerator(seed: 3)
        let pool: [(key: String, value: String)] = [
            ("build-arg:A", "1"), ("build-arg:A", "2"), ("label:t", "a b"), ("label:t", "a"),
            ("context:x::linux/arm", "a"),
            ("context:x", "b"), ("source", "s"), ("cmdline", "t"),
        ]
        let expected = AttributeFilter().filter(pool)
        #expect(expected.hidden == ["label:t"])
        #expect(shown(expected) == ["build-arg:A=1", "context:x=a"])
        for _ in 0..<30 {
            #expect(AttributeFilter().filter(pool.shuffled(using: &generator)) == expected)
        }
    }
}

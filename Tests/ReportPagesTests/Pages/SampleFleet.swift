import BuildModel
import FleetAnalysis
import ReportPages

/// A small fleet by hand: two images on one or two platforms, three nights, every kind of source.
///
/// Every text that metadata can choose ends in `mark`, so that a hostile fleet is the same fleet
/// with other texts.
struct SampleFleet {
    var mark = ""

    var input: SiteInput {
        SiteInput(
            findings: Findings(Fleet(records: records)),
            diagnostics: diagnostics,
            title: "Nightly builds" + mark,
            stylesheet: "assets/site.0123456789.css",
            version: "1.2.3"
        )
    }

    var records: [Record] {
        [
            app("2026-09-01", "linux/amd64", alpine: "a", output: "1", at: 1_788_228_000),
            app("2026-09-01", "linux/arm64", alpine: "a", output: "2", at: 1_788_228_000),
            app("2026-09-02", "linux/amd64", alpine: "b", output: "3", at: 1_788_314_400),
            app("2026-09-02", "linux/arm64", alpine: "b", output: "4", at: 1_788_314_400),
            failed("2026-09-02"),
            web("2026-09-01", alpine: "a"),
            web("2026-09-03", alpine: "b"),
            tool,
        ]
    }

    var diagnostics: [Diagnostic] {
        [
            Diagnostic(
                .error,
                rule: "json-syntax",
                at: .init(file: text("nights/2026-09-03/broken.json"), byteOffset: 17),
                found: "an unfinished object",
                expected: "JSON as RFC 8259 says",
                nextStep: "write the file again"
            ),
            Diagnostic(
                .warning,
                rule: "pin-malformed",
                at: .init(
                    file: text("nights/2026-09-03/web.json"),
                    pointer: text("/containerimage.buildinfo/sources/0/pin")
                ),
                found: "a string of 12 bytes",
                expected: "a digest"
            ),
            Diagnostic(
                .note,
                rule: "shape-not-read",
                at: .init(file: text("sbom.json")),
                found: "an SBOM"
            ),
        ]
    }

    private func text(_ text: String) -> Text { Text(text + mark) }

    /// An identity, whose tag or ref ends in the mark without the bytes that part an identity.
    private func identity(_ text: String) -> Text {
        let parting: Set<UInt8> = [0x23, 0x2F, 0x3A]
        return Text(
            text + String(decoding: mark.utf8.filter { !parting.contains($0) }, as: UTF8.self)
        )
    }

    private func digest(_ digit: Character) -> Digest? {
        Digest("sha256:" + String(repeating: digit, count: 64))
    }

    private func record(_ image: String, _ night: String?, _ platform: String) -> Record {
        var record = Record(
            image: text(image),
            platform: Platform(normalized: platform + mark),
            format: .buildinfo
        )
        let file = [
            night.map { "nights/" + $0 }, image.split(separator: "/").last.map(String.init),
        ]
        record.id = Text("\(image) \(night ?? "") \(platform)")
        record.names = [text(image + ":nightly")]
        record.night = night.map { Night(label: text($0), origin: .path) }
        record.sourcesKnown = true
        record.attributesKnown = true
        record.origins = [
            .init(
                file: text(file.compactMap(\.self).joined(separator: "/") + ".json"),
                shape: .metadataFile,
                pointer: "/containerimage.buildinfo"
            )
        ]
        return record
    }

    private func app(
        _ night: String,
        _ platform: String,
        alpine: Character,
        output: Character,
        at seconds: Int64
    ) -> Record {
        var record = record("registry.example.com/team/app", night, platform)
        record.target = text("app")
        record.time = RecordTime(
            at: Timestamp(secondsSince1970: seconds),
            source: .provenance,
            confidence: .exact
        )
        record.outputs = digest(output).map { [.init(kind: .manifest, digest: $0)] } ?? []
        record.frontend = Frontend(
            name: text("dockerfile"),
            image: text("docker.io/docker/dockerfile:1"),
            pin: digest("f").map(Pin.digest)
        )
        record.attributes = [
            Attribute(key: text("build-arg:TOKEN"), value: "REDACTED"),
            Attribute(key: text("build-arg:VERSION"), value: text("1.2")),
            Attribute(key: text("context:base"), value: text("docker-image://alpine:3.18")),
            Attribute(key: text("filename"), value: text("Dockerfile")),
            Attribute(key: text("label:title"), value: text("App")),
        ]
        record.hidden = [text("build-arg:TOKEN")]
        record.sources = [
            image("alpine:3.18", alpine, via: ["", "base"]),
            image("busybox:1", nil, state: .unpinned),
            image("dockerfile:1", "f", role: .frontend),
            Source(
                kind: .git,
                identity: identity("git://github.com/team/lib#main"),
                references: [text("https://github.com/team/lib.git#main")],
                pin: .commit(Text(String(repeating: "c", count: 40))),
                state: .floating,
                role: .context
            ),
        ]
        record.dependencies = [
            NestedBuild(
                name: text("base"),
                frontend: Frontend(name: text("dockerfile.v0")),
                attributes: [Attribute(key: text("target"), value: text("base"))],
                sources: [image("alpine:3.18", alpine)]
            )
        ]
        record.context = .init(
            url: text("ssh://example.com/team/app.git#main"),
            commit: text("0123"),
            subdirectory: text("docker")
        )
        record.versionControl = .init(
            source: text("team/app"),
            revision: text("4f2e"),
            isDirty: true
        )
        record.locals = [text("context")]
        record.secrets = [text("npm")]
        record.epoch = 1_700_000_000
        record.inputs = InputsFingerprint.inputs(of: record, pinnedContextKeys: [])
        return record
    }

    private func failed(_ night: String) -> Record {
        var record = record("registry.example.com/team/app", night, "linux/amd64")
        record.id = "failed"
        record.target = text("app")
        record.status = .failed
        record.sourcesKnown = false
        record.format = .history
        return record
    }

    private func web(_ night: String, alpine: Character) -> Record {
        var record = record("docker.io/library/web", night, "unknown")
        record.platform = .unknown
        record.time = RecordTime(
            at: Timestamp(secondsSince1970: night == "2026-09-01" ? 1_788_220_800 : 1_788_393_600),
            source: .path,
            confidence: .day
        )
        record.sources = [
            image("alpine:3.17", "a"), image("alpine:3.18", alpine),
            image("mirror/alpine:3.18", alpine),
            Source(
                kind: .http,
                identity: identity("https://example.com/file.tar.gz"),
                references: [text("https://example.com/file.tar.gz")],
                pin: .malformed(text("md5:0123")),
                state: .malformedPin
            ),
        ]
        return record
    }

    /// A record without night, time, sources.
    private var tool: Record {
        var record = record("tools/gen", nil, "linux/amd64")
        record.format = .none
        record.sourcesKnown = false
        record.attributesKnown = false
        return record
    }

    private func image(
        _ name: String,
        _ pin: Character?,
        state: SourceState = .floating,
        role: SourceRole = .source,
        via: [String] = []
    ) -> Source {
        Source(
            kind: .dockerImage,
            identity: identity("docker-image://docker.io/library/" + name),
            references: [text(name)],
            pin: pin.flatMap(digest).map(Pin.digest),
            state: state,
            role: role,
            via: via.map { $0.isEmpty ? "" : text($0) }
        )
    }
}

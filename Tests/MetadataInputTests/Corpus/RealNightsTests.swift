import BuildModel
import JSONText
import MetadataInput
import TestSupport
import Testing

/// The nights that real BuildKit versions built: every source and pin equals the lab's own notes.
@Suite(.needsCorpus) struct RealNightsTests {
    static let versions = ["v0.10.6", "v0.11.6", "v0.13.2", "v0.23.2", "v0.32.2"]

    @Test(arguments: versions)
    func `every pin of every night is the one that the lab noted`(version: String) throws {
        var checked = 0
        for record in try records(of: version) {
            guard let night = record.night, night.origin == .pattern else { continue }
            let truth = try NightTruth(night.label.string)
            for source in record.sources where source.role != .frontend {
                let wanted = truth.pins(of: source)
                #expect(
                    wanted.contains(source.pin?.text ?? ""),
                    "\(version) night \(night.label) \(record.image): \(source.identity)"
                )
                checked += 1
            }
        }
        #expect(checked > 180)
    }

    /// What each definition asks for, so that a source that was lost is seen (corpus README).
    @Test(arguments: versions)
    func `every image has all of its sources`(version: String) throws {
        let wanted: [String: Set<Text>] = [
            "web": ["alpine:3.18", "golang:1.21-alpine", "ca-bundle.pem"],
            "api": ["debian:bookworm-slim", "golang:1.21-alpine", "webapp#main"],
            "batch": ["busybox:1.36", "batch-ctx.tar.gz"],
            "runtime": ["debian:bookworm-slim"],
            "worker": ["alpine:3.18", "libfoo#v1.2", "release-notes.txt"],
            "tools": ["alpine:3.18", "xx:1.2.1", "ca-bundle.pem"],
        ]
        var seen: Set<String> = []
        for record in try records(of: version)
        where record.sourcesKnown && record.night?.origin == .pattern {
            let name = lastElement(record.image)
            guard !record.image.string.contains("bake"), let sources = wanted[name.string] else {
                continue
            }
            seen.insert(name.string)
            let found = Set(record.sources.filter(\.role.isInput).map { lastElement($0.name) })
            #expect(found == sources, "\(version) \(record.origins.map(\.file))")
        }
        #expect(seen == Set(wanted.keys))
    }

    @Test(arguments: versions)
    func `each platform of each build is one record`(version: String) throws {
        let records = try records(of: version).filter { $0.night?.origin == .pattern }
        let metadata = Corpus.files(below: "buildkit-runs/" + version, endingIn: ".metadata.json")
            .filter { $0.contains("/night-") }
        for path in metadata {
            let name = String(path.dropFirst("buildkit-runs/".count))
            let mine = records.filter { $0.origins.contains { $0.file.string == name } }
            let places = mine.map { "\($0.target ?? "") \($0.platform)" }
            #expect(Set(places).count == places.count, "\(name): \(places)")
            let isMultiPlatform = name.contains("/tools.metadata")
            if isMultiPlatform { #expect(Set(places) == [" linux/amd64", " linux/arm64"]) }
            if !name.contains(".bake."), !isMultiPlatform { #expect(places.count == 1, "\(name)") }
        }
        #expect(metadata.count > 40)
    }

    /// Where an index, a manifest or a statement lies beside a build, its platform manifest is known.
    @Test(arguments: versions)
    func `builds with companions have a strong digest`(version: String) throws {
        for record in try records(of: version)
        where record.night?.origin == .pattern && record.origins.contains(where: isCompanion) {
            #expect(
                record.outputs.contains { $0.kind == .manifest },
                "\(version) \(record.origins.map(\.file))"
            )
        }
    }

    private func isCompanion(_ origin: Record.Origin) -> Bool {
        origin.shape == .manifest || origin.shape == .statement02 || origin.shape == .statement1
    }

    @Test func `the made-up token is nowhere in any record`() throws {
        for version in Self.versions {
            for record in try records(of: version) {
                let line = String(decoding: RecordLine.line(of: record), as: UTF8.self)
                #expect(!line.contains("ghp_"))
            }
        }
    }

    private func lastElement(_ text: Text) -> Text {
        Text(text.string.split(separator: "/").last.map(String.init) ?? "")
    }

    private func records(of version: String) throws -> [Record] {
        let rules = try plainRules(pattern: "night-([0-9]+)")
        var drafts: [Draft] = []
        var companions: [Companion] = []
        for path in Corpus.files(below: "buildkit-runs/" + version, endingIn: ".json")
        where path.contains("/night-") {
            let findings = FileReading.read(
                try Corpus.bytes(path),
                file: Text(String(path.dropFirst("buildkit-runs/".count))),
                rules: rules
            )
            drafts += findings.drafts
            companions += findings.companions
        }
        return Joining.join(drafts, companions).drafts.map { Sealing.seal($0, rules) }
    }
}

/// The pins of one night as the lab noted them.
private struct NightTruth {
    private let root: JSONValue

    init(_ night: String) throws {
        let bytes = try Corpus.bytes("buildkit-runs/inputs/night-\(night).json")
        root = try JSONDocument(parsing: bytes).root
    }

    /// The valid pins of a source: an annotated tag has two, the tag object and the commit.
    func pins(of source: Source) -> Set<Text> {
        switch source.kind {
        case .dockerImage:
            return texts(root["images"]?[source.name.string], "digest")
        case .git:
            let url = "http://" + source.name.string
            for member in root["git"]?.members.map({ $0 }) ?? [] {
                let parts = member.key.string.split(separator: "#")
                guard parts.count == 2, parts[0].dropLast(4) + "#" + parts[1] == url else {
                    continue
                }
                return texts(member.value, "commit", "tag_object")
            }
            return []
        default:
            let entry = root["http"]?[source.identity.string]
            let digests = texts(entry, "digest", "sha256")
            return Set(
                digests.map { $0.string.hasPrefix("sha256:") ? $0 : Text("sha256:" + $0.string) }
            )
        }
    }

    private func texts(_ object: JSONValue?, _ keys: String...) -> Set<Text> {
        Set(keys.compactMap { object?[$0]?.string.map { Text($0) } })
    }
}

import BuildModel
import FileAccess
import Hashing
import MetadataInput
import TestSupport
import Testing

/// An OCI layout that a test puts together blob by blob.
struct HandMadeLayout {
    /// By name, `blobs/sha256/<hex>`.
    var members: [String: String] = ["oci-layout": #"{"imageLayoutVersion":"1.0.0"}"#]

    static let imageConfig = "application/vnd.oci.image.config.v1+json"
    static let manifestType = "application/vnd.oci.image.manifest.v1+json"
    static let indexType = "application/vnd.oci.image.index.v1+json"
    static let provenance = "https://slsa.dev/provenance/v0.2"

    /// Adds a blob and gives its digest.
    mutating func add(_ text: String) -> String {
        let hex = SHA256.hexDigest(of: text)
        members["blobs/sha256/" + hex] = text
        return "sha256:" + hex
    }

    /// Adds an index of descriptors.
    mutating func addIndex(_ entries: [String]) -> String { add(Self.list(entries)) }

    mutating func setIndex(_ entries: [String]) { members["index.json"] = Self.list(entries) }

    /// Adds an image of one platform; its config does not say when it was made.
    mutating func addImage(_ architecture: String, _ more: String = "") -> String {
        let config = add(
            #"{"os":"linux","architecture":"\#(architecture)","rootfs":{"type":"layers"}\#(more)}"#
        )
        return addManifest(config: Self.descriptor(config, Self.imageConfig), layers: [])
    }

    mutating func addManifest(
        config: String,
        layers: [String],
        _ more: String = ""
    ) -> String {
        let list = layers.joined(separator: ",")
        return add(
            #"{"schemaVersion":2,"mediaType":"\#(Self.manifestType)","config":\#(config),"layers":[\#(list)]\#(more)}"#
        )
    }

    /// Adds a statement about an image, made from one base image; gives it as a layer.
    mutating func addStatement(about image: String, base: String, tag: String = "3") -> String {
        let subject = #"{"name":"_","digest":{"sha256":"\#(image.dropFirst(7))"}}"#
        let statement = add(
            #"{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"\#(Self.provenance)","#
                + #""subject":[\#(subject)],"predicate":\#(Self.predicate(base, tag))}"#
        )
        return Self.statementLayer(statement)
    }

    /// Adds an attestation manifest as BuildKit wrote it before v0.32.
    mutating func addAttestation(_ statements: [String]) -> String {
        let config = add(#"{"os":"unknown","architecture":"unknown","rootfs":{"type":"layers"}}"#)
        return addManifest(
            config: Self.descriptor(config, Self.imageConfig),
            layers: statements
        )
    }

    static func predicate(_ base: String, _ tag: String = "3") -> String {
        #"{"buildType":"https://mobyproject.org/buildkit@v1","materials":[{"uri":"pkg:docker/alpine@\#(tag)","#
            + #""digest":{"sha256":"\#(base)"}}],"invocation":{"parameters":{"frontend":"dockerfile.v0"}}}"#
    }

    static func statementLayer(_ digest: String, _ type: String = provenance) -> String {
        descriptor(
            digest,
            "application/vnd.in-toto+json",
            annotations: ["in-toto.io/predicate-type": type]
        )
    }

    static func attestationEntry(_ digest: String, about image: String) -> String {
        descriptor(
            digest,
            manifestType,
            platform: "unknown/unknown",
            annotations: [
                "vnd.docker.reference.type": "attestation-manifest",
                "vnd.docker.reference.digest": image,
            ]
        )
    }

    static func descriptor(
        _ digest: String,
        _ mediaType: String,
        platform: String? = nil,
        annotations: [String: String] = [:],
        _ more: String = ""
    ) -> String {
        var text = #"{"mediaType":"\#(mediaType)","digest":"\#(digest)","size":1"#
        if let platform {
            let parts = platform.split(separator: "/")
            text += #","platform":{"os":"\#(parts[0])","architecture":"\#(parts[1])"}"#
        }
        if !annotations.isEmpty {
            let list = annotations.sorted { $0.key < $1.key }.map {
                #""\#($0.key)":"\#($0.value)""#
            }
            text += #","annotations":{\#(list.joined(separator: ","))}"#
        }
        return text + more + "}"
    }

    private static func list(_ entries: [String]) -> String {
        let entries = entries.joined(separator: ",")
        return #"{"schemaVersion":2,"mediaType":"\#(indexType)","manifests":[\#(entries)]}"#
    }
}

/// What a layout gave, and the records it became.
struct ReadLayout {
    let findings: FileFindings
    let records: [Record]
    /// Those of reading and of joining, sorted.
    let diagnostics: [Diagnostic]

    init(_ parts: [FileFindings], _ rules: ReadingRules) throws {
        let first = try #require(parts.first)
        findings = first
        let joined = Joining.join(parts.flatMap(\.drafts), parts.flatMap(\.companions))
        records = joined.drafts.map { Sealing.seal($0, rules) }.sorted {
            ($0.image, $0.platform, $0.id) < ($1.image, $1.platform, $1.id)
        }
        diagnostics =
            (parts.flatMap(\.diagnostics) + joined.companions.all().compactMap(\.noteOfNoBuild))
            .sorted()
    }

    var rules: [String] { diagnostics.map(\.rule) }
}

extension HandMadeLayout {
    /// The layout as a directory `NAME`, read the way the command reads it.
    func readDirectory(_ name: String = "app", beside files: [String: String] = [:]) throws
        -> ReadLayout
    {
        let temporary = TemporaryDirectory()
        for (member, text) in members { try temporary.write(text, to: name + "/" + member) }
        for (file, text) in files { try temporary.write(text, to: file) }
        return try Self.read(temporary.path)
    }

    static func read(_ path: String) throws -> ReadLayout {
        let rules = ReadingRules(nights: try NightRule())
        let scan = try DirectoryScanner.scan([try #require(BytePath(path))])
        let parts = scan.files.map { InputReading.read($0, rules: rules, limit: 1 << 20) }
        return try ReadLayout(parts, rules)
    }

    /// The layout as a tar, blobs first, as BuildKit writes it.
    var archive: [UInt8] {
        TarBytes.archive(
            members.sorted { $0.key < $1.key }.map { TarBytes.Member($0.key, Array($0.value.utf8)) }
        )
    }

    func readArchive(isZipped: Bool = false, limit: Int = 1 << 20) throws -> ReadLayout? {
        let rules = ReadingRules(nights: try NightRule())
        let findings = ArchiveReading.read(
            isZipped ? GzipBytes.stored(archive) : archive,
            file: "app.tar",
            modifiedAt: nil,
            rules: rules,
            limit: limit
        )
        return try findings.map { try ReadLayout([$0], rules) }
    }
}

internal import JSONText

/// The keys of an object that tell its shape, found in one walk over its members; one whose value
/// is null is absent.
struct KnownKeys: OptionSet {
    let rawValue: UInt64

    init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    init(of object: JSONValue) {
        var keys: KnownKeys = []
        for member in object.members where !member.value.isNull {
            keys.formUnion(Self.known(member.key))
        }
        self = keys
    }

    /// Whether a key belongs to a metadata file (test 11).
    var hasMetadata: Bool {
        !isDisjoint(with: [
            .metadataBuildInfo, .metadataProvenance, .imageBuildInfo, .descriptor, .imageName,
            .otherMetadata, .warnings,
        ])
    }

    /// Whether the only key of a metadata file is the list of warnings.
    var hasOnlyWarnings: Bool {
        contains(.warnings) && !subtracting(.warnings).hasMetadata
    }

    private static func known(_ key: JSONKey) -> KnownKeys {
        let length = key.byteCount
        if length < exactByLength.count {
            for (name, flag) in exactByLength[length] where key == name { return flag }
        }
        if key.hasPrefix("containerimage.") {
            return key.hasPrefix("containerimage.buildinfo") ? .metadataBuildInfo : .otherMetadata
        }
        if key.hasPrefix("buildx.build.") {
            return key.hasPrefix("buildx.build.provenance") ? .metadataProvenance : .otherMetadata
        }
        return key.hasPrefix("moby.buildkit.buildinfo.") ? .imageBuildInfo : []
    }

    private static func flag(_ position: UInt64) -> KnownKeys { KnownKeys(rawValue: 1 << position) }

    static let ref = flag(0)
    static let frontendAttrs = flag(1)
    static let createdAt = flag(2)
    static let exporters = flag(3)
    static let startedAt = flag(4)
    static let exporterResponse = flag(5)
    static let type = flag(6)
    static let payloadType = flag(7)
    static let payload = flag(8)
    static let dsseEnvelope = flag(9)
    static let buildDefinition = flag(10)
    static let runDetails = flag(11)
    static let buildType = flag(12)
    static let invocation = flag(13)
    static let materials = flag(14)
    static let slsa = flag(15)
    static let manifest = flag(16)
    static let image = flag(17)
    static let buildinfo = flag(18)
    static let provenance = flag(19)
    static let rootfs = flag(20)
    static let os = flag(21)
    static let architecture = flag(22)
    static let schemaVersion = flag(23)
    static let history = flag(24)
    static let manifests = flag(25)
    static let layers = flag(26)
    static let config = flag(27)
    static let imageLayoutVersion = flag(28)
    static let digest = flag(29)
    static let size = flag(30)
    static let mediaType = flag(31)
    static let rules = flag(32)
    static let group = flag(33)
    static let target = flag(34)
    static let localPath = flag(35)
    static let dockerfilePath = flag(36)
    static let definition = flag(37)
    static let targets = flag(38)
    static let refs = flag(39)
    static let id = flag(40)
    static let repoTags = flag(41)
    static let rootFS = flag(42)
    static let sources = flag(43)
    static let frontend = flag(44)
    static let attrs = flag(45)
    static let deps = flag(46)
    static let schema = flag(47)
    static let imageName = flag(48)
    static let descriptor = flag(49)
    static let warnings = flag(50)
    /// A key that starts `containerimage.buildinfo`.
    static let metadataBuildInfo = flag(51)
    /// A key that starts `buildx.build.provenance`.
    static let metadataProvenance = flag(52)
    /// A key that starts `moby.buildkit.buildinfo.`.
    static let imageBuildInfo = flag(53)
    /// Any other key of a metadata file.
    static let otherMetadata = flag(54)

    private static let exact: [(String, KnownKeys)] = [
        ("Ref", ref), ("FrontendAttrs", frontendAttrs), ("CreatedAt", createdAt),
        ("Exporters", exporters), ("StartedAt", startedAt),
        ("ExporterResponse", exporterResponse), ("_type", type), ("payloadType", payloadType),
        ("payload", payload), ("dsseEnvelope", dsseEnvelope),
        ("buildDefinition", buildDefinition), ("runDetails", runDetails),
        ("buildType", buildType), ("invocation", invocation), ("materials", materials),
        ("SLSA", slsa), ("manifest", manifest), ("image", image), ("buildinfo", buildinfo),
        ("provenance", provenance), ("rootfs", rootfs), ("os", os),
        ("architecture", architecture), ("schemaVersion", schemaVersion), ("history", history),
        ("manifests", manifests), ("layers", layers), ("config", config),
        ("imageLayoutVersion", imageLayoutVersion), ("digest", digest), ("size", size),
        ("mediaType", mediaType), ("rules", rules), ("group", group), ("target", target),
        ("LocalPath", localPath), ("DockerfilePath", dockerfilePath),
        ("Definition", definition), ("Targets", targets), ("Refs", refs), ("Id", id),
        ("RepoTags", repoTags), ("RootFS", rootFS), ("sources", sources),
        ("frontend", frontend), ("attrs", attrs), ("deps", deps), ("schema", schema),
        ("image.name", imageName), ("containerimage.descriptor", descriptor),
        ("buildx.build.warnings", warnings), ("cache.manifest", otherMetadata),
    ]

    /// The same by the number of their bytes, since every key of every object is looked up.
    private static let exactByLength: [[(String, KnownKeys)]] = {
        let longest = exact.map(\.0.utf8.count).max() ?? 0
        var table = [[(String, KnownKeys)]](repeating: [], count: longest + 1)
        for entry in exact { table[entry.0.utf8.count].append(entry) }
        return table
    }()
}

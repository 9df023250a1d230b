internal import BuildModel
internal import JSONText

/// The digests of what a build made, as a metadata file gives them (formats.md 1.3 and 9.2).
struct OutputDigests {
    private var digest: Digest?
    private var configDigest: Digest?
    private var mediaType: String?
    private(set) var platform: Platform?
    private(set) var created: Timestamp?

    init(
        _ members: MetadataFile.Members,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        digest = context.digest(members.digest, at: pointer.appending("containerimage.digest"))
        configDigest = context.digest(
            members.configDigest,
            at: pointer.appending("containerimage.config.digest")
        )
        guard let value = members.descriptor,
            let (descriptor, place) = EncodedValue.object(
                value,
                at: pointer.appending("containerimage.descriptor"),
                in: &context
            )
        else { return }
        mediaType = context.text("mediaType", of: descriptor, at: place)
        let described = context.digest("digest", of: descriptor, at: place)
        digest = digest ?? described
        if let object = descriptor["platform"] {
            platform = PlatformName.normalize(object)
        }
        readAnnotations(of: descriptor, at: place, in: &context)
    }

    private mutating func readAnnotations(
        of descriptor: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        guard let annotations = descriptor["annotations"] else { return }
        let place = pointer.appending("annotations")
        if configDigest == nil {
            for key in ["config.digest", "containerimage.config.digest"] {
                if let found = context.digest(key, of: annotations, at: place) {
                    configDigest = found
                    break
                }
            }
        }
        if let text = context.text(
            "org.opencontainers.image.created",
            of: annotations,
            at: place
        ) {
            created = TimeText.parse(text)
        }
    }

    /// The digests with what they are of, in the order of kinds.
    func list(isMultiPlatform: Bool) -> [Record.Output] {
        var outputs: [Record.Output] = []
        if let digest {
            outputs.append(.init(kind: kind(of: digest, isMultiPlatform), digest: digest))
        }
        if let configDigest, configDigest != digest {
            outputs.append(.init(kind: .config, digest: configDigest))
        }
        return outputs.inOrder()
    }

    private func kind(of digest: Digest, _ isMultiPlatform: Bool) -> Record.Output.Kind {
        // An engine's image id is the digest of the config, whatever its descriptor says.
        if configDigest == digest { return .config }
        if let mediaType { return MediaType.outputKind(mediaType) ?? .unknown }
        if isMultiPlatform { return .index }
        return configDigest == nil ? .unknown : .manifest
    }
}

/// Media types of what an image consists of.
enum MediaType {
    /// Index or manifest; `nil` for other types.
    static func outputKind(_ mediaType: String) -> Record.Output.Kind? {
        switch mediaType {
        case "application/vnd.oci.image.index.v1+json",
            "application/vnd.docker.distribution.manifest.list.v2+json":
            .index
        case "application/vnd.oci.image.manifest.v1+json",
            "application/vnd.docker.distribution.manifest.v2+json":
            .manifest
        default:
            nil
        }
    }
}

extension [Record.Output] {
    /// Without doubles, in the order of kinds, then by digest.
    func inOrder() -> [Record.Output] {
        var seen: Set<Record.Output> = []
        let unique = filter { seen.insert($0).inserted }
        return unique.sorted {
            $0.kind == $1.kind ? $0.digest < $1.digest : $0.kind.place < $1.kind.place
        }
    }
}

extension Record.Output.Kind {
    fileprivate var place: Int {
        switch self {
        case .manifest: 0
        case .config: 1
        case .files: 2
        case .index: 3
        case .unknown: 4
        }
    }
}

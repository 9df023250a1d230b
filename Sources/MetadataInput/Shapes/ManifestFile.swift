internal import BuildModel
internal import JSONText

/// An index, a manifest or a lone descriptor (D2): digests, platforms, and what attests what.
enum ManifestFile {
    static func read(
        _ object: JSONValue,
        content: Digest?,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        let facts = ManifestFacts(object, at: pointer, in: &context)
        guard let subject = facts.subject else { return }
        context.add(
            Companion(
                origin: context.origin(.manifest, at: pointer),
                path: context.file,
                content: facts.statedDigest ?? content,
                subject: subject
            )
        )
    }
}

/// What an index or a manifest says, also where it is a part of another file.
struct ManifestFacts {
    private(set) var subject: Companion.Subject?
    /// The digest that the object gives for itself, as imagetools does.
    private(set) var statedDigest: Digest?
    private var platform: Platform?

    init(_ object: JSONValue?, at pointer: JSONPointer, in context: inout ReadingContext) {
        guard let object, object.isObject else { return }
        statedDigest = context.digest("digest", of: object, at: pointer)
        platform = object["platform"].flatMap { PlatformName.normalize($0) }
        if let list = object["manifests"], list.isArray {
            subject = .index(Self.index(list, at: pointer.appending("manifests"), in: &context))
        } else if let layers = object["layers"], layers.isArray {
            subject = .manifest(Self.manifest(object, layers, at: pointer, in: &context))
        } else if statedDigest != nil {
            subject = lone(object)
        }
    }

    /// Adds digest and platform to a draft of the same object.
    func complete(_ draft: inout Draft) {
        if let statedDigest, let kind {
            draft.record.outputs.append(.init(kind: kind, digest: statedDigest))
        }
        if case .index(let index) = subject {
            let images = index.entries.filter { $0.attested == nil && $0.platform != nil }
            if draft.record.platform.isUnknown, images.count == 1 {
                draft.propose(images[0].platform, rank: .manifest)
            }
            for image in images
            where image.platform == draft.record.platform && image.digest != statedDigest {
                draft.record.outputs.append(.init(kind: .manifest, digest: image.digest))
            }
        }
        draft.record.outputs = draft.record.outputs.inOrder()
    }

    /// Takes what configs beside the object say of its images.
    mutating func add(_ configs: [Companion.Config]) {
        switch subject {
        case .manifest(var manifest):
            let config = configs.count == 1 ? configs[0] : nil
            manifest.platform = manifest.platform ?? config?.platform
            manifest.created = manifest.created ?? config?.created
            subject = .manifest(manifest)
        case .index(var index):
            let times = Dictionary(
                configs.map { ($0.platform, $0.created) },
                uniquingKeysWith: { first, _ in first }
            )
            for place in index.entries.indices where index.entries[place].platform != nil {
                index.entries[place].created = times[index.entries[place].platform] ?? nil
            }
            subject = .index(index)
        case .config, nil: break
        }
    }

    /// What the object is of.
    private var kind: Record.Output.Kind? {
        switch subject {
        case .index: .index
        case .manifest: .manifest
        case .config, nil: nil
        }
    }

    /// A descriptor alone: of an index or a manifest by its media type, of nothing else.
    private func lone(_ object: JSONValue) -> Companion.Subject? {
        let type = object["mediaType"]?.string(limit: 256)
        switch type.map({ MediaType.outputKind($0) }) ?? .manifest {
        case .index: return .index(Companion.Index())
        case .manifest:
            var manifest = Companion.Manifest()
            manifest.platform = platform
            let annotations = object["annotations"]
            let role = annotations?["vnd.docker.reference.type"]?.string(limit: 256)
            if role == "attestation-manifest" {
                manifest.attested = annotations?["vnd.docker.reference.digest"]?
                    .string(limit: 256).flatMap { Digest($0) }
            }
            return .manifest(manifest)
        default: return nil
        }
    }

    private static func index(
        _ list: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> Companion.Index {
        var index = Companion.Index()
        for (position, element) in list.elements.enumerated() where element.isObject {
            guard position < maximumEntries,
                let digest = context.digest(
                    "digest",
                    of: element,
                    at: pointer.appending(position)
                )
            else { continue }
            let annotations = element["annotations"]
            let type = annotations?["vnd.docker.reference.type"]?.string(limit: 256)
            if let type, type != "attestation-manifest" { continue }
            let attested = annotations?["vnd.docker.reference.digest"]?.string(limit: 256)
            index.entries.append(
                Companion.Entry(
                    digest: digest,
                    platform: element["platform"].flatMap { PlatformName.normalize($0) },
                    attested: type == nil ? nil : attested.flatMap { Digest($0) }
                )
            )
        }
        return index
    }

    private static func manifest(
        _ object: JSONValue,
        _ layers: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> Companion.Manifest {
        var manifest = Companion.Manifest()
        if let config = object["config"], config.isObject {
            manifest.config = context.digest(
                "digest",
                of: config,
                at: pointer.appending("config")
            )
        }
        if let subject = object["subject"]?["digest"]?.string(limit: 256) {
            manifest.attested = Digest(subject)
        }
        for (position, layer) in layers.elements.enumerated()
        where layer["mediaType"]?.string(limit: 256) == "application/vnd.in-toto+json" {
            guard position < maximumEntries,
                let type = layer["annotations"]?["in-toto.io/predicate-type"]?.string(limit: 512),
                ProvenanceVersion(predicateType: type) != nil,
                let digest = layer["digest"]?.string(limit: 256).flatMap({ Digest($0) })
            else { continue }
            manifest.statements.append(digest)
        }
        return manifest
    }

    static let maximumEntries = 10_000
}

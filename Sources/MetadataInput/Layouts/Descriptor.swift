internal import BuildModel
internal import JSONText

/// One entry of an index, a config or a layer: what a blob is said to be (OCI image-spec).
struct Descriptor {
    let digest: Digest
    let mediaType: String
    let artifactType: String?
    let platform: Platform?
    /// `attestation-manifest` for one that describes an image; others are no images either.
    let referenceType: String?
    /// The image manifest that an attestation manifest describes.
    let attested: Digest?
    let predicateType: String?
    /// What an object of a history export is, whose media type is always JSON.
    let exportedType: String?
    private(set) var label = LayoutLabel()

    /// `nil` for what is no descriptor; a malformed digest is reported.
    init?(_ object: JSONValue, at pointer: JSONPointer, in context: inout ReadingContext) {
        guard let digest = context.digest("digest", of: object, at: pointer) else { return nil }
        self.digest = digest
        mediaType = object["mediaType"]?.string(limit: 256) ?? ""
        artifactType = object["artifactType"]?.string(limit: 256)
        platform = object["platform"].flatMap { PlatformName.normalize($0) }
        let annotations = object["annotations"]
        referenceType = annotations?["vnd.docker.reference.type"]?.string(limit: 256)
        attested = annotations?["vnd.docker.reference.digest"]?.string(limit: 256)
            .flatMap { Digest($0) }
        predicateType = annotations?["in-toto.io/predicate-type"]?.string(limit: 512)
        exportedType = annotations?["vnd.export-build.descriptor.mediatype"]?.string(limit: 256)
        label = LayoutLabel(annotations)
    }

    /// The descriptors of a list, one for each digest, in the order of their first places.
    ///
    /// An image with several names stands once for each name in `index.json`.
    static func list(
        _ list: JSONValue?,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> [Listed] {
        guard let list else { return [] }
        var found: [Listed] = []
        var places: [Digest: Int] = [:]
        for (position, element) in list.elements.enumerated() {
            guard position < maximumEntries else {
                context.report(
                    .warning,
                    "layout-too-large",
                    at: pointer,
                    found: "\(list.count) entries, of which the first \(maximumEntries) were read"
                )
                break
            }
            let place = pointer.appending(position)
            guard let descriptor = Descriptor(element, at: place, in: &context) else { continue }
            if let known = places[descriptor.digest] {
                found[known].descriptor.label.add(descriptor.label)
            } else {
                places[descriptor.digest] = found.count
                found.append(Listed(descriptor: descriptor, pointer: place))
            }
        }
        return found
    }

    /// A descriptor and its place.
    struct Listed {
        fileprivate(set) var descriptor: Descriptor
        let pointer: JSONPointer
    }

    private static let maximumEntries = 10_000
}

extension Descriptor {
    /// Whether the blob is provenance, as the list says; others are never read.
    var isProvenance: Bool {
        mediaType == LayoutMediaType.statement
            && predicateType.flatMap { ProvenanceVersion(predicateType: $0) } != nil
    }

    var isAttestation: Bool {
        referenceType == "attestation-manifest" || artifactType == LayoutMediaType.attestation
    }
}

/// Media types by which the parts of a layout are told apart.
enum LayoutMediaType {
    static let statement = "application/vnd.in-toto+json"
    static let attestation = "application/vnd.docker.attestation.manifest.v1+json"
    static let historyRecord = "application/vnd.buildkit.historyrecord.v0"

    /// Whether a blob of this type lists others; a descriptor without type may be of any.
    static func isList(_ type: String) -> Bool {
        type.isEmpty || MediaType.outputKind(type) != nil
    }

    static func isImageConfig(_ type: String) -> Bool {
        type == "application/vnd.oci.image.config.v1+json"
            || type == "application/vnd.docker.container.image.v1+json"
    }
}

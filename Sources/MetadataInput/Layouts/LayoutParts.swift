internal import BuildModel
internal import JSONText

/// What a manifest of a layout points at.
struct LayoutManifest {
    let config: Digest?
    let configType: String
    let artifactType: String?
    let subject: Digest?
    let layers: [Descriptor]

    init(_ root: JSONValue, at pointer: JSONPointer, in context: inout ReadingContext) {
        let config = root["config"].flatMap {
            Descriptor($0, at: pointer.appending("config"), in: &context)
        }
        self.config = config?.digest
        configType = config?.mediaType ?? ""
        artifactType = root["artifactType"]?.string(limit: 256)
        subject = root["subject"]?["digest"]?.string(limit: 256).flatMap { Digest($0) }
        layers = Descriptor.list(
            root["layers"],
            at: pointer.appending("layers"),
            in: &context
        ).map(\.descriptor)
    }

    /// Whether it is an attestation by its own words: its artifact type, or nothing but statements.
    var isAttestation: Bool {
        artifactType == LayoutMediaType.attestation
            || !layers.isEmpty && layers.allSatisfy { $0.mediaType == LayoutMediaType.statement }
    }
}

/// One image manifest as an index lists it.
struct LayoutImage {
    let digest: Digest
    let platform: Platform?
    /// `nil` where the manifest itself is missing.
    let config: Digest?
    /// The innermost index that lists it.
    let index: Digest?
    let label: LayoutLabel
    let origin: Record.Origin

    init(
        _ descriptor: Descriptor,
        _ config: Digest?,
        _ index: Digest?,
        _ label: LayoutLabel,
        _ origin: Record.Origin
    ) {
        digest = descriptor.digest
        platform = descriptor.platform
        self.config = config
        self.index = index
        self.label = label
        self.origin = origin
    }
}

/// One attestation manifest: what it is about, and its provenance statements.
struct LayoutAttestation {
    /// `nil` where only the statements say it.
    let image: Digest?
    let index: Digest?
    let statements: [Digest]

    init(_ manifest: LayoutManifest, _ descriptor: Descriptor, _ index: Digest?) {
        image = descriptor.attested ?? manifest.subject
        self.index = index
        statements = manifest.layers.filter(\.isProvenance).map(\.digest)
    }
}

/// One build of a history export.
struct LayoutRecord {
    let record: Digest?
    let predicates: [Digest]
    /// Indexes, manifests and configs of what the build made.
    let outputs: [Digest]
    let origin: Record.Origin

    init(_ manifest: LayoutManifest, _ origin: Record.Origin) {
        record = manifest.config
        predicates = manifest.layers.filter(\.isProvenance).map(\.digest)
        outputs = manifest.layers.filter { layer in
            layer.exportedType.map {
                MediaType.outputKind($0) != nil || LayoutMediaType.isImageConfig($0)
            } ?? false
        }.map(\.digest)
        self.origin = Record.Origin(
            file: origin.file,
            shape: .historyExport,
            pointer: origin.pointer
        )
    }
}

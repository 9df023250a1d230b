internal import BuildModel
internal import JSONText

/// Follows a layout from `index.json` through its indexes to images, attestations and records.
///
/// Blobs that nothing leads to are stale and stay unread. An index is followed once, however often
/// it is listed.
struct LayoutWalk {
    var blobs: BlobReader
    private(set) var images: [LayoutImage] = []
    private(set) var attestations: [LayoutAttestation] = []
    private(set) var records: [LayoutRecord] = []
    /// What each index and image manifest says.
    private var companions: [Digest: [Companion]] = [:]
    private var visited: Set<Digest> = []

    init(_ blobs: BlobReader) {
        self.blobs = blobs
    }

    /// Walks all that `index.json` leads to.
    mutating func walk() {
        guard let document = blobs.document(named: "index.json") else { return }
        let root = document.root
        guard let list = root["manifests"], list.isArray else {
            blobs.report(
                .warning,
                "layout-index",
                at: ["index.json"],
                found: "no list of manifests",
                expected: "an index (OCI image-spec)"
            )
            return
        }
        let step = Step(member: ["index.json"], label: LayoutLabel(root["annotations"]))
        visit(list, step)
    }

    /// The indexes and manifests of the images; an index that lists other things is of no use.
    func imageCompanions() -> [Companion] {
        let digests = Set(images.map(\.digest) + images.compactMap(\.index))
        return digests.sorted().flatMap { companions[$0] ?? [] }
    }

    /// Where in the layout a list stands.
    private struct Step {
        var member: [String]
        /// The index that the list belongs to; `nil` for `index.json`, which is no image's index.
        var index: Digest?
        var label: LayoutLabel
        var depth = 0
    }

    private mutating func visit(_ list: JSONValue, _ step: Step) {
        let place = blobs.store.place(of: step.member)
        var context = blobs.store.context(for: step.member, blobs.rules)
        let pointer = place.pointer.appending("manifests")
        let entries = Descriptor.list(list, at: pointer, in: &context)
        blobs.take(diagnosticsOf: context)
        for entry in entries {
            let origin = context.origin(blobs.store.layoutShape, at: entry.pointer)
            visit(entry.descriptor, origin, step)
        }
    }

    private mutating func visit(
        _ descriptor: Descriptor,
        _ origin: Record.Origin,
        _ step: Step
    ) {
        let isOther = descriptor.referenceType != nil && !descriptor.isAttestation
        guard !isOther, LayoutMediaType.isList(descriptor.mediaType) else { return }
        let label = descriptor.label.inheriting(step.label)
        guard let document = blobs.document(descriptor.digest) else {
            // The descriptor alone tells the digest and the platform of an image.
            if !descriptor.isAttestation, descriptor.artifactType == nil,
                descriptor.platform != nil
            {
                images.append(LayoutImage(descriptor, nil, step.index, label, origin))
            }
            return
        }
        let root = document.root
        if let list = root["manifests"], list.isArray {
            follow(root, list, descriptor, label, step)
        } else {
            take(root, descriptor, label, origin, step)
        }
    }

    private mutating func follow(
        _ root: JSONValue,
        _ list: JSONValue,
        _ descriptor: Descriptor,
        _ label: LayoutLabel,
        _ step: Step
    ) {
        guard visited.insert(descriptor.digest).inserted else { return }
        let member = BlobReader.member(descriptor.digest)
        guard step.depth < Self.maximumDepth else {
            blobs.report(
                .warning,
                "layout-too-deep",
                at: member,
                found: "an index inside more than \(Self.maximumDepth) others; not read"
            )
            return
        }
        addCompanion(root, descriptor.digest)
        var inner = Step(member: member, index: descriptor.digest, label: label)
        inner.depth = step.depth + 1
        visit(list, inner)
    }

    private mutating func take(
        _ root: JSONValue,
        _ descriptor: Descriptor,
        _ label: LayoutLabel,
        _ origin: Record.Origin,
        _ step: Step
    ) {
        let member = BlobReader.member(descriptor.digest)
        var context = blobs.store.context(for: member, blobs.rules)
        let manifest = LayoutManifest(
            root,
            at: blobs.store.place(of: member).pointer,
            in: &context
        )
        blobs.take(diagnosticsOf: context)
        if manifest.configType == LayoutMediaType.historyRecord {
            records.append(LayoutRecord(manifest, origin))
        } else if descriptor.isAttestation || manifest.isAttestation {
            attestations.append(LayoutAttestation(manifest, descriptor, step.index))
        } else if LayoutMediaType.isImageConfig(manifest.configType) {
            addCompanion(root, descriptor.digest)
            images.append(LayoutImage(descriptor, manifest.config, step.index, label, origin))
        }
    }

    private mutating func addCompanion(_ root: JSONValue, _ digest: Digest) {
        let member = BlobReader.member(digest)
        var context = blobs.store.context(for: member, blobs.rules)
        let pointer = blobs.store.place(of: member).pointer
        // What is malformed in it has been reported with its descriptors.
        ManifestFile.read(root, content: digest, at: pointer, in: &context)
        companions[digest] = context.companions
    }

    private static let maximumDepth = 16
}

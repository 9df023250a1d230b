internal import BuildModel

extension Record.Format {
    var isProvenance: Bool { self == .provenance02 || self == .provenance1 }
}

extension Record {
    /// The last component of the reference that Buildx gave the build.
    var buildID: Text? {
        guard let reference = builderReference else { return nil }
        let bytes = reference.string.bytes
        let id = bytes.cut(atLast: .slash).after ?? bytes
        return id.isEmpty ? nil : Text(id)
    }

    /// Whether no file tells of the build in its own right.
    var isLone: Bool { !origins.isEmpty && !origins.contains(where: \.shape.isBuild) }

    /// Whether nothing but history entries, with the predicates that they list, tells of the build.
    var isHistory: Bool {
        origins.contains(where: \.shape.isHistory)
            && origins.allSatisfy { origin in
                let shape = origin.shape
                return shape.isHistory || !shape.isBuild || shape == .predicate
            }
    }
}

extension Draft {
    /// The last component of the reference that Buildx gave the build.
    var buildID: Text? { record.buildID }

    /// Whether nothing but history entries tells of the build.
    var isHistory: Bool { record.isHistory }

    /// Whether a statement is about a manifest, or about no one in particular.
    func isPart(about manifest: Digest) -> Bool {
        links.part == nil || links.part == manifest
    }

    /// The folder of the file, by which equal candidates are told apart.
    var folder: Text { Self.folder(of: path) }

    static func folder(of path: Text) -> Text {
        Text(path.string.bytes.cut(atLast: .slash).before)
    }

    /// Takes an index, and the manifest of the draft's platform where it knows none.
    mutating func take(_ images: IndexImages, _ digest: Digest) {
        add(.index, digest)
        for manifest in digests(.manifest) {
            propose(images.platform(of: manifest), rank: .manifest)
        }
        if record.platform.isUnknown, images.all.count == 1 {
            propose(images.all[0].platform, rank: .manifest)
        }
        if let image = images.image(of: record.platform) { take(created: image.created) }
        guard digests(.manifest).isEmpty else { return }
        if let image = images.image(of: record.platform) { add(.manifest, image.digest) }
    }

    mutating func take(_ manifest: Companion.Manifest, _ digest: Digest) {
        add(.manifest, digest)
        if let config = manifest.config { add(.config, config) }
        propose(manifest.platform, rank: .manifest)
        take(created: manifest.created)
    }

    mutating func take(_ config: Companion.Config) {
        propose(config.platform, rank: .config)
        take(created: config.created)
    }

    private mutating func take(created: Timestamp?) {
        guard let created else { return }
        let candidate = TimeCandidate(at: created, source: .config)
        if !times.contains(candidate) { times.append(candidate) }
    }

    /// When the build started, as its provenance says; empty where it does not.
    var provenanceTimes: [Timestamp] {
        times.filter { $0.source == .provenance }.map(\.at)
    }

    /// Whether both may be of one build: the times that their provenance gives do not differ, nor do
    /// the indexes that earlier runs found for them.
    func mayShareBuild(with other: Draft) -> Bool {
        if isOfOtherIndex(than: other) { return false }
        let (own, others) = (provenanceTimes, other.provenanceTimes)
        return own.isEmpty || others.isEmpty || own.contains(where: others.contains)
    }
}

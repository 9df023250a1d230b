internal import BuildModel

extension Record.Format {
    var isProvenance: Bool { self == .provenance02 || self == .provenance1 }
}

extension Companion {
    /// What a companion without a build is, for the problems page.
    var alone: String {
        switch subject {
        case .config: "an image config without build info that belongs to no build here"
        case .manifest: "a manifest that belongs to no build here"
        case .index: "an index that belongs to no build here"
        }
    }
}

extension Draft {
    /// The last component of the reference that Buildx gave the build.
    var buildID: Text? {
        guard let reference = record.builderReference else { return nil }
        let bytes = reference.string.bytes
        let id = bytes.cut(atLast: .slash).after ?? bytes
        return id.isEmpty ? nil : Text(id)
    }

    var isHistory: Bool {
        record.origins.contains { $0.shape == .historyInspect || $0.shape == .historyRecord }
    }

    /// The folder of the file, by which equal candidates are told apart.
    var folder: Text { Self.folder(of: path) }

    static func folder(of path: Text) -> Text {
        Text(path.string.bytes.cut(atLast: .slash).before)
    }

    /// Takes an index, and the manifest of the draft's platform where it knows none.
    mutating func take(_ images: IndexImages, _ digest: Digest) {
        add(.index, digest)
        if record.platform.isUnknown, images.all.count == 1 {
            propose(images.all[0].platform, rank: .manifest)
        }
        guard digests(.manifest).isEmpty else { return }
        if let manifest = images.manifest(of: record.platform) { add(.manifest, manifest) }
    }

    mutating func take(_ config: Companion.Config) {
        propose(config.platform, rank: .config)
        if let created = config.created {
            let candidate = TimeCandidate(at: created, source: .config)
            if !times.contains(candidate) { times.append(candidate) }
        }
    }
}

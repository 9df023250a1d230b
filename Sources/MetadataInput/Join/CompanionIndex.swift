internal import BuildModel

/// Companions by the digest of their content; copies of one file under several paths are alike.
struct CompanionIndex {
    private let byContent: [Digest: [Companion]]
    private let images: [Digest: IndexImages]
    /// In the order of their places.
    let all: [Companion]

    init(_ companions: [Companion]) {
        all = companions
        var table: [Digest: [Companion]] = [:]
        for companion in companions {
            if let content = companion.content { table[content, default: []].append(companion) }
        }
        byContent = table
        images = table.compactMapValues { copies in
            guard case .index(let index)? = copies.first?.subject else { return nil }
            return IndexImages(index)
        }
    }

    var isEmpty: Bool { all.isEmpty }

    /// The images of an index, `nil` where the digest is none's.
    func images(_ digest: Digest) -> IndexImages? { images[digest] }

    func index(_ digest: Digest) -> Companion.Index? {
        guard case .index(let index)? = byContent[digest]?.first?.subject else { return nil }
        return index
    }

    func manifest(_ digest: Digest) -> Companion.Manifest? {
        guard case .manifest(let manifest)? = byContent[digest]?.first?.subject else { return nil }
        return manifest
    }

    func config(_ digest: Digest) -> Companion.Config? {
        guard case .config(let config)? = byContent[digest]?.first?.subject else { return nil }
        return config
    }

    /// The place of the copy in the folder of the build that it speaks of, else of the first one.
    func origin(_ digest: Digest, near folder: Text) -> Record.Origin? {
        guard let copies = byContent[digest] else { return nil }
        return (copies.first { $0.folder == folder } ?? copies.first)?.origin
    }
}

/// The images that an index lists, without attestations.
struct IndexImages {
    let all: [Companion.Entry]
    private var manifests: [Platform: Digest] = [:]

    init(_ index: Companion.Index) {
        all = index.entries.filter { $0.attested == nil && $0.platform != nil }
        var doubles: Set<Platform> = []
        for image in all {
            guard let platform = image.platform else { continue }
            let known = manifests.updateValue(image.digest, forKey: platform)
            if let known, known != image.digest { doubles.insert(platform) }
        }
        for platform in doubles { manifests[platform] = nil }
    }

    /// The manifest of a platform; `nil` where there are several, which only other facts tell apart.
    func manifest(of platform: Platform) -> Digest? { manifests[platform] }
}

extension Companion {
    fileprivate var folder: Text { Text(path.string.bytes.cut(atLast: .slash).before) }
}

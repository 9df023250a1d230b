internal import BuildModel

/// Companions by the digest of their content; copies of one file under several paths are alike.
struct CompanionIndex {
    private let byContent: [Digest: [Companion]]
    /// In the order of their places.
    let all: [Companion]

    init(_ companions: [Companion]) {
        all = companions
        var table: [Digest: [Companion]] = [:]
        for companion in companions {
            if let content = companion.content { table[content, default: []].append(companion) }
        }
        byContent = table
    }

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

extension Companion {
    fileprivate var folder: Text { Text(path.string.bytes.cut(atLast: .slash).before) }
}

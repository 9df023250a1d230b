internal import BuildModel

/// Which index lists a manifest, and which attestation manifest lists a statement.
///
/// Where several do, the one in the folder of the file that asks is meant, else none.
struct IndexHolders {
    private var indexes = Holders()
    private var attestations = Holders()

    init(_ companions: [Companion]) {
        for companion in companions {
            guard let content = companion.content else { continue }
            let folder = Draft.folder(of: companion.path)
            switch companion.subject {
            case .index(let index):
                indexes.add(content, of: index.entries.map(\.digest), in: folder)
            case .manifest(let manifest):
                attestations.add(content, of: manifest.statements, in: folder)
            case .config: continue
            }
        }
    }

    /// The index that lists an image or an attestation manifest.
    func index(of manifest: Digest, near folder: Text) -> Digest? {
        indexes.holder(of: manifest, near: folder)
    }

    /// Whether an index lists the digest.
    func holds(_ manifest: Digest) -> Bool { indexes.holds(manifest) }

    /// The attestation manifest that lists a statement by the digest of its bytes.
    func attestation(of statement: Digest, near folder: Text) -> Digest? {
        attestations.holder(of: statement, near: folder)
    }
}

/// By what is held, the only file that holds it; `nil` inside where several do.
private struct Holders {
    private var everywhere: [Digest: Digest?] = [:]
    private var byFolder: [Text: [Digest: Digest?]] = [:]

    mutating func add(_ holder: Digest, of held: [Digest], in folder: Text) {
        for digest in held {
            Self.note(holder, at: digest, in: &everywhere)
            Self.note(holder, at: digest, in: &byFolder[folder, default: [:]])
        }
    }

    func holder(of digest: Digest, near folder: Text) -> Digest? {
        let near = byFolder[folder]?[digest] ?? nil
        return near ?? (everywhere[digest] ?? nil)
    }

    func holds(_ digest: Digest) -> Bool { everywhere[digest] != nil }

    private static func note(
        _ holder: Digest,
        at digest: Digest,
        in holders: inout [Digest: Digest?]
    ) {
        if let known = holders[digest] {
            if known != holder { holders[digest] = .some(nil) }
        } else {
            holders[digest] = .some(holder)
        }
    }
}

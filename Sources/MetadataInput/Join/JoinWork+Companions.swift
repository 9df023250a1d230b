internal import BuildModel

extension JoinWork {
    /// Adds the digests, platforms and times that indexes, manifests and configs know.
    mutating func completeFromCompanions() {
        guard !companions.isEmpty else { return }
        splitByIndex()
        for place in places { complete(place) }
    }

    /// A build without any payload whose index holds several images is one record for each.
    private mutating func splitByIndex() {
        var split: [Draft] = []
        for place in places {
            guard let draft = drafts[place], draft.record.platform.isUnknown,
                draft.record.format == .none || draft.record.format == .history,
                let images = images(of: draft), images.count > 1,
                images.count <= PlatformLimit.maximum
            else { continue }
            for image in images {
                var part = draft
                part.propose(image.platform, rank: .manifest)
                split.append(part)
            }
            drafts[place] = nil
        }
        drafts += split.map { Optional($0) }
    }

    private func images(of draft: Draft) -> [Companion.Entry]? {
        for digest in draft.digests(.index) + draft.digests(.unknown) {
            if let images = companions.images(digest) { return images.all }
        }
        return nil
    }

    /// Adds what the companions of its outputs say to a draft; doing it again adds nothing.
    mutating func complete(_ place: Int) { complete(place, from: companions) }

    mutating func complete(_ place: Int, from companions: CompanionIndex) {
        guard var draft = drafts[place] else { return }
        for digest in draft.digests(.index) + draft.digests(.unknown) {
            guard let images = companions.images(digest) else { continue }
            used.insert(digest)
            draft.take(images, digest)
            draft.add(companions.origin(digest, near: draft.folder))
        }
        for digest in draft.digests(.manifest) + draft.digests(.unknown) {
            guard let manifest = companions.manifest(digest) else { continue }
            used.insert(digest)
            draft.take(manifest, digest)
            draft.add(companions.origin(digest, near: draft.folder))
        }
        // A config with build info is not the build that it speaks of.
        for digest in draft.digests(.config) where draft.links.role != .config {
            guard let config = companions.config(digest) else { continue }
            used.insert(digest)
            draft.take(config)
            draft.add(companions.origin(digest, near: draft.folder))
        }
        drafts[place] = draft
    }

    func addOrigin(_ digest: Digest, to draft: inout Draft) {
        draft.add(companions.origin(digest, near: draft.folder))
    }
}

extension Draft {
    /// Adds a place, once.
    fileprivate mutating func add(_ origin: Record.Origin?) {
        guard let origin, !record.origins.contains(origin) else { return }
        record.origins.append(origin)
    }
}

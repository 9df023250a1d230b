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
                let index = index(of: draft), maySplit(draft, index)
            else { continue }
            for image in index.images {
                var part = draft
                part.propose(image.platform, rank: .manifest)
                split.append(part)
            }
            drafts[place] = nil
        }
        drafts += split.map { Optional($0) }
    }

    private typealias SplitIndex = (digest: Digest, images: [Companion.Entry])

    /// The first output that is known to be an index, with its images.
    private func index(of draft: Draft) -> SplitIndex? {
        for digest in draft.digests(.index) + draft.digests(.unknown) {
            if let images = companions.images(digest) { return (digest, images.all) }
        }
        return nil
    }

    /// Whether a build becomes one record for each image; one that would become too many stays one.
    private mutating func maySplit(_ draft: Draft, _ index: SplitIndex) -> Bool {
        let count = index.images.count
        guard count > 1 else { return false }
        guard count <= PlatformLimit.maximum else {
            limits.report(
                at: companions.origin(index.digest, near: draft.folder),
                found: "an index of \(count) images; builds of it stay one record each",
                expected: "at most \(PlatformLimit.maximum) images"
            )
            return false
        }
        if limits.allowsSplit(into: count) { return true }
        limits.report(
            at: companions.origin(index.digest, near: draft.folder),
            found: "an index of more builds than one run takes apart; some stay one record each",
            expected: "at most \(JoinLimits.moreParts) records beyond \(JoinLimits.freeParts) each",
            nextStep: "read fewer files in one run, with `--history`"
        )
        return false
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

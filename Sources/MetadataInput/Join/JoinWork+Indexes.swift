internal import BuildModel

extension JoinWork {
    /// Adds the index that lists the manifest of a draft, where no metadata file named it.
    ///
    /// The last step: what is found here joins no drafts, it tells what each of them is part of.
    mutating func takeIndexes() {
        guard !companions.isEmpty else { return }
        for place in places {
            guard let draft = drafts[place], draft.links.role != .config,
                draft.digests(.index).isEmpty
            else { continue }
            takeAttested(place)
            takeIndex(place)
        }
    }

    /// The manifest that an attestation manifest names, which lists the statement itself.
    private mutating func takeAttested(_ place: Int) {
        guard var draft = drafts[place], let statement = draft.links.content,
            let attestation = companions.attestation(of: statement, near: draft.folder)
        else { return }
        let index = companions.index(of: attestation, near: draft.folder)
        let attested =
            index.flatMap { companions.images($0)?.attested(by: attestation) }
            ?? companions.manifest(attestation)?.attested
        let manifests = draft.digests(.manifest)
        guard let attested, manifests.isEmpty || manifests.contains(attested) else { return }
        used.insert(attestation)
        addOrigin(attestation, to: &draft)
        draft.add(.manifest, attested)
        drafts[place] = draft
    }

    private mutating func takeIndex(_ place: Int) {
        guard var draft = drafts[place] else { return }
        let indexes = draft.digests(.manifest).compactMap {
            companions.index(of: $0, near: draft.folder)
        }
        if let index = indexes.first {
            draft.add(.index, index)
            // The statements of all platforms of one index are of one image.
            if draft.links.role == .document {
                draft.namePath = companions.origin(index, near: draft.folder)?.file
            }
            drafts[place] = draft
        }
        complete(place)
    }
}

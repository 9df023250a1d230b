internal import BuildModel

extension JoinWork {
    /// Adds to builds of this run what earlier runs read of outputs that other builds have, too.
    ///
    /// An index, a manifest or a config that another run read is a part of the builds that it completed
    /// there. What it told stands in their records, and holds for every build with the same digest.
    mutating func takeSharedOutputs() {
        guard !thin.isEmpty else { return }
        let others = drafts.indices.filter { !thin.contains($0) }.compactMap { drafts[$0] }
        let told = CompanionIndex(ToldOutputs(others).companions)
        guard !told.isEmpty else { return }
        for place in thin.sorted() { complete(place, from: told) }
    }
}

/// Indexes, manifests and configs as the records tell them that they completed.
private struct ToldOutputs {
    private var indexes: [Digest: (index: Companion.Index, origin: Record.Origin)] = [:]
    private(set) var companions: [Companion] = []

    init(_ drafts: [Draft]) {
        for draft in drafts { add(draft) }
        for (digest, told) in indexes.sorted(by: { $0.key < $1.key }) {
            add(.index(told.index), digest, told.origin)
        }
    }

    private mutating func add(_ draft: Draft) {
        let origins = draft.record.origins
        let platform = draft.record.platform.isUnknown ? nil : draft.record.platform
        let config = draft.digests(.config).first
        if let config, let origin = origins.first(where: \.shape.isConfig) {
            var told = Companion.Config()
            told.platform = platform
            told.created = draft.times.first { $0.source == .config }?.at
            add(.config(told), config, origin)
        }
        guard let manifest = draft.digests(.manifest).first,
            let origin = origins.first(where: { $0.shape == .manifest })
        else { return }
        var told = Companion.Manifest()
        told.config = config
        told.platform = platform
        add(.manifest(told), manifest, origin)
        guard let index = draft.digests(.index).first, let platform else { return }
        var known = indexes[index] ?? (Companion.Index(), origin)
        known.index.isPartial = true
        known.index.entries.append(
            Companion.Entry(digest: manifest, platform: platform, attested: nil)
        )
        indexes[index] = known
    }

    private mutating func add(
        _ subject: Companion.Subject,
        _ digest: Digest,
        _ origin: Record.Origin
    ) {
        companions.append(
            Companion(origin: origin, path: origin.file, content: digest, subject: subject)
        )
    }
}

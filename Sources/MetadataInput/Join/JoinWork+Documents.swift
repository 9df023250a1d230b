internal import BuildModel

extension JoinWork {
    /// Index to attestation manifest to statement, each named by its digest.
    mutating func joinByChain() {
        guard !companions.isEmpty else { return }
        var statements: [Digest: [Int]] = [:]
        for place in places(.document) {
            if let content = drafts[place]?.links.content {
                statements[content, default: []].append(place)
            }
        }
        for place in places(.build) {
            guard let draft = drafts[place] else { continue }
            let manifests = draft.digests(.manifest)
            for index in draft.digests(.index) {
                guard let images = companions.images(index) else { continue }
                for manifest in manifests {
                    for attestation in images.attestations(of: manifest) {
                        join(attestation, of: manifest, statements, into: place)
                    }
                }
            }
        }
    }

    /// Takes what an attestation manifest lists; one about several images lists each image's part.
    private mutating func join(
        _ attestation: Digest,
        of manifest: Digest,
        _ statements: [Digest: [Int]],
        into place: Int
    ) {
        guard let found = companions.manifest(attestation), var draft = drafts[place] else {
            return
        }
        used.insert(attestation)
        addOrigin(attestation, to: &draft)
        drafts[place] = draft
        for statement in found.statements {
            for source in statements[statement] ?? []
            where drafts[source]?.isPart(about: manifest) == true {
                move(source, into: place)
            }
        }
    }

    /// A statement whose subject is the platform manifest of one build, and of no other.
    ///
    /// Builds whose provenance gives another time are other builds of the same manifest.
    mutating func joinBySubject() {
        let builds = holders(of: .manifest, places(.build))
        var claims: [Int: [Int]] = [:]
        for place in places(.document) {
            guard let draft = drafts[place] else { continue }
            let candidates = Set(draft.links.subjects.flatMap { builds[$0] ?? [] })
                .filter { drafts[$0]?.mayShareBuild(with: draft) == true }
            guard let target = only(candidates.sorted(), near: draft) else { continue }
            claims[target, default: []].append(place)
        }
        for (target, sources) in claims.sorted(by: { $0.key < $1.key })
        where areCopies(sources, for: target) {
            for source in sources { move(source, into: target) }
        }
    }

    /// Whether statements say the same, whatever their bytes; two that differ are two builds.
    private func areCopies(_ places: [Int], for target: Int) -> Bool {
        guard places.count > 1 else { return true }
        let contents = places.compactMap { place in
            drafts[place].map { draft in
                StatementContent(
                    id: RecordLine.id(of: draft.record),
                    subjects: draft.links.subjects,
                    times: draft.provenanceTimes
                )
            }
        }
        return Set(contents).count == 1
    }

    private struct StatementContent: Hashable {
        let id: Text
        let subjects: [Digest]
        let times: [Timestamp]
    }

    /// The drafts that have a digest; one of very many builds is left out.
    private func holders(
        of kind: Record.Output.Kind,
        _ places: [Int]
    ) -> [Digest: [Int]] {
        var holders: [Digest: [Int]] = [:]
        for place in places {
            for digest in drafts[place]?.digests(kind) ?? [] {
                holders[digest, default: []].append(place)
            }
        }
        return holders.filter { $0.value.count <= Self.maximumHolders }
    }

    /// The only candidate; among several the only one of the same time, or of the same folder.
    private func only(_ candidates: [Int], near draft: Draft) -> Int? {
        if candidates.count <= 1 { return candidates.first }
        let times = draft.provenanceTimes
        let timely = candidates.filter { place in
            drafts[place]?.provenanceTimes.contains(where: times.contains) == true
        }
        if timely.count == 1 { return timely[0] }
        let folder = draft.folder
        let near = (timely.isEmpty ? candidates : timely).filter { drafts[$0]?.folder == folder }
        return near.count == 1 ? near[0] : nil
    }

    /// Other documents about an output, imagetools' or a layout's, complete what made the output.
    mutating func joinDocuments() {
        for digestKind in [Record.Output.Kind.manifest, .index] {
            let builds = holders(of: digestKind, places(.build) + places(.document))
            for place in places(.document) {
                guard let draft = drafts[place] else { continue }
                let candidates = draft.digests(digestKind)
                    .compactMap { builds[$0] }
                    .joined()
                    .filter { canTake($0, draft, from: place, by: digestKind) }
                guard let target = only(Set(candidates).sorted(), near: draft) else { continue }
                move(place, into: target)
            }
        }
    }

    /// More drafts of one digest than builds of one image have; they are not told apart, and
    /// trying each with each would cost more than linear time.
    private static let maximumHolders = 1_000

    /// Two documents that both tell the sources are two builds; one that does not may join.
    private func canTake(
        _ target: Int,
        _ draft: Draft,
        from place: Int,
        by kind: Record.Output.Kind
    ) -> Bool {
        guard target != place, let other = drafts[target] else { return false }
        let platforms = [other.record.platform, draft.record.platform]
        guard platforms[0] == platforms[1] || platforms.contains(where: \.isUnknown),
            other.mayShareBuild(with: draft)
        else { return false }
        if other.links.role == .build {
            // An index that holds its provenance is that of one build; a manifest is not.
            return kind == .index || !(draft.isStatement && other.record.format.isProvenance)
        }
        // Two images of one index, whose platforms differ in what is left out of their names.
        let manifests = [other.digests(.manifest), draft.digests(.manifest)]
        if !manifests[0].isEmpty, !manifests[1].isEmpty,
            Set(manifests[0]).isDisjoint(with: manifests[1])
        {
            return false
        }
        // Of two documents the later one joins the earlier one.
        return target < place && !(draft.record.sourcesKnown && other.record.sourcesKnown)
    }
}

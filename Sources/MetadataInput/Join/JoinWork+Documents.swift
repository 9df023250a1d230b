internal import BuildModel

extension JoinWork {
    /// Index to attestation manifest to statement, each named by its digest.
    mutating func joinByChain() {
        guard !companions.isEmpty else { return }
        var statements: [Digest: Int] = [:]
        for place in places(.document) {
            if let content = drafts[place]?.links.content { statements[content] = place }
        }
        for place in places(.build) {
            guard let draft = drafts[place] else { continue }
            for digest in draft.digests(.index) {
                for entry in companions.index(digest)?.entries ?? [] {
                    guard let attested = entry.attested,
                        draft.digests(.manifest).contains(attested),
                        let manifest = companions.manifest(entry.digest)
                    else { continue }
                    used.insert(entry.digest)
                    if var attested = drafts[place] {
                        addOrigin(entry.digest, to: &attested)
                        drafts[place] = attested
                    }
                    for statement in manifest.statements {
                        guard let source = statements[statement] else { continue }
                        move(source, into: place)
                    }
                }
            }
        }
    }

    /// A statement whose subject is the platform manifest of one build, and of no other.
    mutating func joinBySubject() {
        var builds: [Digest: [Int]] = [:]
        for place in places(.build) {
            for digest in drafts[place]?.digests(.manifest) ?? [] {
                builds[digest, default: []].append(place)
            }
        }
        var claims: [Int: [Int]] = [:]
        for place in places(.document) {
            guard let draft = drafts[place] else { continue }
            let candidates = Set(draft.links.subjects.flatMap { builds[$0] ?? [] }).sorted()
            guard let target = only(candidates, near: draft) else { continue }
            claims[target, default: []].append(place)
        }
        for (target, sources) in claims.sorted(by: { $0.key < $1.key }) where sources.count == 1 {
            guard
                drafts[target]?.record.format.isProvenance == false
                    || drafts[target]?.record.time == nil
            else { continue }
            move(sources[0], into: target)
        }
    }

    /// The only candidate; among several the only one of the same folder.
    private func only(_ candidates: [Int], near draft: Draft) -> Int? {
        if candidates.count == 1 { return candidates[0] }
        let folder = draft.folder
        let near = candidates.filter { drafts[$0]?.folder == folder }
        return near.count == 1 ? near[0] : nil
    }

    /// Other documents about an output, imagetools' or a layout's, complete what made the output.
    mutating func joinDocuments() {
        for digestKind in [Record.Output.Kind.manifest, .index] {
            var builds: [Digest: [Int]] = [:]
            for place in places(.build) + places(.document) {
                for digest in drafts[place]?.digests(digestKind) ?? [] {
                    builds[digest, default: []].append(place)
                }
            }
            for place in places(.document) {
                guard let draft = drafts[place] else { continue }
                let candidates = draft.digests(digestKind)
                    .compactMap { builds[$0] }
                    .filter { $0.count <= Self.maximumHolders }
                    .joined()
                    .filter { canTake($0, draft, from: place) }
                guard let target = only(Set(candidates).sorted(), near: draft) else { continue }
                move(place, into: target)
            }
        }
    }

    /// More drafts of one digest than builds of one image have; they are not told apart.
    private static let maximumHolders = 1_000

    /// Two documents that both tell the sources are two builds; one that does not may join.
    private func canTake(_ target: Int, _ draft: Draft, from place: Int) -> Bool {
        guard target != place, let other = drafts[target] else { return false }
        let platforms = [other.record.platform, draft.record.platform]
        guard platforms[0] == platforms[1] || platforms.contains(where: \.isUnknown) else {
            return false
        }
        if other.links.role == .build {
            return !(draft.links.content != nil && other.record.format.isProvenance)
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

    /// A config with build info completes the builds whose config digest it has.
    mutating func joinConfigs() {
        var builds: [Digest: [Int]] = [:]
        for place in places where drafts[place]?.links.role != .config {
            for digest in drafts[place]?.digests(.config) ?? [] {
                builds[digest, default: []].append(place)
            }
        }
        for place in places(.config) {
            guard let content = drafts[place]?.links.content,
                let targets = builds[content], !targets.isEmpty
            else { continue }
            for target in targets { add(place, to: target) }
            drafts[place] = nil
        }
    }
}

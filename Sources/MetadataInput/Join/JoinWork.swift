internal import BuildModel

/// The drafts while they are joined; a draft that another one took in is gone.
struct JoinWork {
    private var drafts: [Draft?]
    private let companions: CompanionIndex
    private var diagnostics: [Diagnostic] = []
    /// Companions that spoke of a build.
    private var used: Set<Digest> = []

    init(_ drafts: [Draft], _ companions: CompanionIndex) {
        self.drafts = drafts
        self.companions = companions
    }

    func result() -> Joining.Result {
        var result = Joining.Result()
        result.drafts = drafts.compactMap { $0 }
        result.diagnostics = diagnostics
        for companion in companions.all {
            if let content = companion.content, used.contains(content) { continue }
            result.diagnostics.append(
                Diagnostic(
                    .note,
                    rule: "companion-alone",
                    at: Diagnostic.Place(
                        file: companion.origin.file,
                        pointer: companion.origin.pointer
                    ),
                    found: companion.alone,
                    nextStep: "put it beside the metadata of the build that it belongs to"
                )
            )
        }
        return result
    }

    private var places: [Int] { drafts.indices.filter { drafts[$0] != nil } }

    private func places(_ role: Draft.Role) -> [Int] {
        places.filter { drafts[$0]?.links.role == role }
    }

    /// Moves what one draft says into another.
    private mutating func move(_ from: Int, into place: Int) {
        guard from != place, let moved = drafts[from] else { return }
        drafts[place]?.complete(with: moved)
        drafts[from] = nil
    }

    /// The same document under two paths counts once.
    mutating func dropCopies() {
        var first: [Digest: Int] = [:]
        for place in places {
            guard let draft = drafts[place], draft.links.role != .build,
                let content = draft.links.content
            else { continue }
            if let known = first[content] {
                drafts[known]?.record.origins += draft.record.origins
                drafts[place] = nil
            } else {
                first[content] = place
            }
        }
    }

    /// A bare predicate belongs to the history entry that lists its digest; alone it is a build.
    mutating func placePredicates() {
        var byContent: [Digest: Int] = [:]
        for place in places(.predicate) + places(.document) {
            if let content = drafts[place]?.links.content { byContent[content] = place }
        }
        guard !byContent.isEmpty else { return }
        for place in places(.build) {
            guard let draft = drafts[place] else { continue }
            for attachment in draft.links.attachments {
                guard let source = byContent[attachment.digest], drafts[source] != nil else {
                    continue
                }
                let known = draft.record.platform
                if let platform = attachment.platform, !known.isUnknown, platform != known {
                    continue
                }
                drafts[source]?.propose(attachment.platform, rank: .manifest)
                copyOrMove(source, into: place)
            }
        }
        for place in places(.predicate) { drafts[place]?.links.role = .build }
    }

    /// A predicate without platform may belong to each platform of an entry, so it stays to be
    /// copied until all entries have been seen.
    private mutating func copyOrMove(_ from: Int, into place: Int) {
        guard let moved = drafts[from] else { return }
        drafts[place]?.complete(with: moved)
        taken.insert(from)
    }

    /// Documents that were copied into builds and stand for nothing of their own any more.
    private var taken: Set<Int> = []

    /// History entries of a build join the metadata file with the same reference.
    mutating func joinHistories() {
        for place in taken { drafts[place] = nil }
        taken = []
        var byReference: [Text: [Int]] = [:]
        for place in places(.build) {
            guard let draft = drafts[place], let id = draft.buildID else { continue }
            byReference[id, default: []].append(place)
        }
        for members in byReference.values where members.count > 1 {
            let histories = members.filter { drafts[$0]?.isHistory == true }
            let others = members.filter { drafts[$0]?.isHistory == false }
            join(histories, into: others.isEmpty ? Array(histories.prefix(1)) : others)
        }
    }

    /// Joins entries platform by platform; one without platform joins the only one there is.
    private mutating func join(_ entries: [Int], into targets: [Int]) {
        for entry in entries {
            guard let platform = drafts[entry]?.record.platform else { continue }
            let open = targets.filter { drafts[$0] != nil && $0 != entry }
            let same = open.filter { drafts[$0]?.record.platform == platform }
            let matching = same.isEmpty
                ? open.filter { platform.isUnknown || drafts[$0]?.record.platform.isUnknown == true }
                : same
            guard let moved = drafts[entry], !matching.isEmpty else { continue }
            if moved.record.platform.isUnknown || matching.count == 1 {
                for target in matching { drafts[target]?.complete(with: moved) }
                drafts[entry] = nil
            }
        }
    }

    /// Adds the digests, platforms and times that indexes, manifests and configs know.
    mutating func completeFromCompanions() {
        splitByIndex()
        for place in places { complete(place) }
    }

    /// A build without any payload whose index holds several images is one record for each.
    private mutating func splitByIndex() {
        var split: [Draft] = []
        for place in places {
            guard let draft = drafts[place], draft.record.platform.isUnknown,
                draft.record.format == .none || draft.record.format == .history,
                let images = images(of: draft), images.count > 1
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
        for digest in draft.digests(.index) {
            if let index = companions.index(digest) { return index.images }
        }
        return nil
    }

    private mutating func complete(_ place: Int) {
        guard var draft = drafts[place] else { return }
        for digest in draft.digests(.index) + draft.digests(.unknown) {
            guard let index = companions.index(digest) else { continue }
            used.insert(digest)
            draft.take(index, digest)
            addOrigin(digest, to: &draft)
        }
        for digest in draft.digests(.manifest) + draft.digests(.unknown) {
            guard let manifest = companions.manifest(digest) else { continue }
            used.insert(digest)
            draft.add(.manifest, digest)
            addOrigin(digest, to: &draft)
            if let config = manifest.config { draft.add(.config, config) }
        }
        for digest in draft.digests(.config) {
            guard let config = companions.config(digest) else { continue }
            used.insert(digest)
            draft.take(config)
            addOrigin(digest, to: &draft)
        }
        drafts[place] = draft
    }

    private func addOrigin(_ digest: Digest, to draft: inout Draft) {
        guard let origin = companions.origin(digest),
            !draft.record.origins.contains(origin)
        else { return }
        draft.record.origins.append(origin)
    }

    /// Index to attestation manifest to statement, each named by its digest.
    mutating func joinByChain() {
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
            guard drafts[target]?.record.format.isProvenance == false
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
                let candidates = draft.digests(digestKind).flatMap { builds[$0] ?? [] }
                    .filter { canTake($0, draft, from: place) }
                guard let target = only(Set(candidates).sorted(), near: draft) else { continue }
                move(place, into: target)
            }
        }
    }

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
            guard let config = drafts[place], let content = config.links.content,
                let targets = builds[content], !targets.isEmpty
            else { continue }
            for target in targets { drafts[target]?.complete(with: config) }
            drafts[place] = nil
        }
    }
}

extension Record.Format {
    fileprivate var isProvenance: Bool { self == .provenance02 || self == .provenance1 }
}

extension Companion {
    /// What a companion without a build is, for the problems page.
    fileprivate var alone: String {
        switch subject {
        case .config: "an image config without build info that belongs to no build here"
        case .manifest: "a manifest that belongs to no build here"
        case .index: "an index that belongs to no build here"
        }
    }
}

extension Companion.Index {
    /// The images, without attestations.
    fileprivate var images: [Companion.Entry] {
        entries.filter { $0.attested == nil && $0.platform != nil }
    }
}

extension Draft {
    /// The last component of the reference that Buildx gave the build.
    fileprivate var buildID: Text? {
        guard let reference = record.builderReference else { return nil }
        let bytes = reference.string.bytes
        let id = bytes.cut(atLast: .slash).after ?? bytes
        return id.isEmpty ? nil : Text(id)
    }

    fileprivate var isHistory: Bool {
        record.origins.contains { $0.shape == .historyInspect || $0.shape == .historyRecord }
    }

    /// The folder of the file, by which equal candidates are told apart.
    fileprivate var folder: Text {
        Text(path.string.bytes.cut(atLast: .slash).before)
    }

    fileprivate mutating func take(_ index: Companion.Index, _ digest: Digest) {
        add(.index, digest)
        let images = index.images
        if record.platform.isUnknown, images.count == 1 {
            propose(images[0].platform, rank: .manifest)
        }
        for image in images where image.platform == record.platform {
            add(.manifest, image.digest)
        }
    }

    fileprivate mutating func take(_ config: Companion.Config) {
        propose(config.platform, rank: .config)
        if let created = config.created {
            let candidate = TimeCandidate(at: created, source: .config)
            if !times.contains(candidate) { times.append(candidate) }
        }
    }
}

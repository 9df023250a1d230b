internal import BuildModel

/// The drafts while they are joined; a draft that another one took in is gone.
struct JoinWork {
    var drafts: [Draft?]
    let companions: CompanionIndex
    var diagnostics: [Diagnostic] = []
    /// Companions that spoke of a build.
    var used: Set<Digest> = []
    /// Documents that were copied into builds and stand for nothing of their own any more.
    var taken: Set<Int> = []
    /// Where documents with several copies stand, by the digest of their bytes.
    var copies: [Digest: [Record.Origin]] = [:]

    init(_ drafts: [Draft], _ companions: CompanionIndex) {
        self.drafts = drafts
        self.companions = companions
    }

    func result() -> Joining.Result {
        var result = Joining.Result()
        result.drafts = drafts.compactMap { $0 }.map { draft in
            var draft = draft
            if let content = draft.links.content, let places = copies[content] {
                draft.record.origins = Set(draft.record.origins + places).sorted()
            }
            return draft
        }
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

    var places: [Int] { drafts.indices.filter { drafts[$0] != nil } }

    func places(_ role: Draft.Role) -> [Int] {
        places.filter { drafts[$0]?.links.role == role }
    }

    /// Moves what one draft says into another.
    mutating func move(_ from: Int, into place: Int) {
        guard from != place else { return }
        add(from, to: place)
        drafts[from] = nil
    }

    /// Adds what one draft says to another; of copies the one in the other's folder is named.
    mutating func add(_ from: Int, to place: Int) {
        guard var moved = drafts[from], let folder = drafts[place]?.folder else { return }
        if let content = moved.links.content, let places = copies[content] {
            let near = places.first { Draft.folder(of: $0.file) == folder }
            moved.record.origins = (near ?? places.first).map { [$0] } ?? moved.record.origins
        }
        drafts[place]?.complete(with: moved)
    }

    /// The same document under two paths counts once; two platforms of a layout may share one.
    mutating func dropCopies() {
        var first: [Digest: Int] = [:]
        var known: [Copy: Int] = [:]
        for place in places {
            guard let draft = drafts[place], draft.links.role != .build,
                let content = draft.links.content
            else { continue }
            let copy = Copy(content: content, platform: draft.record.platform)
            let vague = Copy(content: content, platform: .unknown)
            if let same = known[copy] ?? (copy == vague ? first[content] : nil) {
                drop(place, copyOf: same, content)
            } else if let same = known.removeValue(forKey: vague) {
                drop(place, copyOf: same, content)
                known[copy] = same
            } else {
                known[copy] = place
                first[content] = first[content] ?? place
            }
        }
    }

    /// Takes what a copy knows beyond the document itself; where it stands is kept apart.
    private mutating func drop(_ place: Int, copyOf same: Int, _ content: Digest) {
        guard var copy = drafts[place] else { return }
        copies[content, default: drafts[same]?.record.origins ?? []] += copy.record.origins
        copy.record.origins = []
        drafts[same]?.complete(with: copy)
        drafts[place] = nil
    }

    private struct Copy: Hashable {
        let content: Digest
        let platform: Platform
    }
}

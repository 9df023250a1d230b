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

    var places: [Int] { drafts.indices.filter { drafts[$0] != nil } }

    func places(_ role: Draft.Role) -> [Int] {
        places.filter { drafts[$0]?.links.role == role }
    }

    /// Moves what one draft says into another.
    mutating func move(_ from: Int, into place: Int) {
        guard from != place, let moved = drafts[from] else { return }
        drafts[place]?.complete(with: moved)
        drafts[from] = nil
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
                move(place, into: same)
            } else if let same = known.removeValue(forKey: vague) {
                move(place, into: same)
                known[copy] = same
            } else {
                known[copy] = place
                first[content] = first[content] ?? place
            }
        }
    }

    private struct Copy: Hashable {
        let content: Digest
        let platform: Platform
    }
}

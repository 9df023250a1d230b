internal import BuildModel

/// The drafts while they are joined; a draft that another one took in is gone.
struct JoinWork {
    var drafts: [Draft?]
    let companions: CompanionIndex
    /// Companions that spoke of a build.
    var used: Set<Digest> = []
    /// Builds that are new and that earlier ones may know more of.
    var thin: Set<Int> = []
    /// Documents that were copied into builds and stand for nothing of their own any more.
    var taken: Set<Int> = []
    var limits: JoinLimits
    /// Where documents with several copies stand, by the digest of their bytes.
    private var copies: [Digest: CopyPlaces] = [:]

    init(_ drafts: [Draft], _ companions: CompanionIndex, _ limits: JoinLimits) {
        self.drafts = drafts
        self.companions = companions
        self.limits = limits
    }

    /// What is left, with all places of documents that have copies.
    func result() -> [Draft] {
        drafts.compactMap { $0 }.map { draft in
            var draft = draft
            if let content = draft.links.content, let places = copies[content] {
                draft.record.origins = Set(draft.record.origins + places.all).sorted()
            }
            return draft
        }
    }

    typealias Step = @Sendable (inout JoinWork) -> Void

    /// Takes step after step, with a call of `checkpoint` before each.
    mutating func run<Failure: Error>(
        _ steps: [Step],
        _ checkpoint: () throws(Failure) -> Void
    ) throws(Failure) {
        try checkpoint()
        for step in steps {
            try checkpoint()
            step(&self)
        }
    }

    /// What is done one after the other with what files tell, the surest first.
    static let steps: [Step] = [
        { $0.dropCopies() }, { $0.placePredicates() }, { $0.joinHistories() },
        { $0.completeFromCompanions() }, { $0.joinByChain() }, { $0.joinBySubject() },
        { $0.joinDocuments() }, { $0.joinConfigs() }, { $0.takeIndexes() },
    ]

    /// The same for records that were joined before, each with the files that its run had.
    static let stepsOfRecords: [Step] = [
        { $0.joinByPlace() }, { $0.joinHistories() }, { $0.completeFromCompanions() },
        { $0.takeSharedOutputs() }, { $0.joinByChain() }, { $0.joinBySubject() },
        { $0.joinDocuments() }, { $0.joinConfigs() }, { $0.takeIndexes() },
    ]

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
            moved.record.origins = places.near(folder).map { [$0] } ?? moved.record.origins
        }
        drafts[place]?.complete(with: moved)
    }

    /// The same document under two paths counts once; two platforms of a layout may share one.
    mutating func dropCopies() {
        var known: [Copy: Int] = [:]
        for place in places {
            guard let draft = drafts[place], draft.links.role != .build,
                let content = draft.links.content
            else { continue }
            let part = draft.links.part
            let copy = Copy(content: content, part: part, platform: draft.record.platform)
            let vague = Copy(content: content, part: part, platform: .unknown)
            let any = Copy(content: content, part: part, platform: nil)
            if let same = known[copy] ?? (copy == vague ? known[any] : nil) {
                drop(place, copyOf: same, content)
            } else if let same = known.removeValue(forKey: vague) {
                drop(place, copyOf: same, content)
                known[copy] = same
            } else {
                known[copy] = place
                known[any] = known[any] ?? place
            }
        }
    }

    /// Takes what a copy knows beyond the document itself; where it stands is kept apart.
    private mutating func drop(_ place: Int, copyOf same: Int, _ content: Digest) {
        guard var copy = drafts[place] else { return }
        if copies[content] == nil {
            copies[content] = CopyPlaces(drafts[same]?.record.origins ?? [])
        }
        copies[content]?.add(copy.record.origins)
        copy.record.origins = []
        drafts[same]?.complete(with: copy)
        drafts[place] = nil
    }

    private struct Copy: Hashable {
        let content: Digest
        let part: Digest?
        /// `nil` stands for the first copy of whatever platform.
        let platform: Platform?
    }
}

/// Where the copies of one document stand.
private struct CopyPlaces {
    private(set) var all: [Record.Origin] = []
    private var byFolder: [Text: Record.Origin] = [:]

    init(_ origins: [Record.Origin]) { add(origins) }

    mutating func add(_ origins: [Record.Origin]) {
        all += origins
        for origin in origins {
            let folder = Draft.folder(of: origin.file)
            if byFolder[folder] == nil { byFolder[folder] = origin }
        }
    }

    /// The copy in a folder, else the first one.
    func near(_ folder: Text) -> Record.Origin? { byFolder[folder] ?? all.first }
}

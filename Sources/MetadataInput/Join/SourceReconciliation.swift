internal import BuildModel

/// The sources of one platform of one build as two files tell them.
///
/// The winner's list stays; the other one adds the nested inputs that a source came through, the
/// spelling that shows that a digest in a reference was not the author's, and disagreements.
enum SourceReconciliation {
    static func fill(_ record: inout Record, from other: Record) {
        guard other.sourcesKnown else { return }
        guard record.sourcesKnown else {
            record.sources = other.sources
            record.sourcesKnown = true
            return
        }
        // History lists what provenance lists, and knows no more of it.
        guard other.format == .buildinfo || record.format == other.format else { return }
        let others = OtherSources(other.sources)
        for index in record.sources.indices {
            guard let match = others.match(of: record.sources[index]) else { continue }
            take(match, into: &record.sources[index])
        }
        markConflicts(in: &record.sources, against: others)
        record.sources.sort { $0.precedes($1) }
    }

    private static func take(_ match: Source, into source: inout Source) {
        source.references = Set(source.references + match.references).sorted()
        source.via = Set(source.via + match.via).sorted()
        if source.via == [""] { source.via = [] }
        if source.state == .digestPinned, match.state == .floating {
            source.identity = match.identity
            source.state = .floating
        }
    }

    /// Equal identity and two valid pins, neither of which both lists have.
    private static func markConflicts(in sources: inout [Source], against others: OtherSources) {
        var known = Set(sources.map { OtherSources.Key(identity: $0.identity, pin: $0.pin) })
        let rivals = others.pinned { !known.contains($0) }
        var conflicting: Set<Text> = []
        for index in sources.indices {
            let source = sources[index]
            guard let pin = source.pin, pin.isValid, source.role.isInput,
                rivals[source.identity] != nil, !others.has(source.identity, pin)
            else { continue }
            sources[index].state = .conflict
            conflicting.insert(source.identity)
        }
        for identity in conflicting.sorted() {
            for var rival in rivals[identity] ?? []
            where known.insert(OtherSources.Key(identity: identity, pin: rival.pin)).inserted {
                rival.state = .conflict
                sources.append(rival)
            }
        }
    }
}

/// The sources that another file lists, to be looked up by what they have in common with one.
private struct OtherSources {
    struct Key: Hashable {
        let identity: Text
        let pin: Pin?
    }

    private struct Content: Hashable {
        let kind: SourceKind
        let repository: Text
        let pin: Pin
    }

    private var byContent: [Content: Source] = [:]
    private var exact: [Key: Source] = [:]
    private let sources: [Source]

    init(_ sources: [Source]) {
        self.sources = sources
        for source in sources {
            guard let pin = source.pin, pin.isValid else { continue }
            let key = Key(identity: source.identity, pin: pin)
            if exact[key] == nil { exact[key] = source }
            let content = Content(kind: source.kind, repository: source.repository, pin: pin)
            if byContent[content] == nil { byContent[content] = source }
        }
    }

    /// The entry of the same content: equal pin and repository, the same identity first.
    func match(of source: Source) -> Source? {
        guard let pin = source.pin, pin.isValid else { return nil }
        if let same = exact[Key(identity: source.identity, pin: pin)], same.kind == source.kind {
            return same
        }
        return byContent[Content(kind: source.kind, repository: source.repository, pin: pin)]
    }

    /// By identity, the entries that have a valid pin and pass the test.
    func pinned(_ test: (Key) -> Bool) -> [Text: [Source]] {
        let passing = sources.filter { source in
            source.pin?.isValid == true && test(Key(identity: source.identity, pin: source.pin))
        }
        return Dictionary(grouping: passing, by: \.identity)
    }

    func has(_ identity: Text, _ pin: Pin) -> Bool {
        exact[Key(identity: identity, pin: pin)] != nil
    }
}

internal import BuildModel

/// How many different sources some records have, and in which states; tools of a build left out.
struct SourceCount: Sendable {
    private(set) var total = 0
    /// Sources by state; a source with two states counts for both.
    private(set) var states: [SourceState: Int] = [:]

    init(_ indices: [Int], of records: [Record]) {
        if indices.count == 1, let only = indices.first {
            count(records[only].sources)
            return
        }
        var identities: Set<Text> = []
        var held: Set<Held> = []
        for index in indices {
            for source in records[index].sources where source.role.isInput {
                identities.insert(source.identity)
                let isNew = held.insert(Held(identity: source.identity, state: source.state))
                if isNew.inserted { states[source.state, default: 0] += 1 }
            }
        }
        total = identities.count
    }

    func count(_ state: SourceState) -> Int { states[state] ?? 0 }

    /// One record's sources are sorted by identity, so that doubles are neighbours.
    private mutating func count(_ sources: [Source]) {
        var last: Text?
        var seen: [SourceState] = []
        for source in sources where source.role.isInput {
            if source.identity != last {
                total += 1
                last = source.identity
                seen = []
            }
            if !seen.contains(source.state) {
                seen.append(source.state)
                states[source.state, default: 0] += 1
            }
        }
    }
}

private struct Held: Hashable {
    let identity: Text
    let state: SourceState
}

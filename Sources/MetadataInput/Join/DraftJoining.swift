internal import BuildModel

extension Draft {
    /// Takes from another draft of the same platform of the same build what this one lacks.
    mutating func complete(with other: Draft) {
        RecordMerge.complete(&record, with: other.record)
        propose(other.record.platform, rank: other.platformRank)
        repository = repository ?? other.repository
        for time in other.times where !times.contains(time) { times.append(time) }
        pinnedContextKeys.formUnion(other.pinnedContextKeys)
        let isListed = secretsKnown == true || other.secretsKnown == true
        secretsKnown = isListed ? true : secretsKnown ?? other.secretsKnown
        needsSecret = needsSecret || other.needsSecret
        links.subjects = Set(links.subjects + other.links.subjects).sorted()
        links.attachments = Self.united(links.attachments, other.links.attachments)
        links.outputs = Self.united(links.outputs, other.links.outputs)
    }

    private static func united<Element: Hashable>(
        _ left: [Element],
        _ right: [Element]
    ) -> [Element] {
        if right.isEmpty { return left }
        var known = Set(left)
        return left + right.filter { known.insert($0).inserted }
    }

    /// Adds a digest of what the build made.
    mutating func add(_ kind: Record.Output.Kind, _ digest: Digest) {
        guard !record.outputs.contains(where: { $0.digest == digest && $0.kind == kind }) else {
            return
        }
        add([.init(kind: kind, digest: digest)])
    }

    /// Takes the outputs of a history entry that are the platform's own or the whole build's.
    mutating func keepOutputs() {
        let own = links.outputs.filter { $0.platform == nil || $0.platform == record.platform }
        if own.isEmpty { return }
        add(own.map { .init(kind: $0.kind, digest: $0.digest) })
    }

    /// Adds outputs; what is told of a digest stands in place of an unknown kind.
    private mutating func add(_ outputs: [Record.Output]) {
        let all = record.outputs + outputs
        let told = Set(all.lazy.filter { $0.kind != .unknown }.map(\.digest))
        record.outputs = all.filter { $0.kind != .unknown || !told.contains($0.digest) }.inOrder()
    }

    /// The digests of one kind.
    func digests(_ kind: Record.Output.Kind) -> [Digest] {
        record.outputs.filter { $0.kind == kind }.map(\.digest)
    }
}

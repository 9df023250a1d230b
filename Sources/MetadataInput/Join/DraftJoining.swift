internal import BuildModel

extension Draft {
    /// Takes from another draft of the same platform of the same build what this one lacks.
    mutating func complete(with other: Draft) {
        RecordMerge.complete(&record, with: other.record)
        propose(other.record.platform, rank: other.platformRank)
        repository = repository ?? other.repository
        for time in other.times where !times.contains(time) { times.append(time) }
        pinnedContextKeys.formUnion(other.pinnedContextKeys)
        links.subjects = Set(links.subjects + other.links.subjects).sorted()
        links.attachments += other.links.attachments.filter { !links.attachments.contains($0) }
        links.outputs += other.links.outputs.filter { !links.outputs.contains($0) }
    }

    /// Adds a digest of what the build made.
    mutating func add(_ kind: Record.Output.Kind, _ digest: Digest) {
        guard !record.outputs.contains(where: { $0.digest == digest && $0.kind == kind }) else {
            return
        }
        record.outputs.removeAll { $0.digest == digest && $0.kind == .unknown }
        if kind == .unknown, record.outputs.contains(where: { $0.digest == digest }) { return }
        record.outputs.append(.init(kind: kind, digest: digest))
        record.outputs = record.outputs.inOrder()
    }

    /// Takes the outputs of a history entry that are the platform's own or the whole build's.
    mutating func keepOutputs() {
        for output in links.outputs
        where output.platform == nil || output.platform == record.platform {
            add(output.kind, output.digest)
        }
    }

    /// The digests of one kind.
    func digests(_ kind: Record.Output.Kind) -> [Digest] {
        record.outputs.filter { $0.kind == kind }.map(\.digest)
    }
}

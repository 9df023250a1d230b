internal import BuildModel

/// Which drafts have an output of one kind, by its digest.
struct OutputHolders {
    private var holders: [Digest: [Int]] = [:]

    mutating func add(_ place: Int, _ digests: [Digest]) {
        for digest in digests { holders[digest, default: []].append(place) }
    }

    /// The drafts that have any of the digests, each once, in their order.
    ///
    /// Those of a digest that too many have are left out.
    func candidates(_ digests: [Digest]) -> [Int] {
        if digests.count == 1 { return holders(of: digests[0]) }
        return Set(digests.flatMap(holders(of:))).sorted()
    }

    /// Whether more drafts have the digest than are told apart.
    func isCrowded(_ digest: Digest) -> Bool {
        (holders[digest]?.count ?? 0) > JoinLimits.holders
    }

    private func holders(of digest: Digest) -> [Int] {
        guard let found = holders[digest], found.count <= JoinLimits.holders else { return [] }
        return found
    }
}

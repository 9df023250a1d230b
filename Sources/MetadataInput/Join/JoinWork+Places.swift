internal import BuildModel

extension JoinWork {
    /// Records of one place are of one build if they have its reference or a digest in common.
    ///
    /// Two runs that read one file beside other files make two records of it. The one that tells
    /// more takes in the others; one of unknown platform is taken by each platform of the place.
    mutating func joinByPlace() {
        var byPlace: [Record.Origin: [Int]] = [:]
        for place in places {
            for origin in drafts[place]?.record.origins ?? [] where origin.shape.isPlaceOfOne {
                byPlace[origin, default: []].append(place)
            }
        }
        for (_, members) in byPlace.sorted(by: { $0.key < $1.key })
        where members.count > 1 && members.count <= Self.maximumAtOnePlace {
            let order = members.filter { drafts[$0] != nil }.sorted(by: tellsMore)
            for (rank, place) in order.enumerated() where rank > 0 {
                joinAtPlace(place, into: order[..<rank])
            }
        }
    }

    private mutating func joinAtPlace(_ place: Int, into others: ArraySlice<Int>) {
        guard let draft = drafts[place] else { return }
        let builds = others.filter { drafts[$0]?.isOfBuild(of: draft) == true }
        let platform = draft.record.platform
        let same = builds.filter { drafts[$0]?.record.platform == platform }
        if let target = same.first { return move(place, into: target) }
        if platform.isUnknown {
            guard !builds.isEmpty else { return }
            for target in builds { add(place, to: target) }
            drafts[place] = nil
        } else if let target = builds.first(where: {
            drafts[$0]?.record.platform.isUnknown == true
        }) {
            move(place, into: target)
        }
    }

    /// A known platform first, then more files, then the smaller record line.
    private func tellsMore(_ left: Int, _ right: Int) -> Bool {
        guard let a = drafts[left]?.record, let b = drafts[right]?.record else { return false }
        if a.platform.isUnknown != b.platform.isUnknown { return b.platform.isUnknown }
        if a.origins.count != b.origins.count { return a.origins.count > b.origins.count }
        return left < right
    }

    /// A place has one record a platform, from each of a few runs; more are not told apart.
    private static let maximumAtOnePlace = 256
}

extension Draft {
    fileprivate func isOfBuild(of other: Draft) -> Bool {
        if let id = buildID, let otherID = other.buildID { return id == otherID }
        let digests = Set(record.outputs.map(\.digest))
        return other.record.outputs.contains { digests.contains($0.digest) }
            && mayShareBuild(with: other)
    }
}

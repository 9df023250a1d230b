internal import BuildModel

extension JoinWork {
    /// A config with build info completes the builds whose config digest it has.
    mutating func joinConfigs() {
        var builds: [Digest: [Int]] = [:]
        for place in places where drafts[place]?.links.role != .config {
            for digest in drafts[place]?.digests(.config) ?? [] {
                builds[digest, default: []].append(place)
            }
        }
        for place in places(.config) {
            guard let content = drafts[place]?.links.content,
                let targets = builds[content], !targets.isEmpty
            else { continue }
            for target in targets { add(place, to: target) }
            drafts[place] = nil
        }
    }
}

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

    /// Builds of unknown platform take what an earlier run read in the config that they share with
    /// another build; the config itself is a part of that one.
    mutating func takeSharedConfigs() {
        var known: [Digest: (config: Companion.Config, origin: Record.Origin)] = [:]
        for place in places(.build) {
            guard let draft = drafts[place], let digest = draft.digests(.config).first,
                known[digest] == nil,
                let origin = draft.record.origins.first(where: \.shape.isConfig)
            else { continue }
            var config = Companion.Config()
            config.platform = draft.record.platform
            config.created = draft.times.first { $0.source == .config }?.at
            known[digest] = (config, origin)
        }
        for place in places(.build) where drafts[place]?.record.platform.isUnknown == true {
            guard let digest = drafts[place]?.digests(.config).first, let found = known[digest]
            else { continue }
            drafts[place]?.take(found.config)
            if drafts[place]?.record.origins.contains(found.origin) == false {
                drafts[place]?.record.origins.append(found.origin)
            }
        }
    }
}

internal import BuildModel

extension JoinWork {
    /// A bare predicate belongs to the history entry that lists its digest; alone it is a build.
    mutating func placePredicates() {
        var byContent: [Digest: [Int]] = [:]
        for place in places(.predicate) + places(.document) {
            if let content = drafts[place]?.links.content {
                byContent[content, default: []].append(place)
            }
        }
        guard !byContent.isEmpty else { return }
        for place in places(.build) {
            guard let draft = drafts[place] else { continue }
            for attachment in draft.links.attachments {
                let known = draft.record.platform
                if let platform = attachment.platform, !known.isUnknown, platform != known {
                    continue
                }
                let platform = attachment.platform ?? known
                guard let source = source(byContent[attachment.digest] ?? [], platform) else {
                    continue
                }
                drafts[source]?.propose(attachment.platform, rank: .manifest)
                copyOrMove(source, into: place)
            }
        }
        for place in places(.predicate) { drafts[place]?.links.role = .build }
    }

    /// Of the parts of one document the one of a platform, else the last one.
    private func source(_ parts: [Int], _ platform: Platform) -> Int? {
        if parts.count == 1 { return parts[0] }
        return parts.last { drafts[$0]?.record.platform == platform } ?? parts.last
    }

    /// A predicate without platform may belong to each platform of an entry, so it stays to be
    /// copied until all entries have been seen.
    private mutating func copyOrMove(_ from: Int, into place: Int) {
        add(from, to: place)
        taken.insert(from)
    }

    /// History entries of a build join the metadata file with the same reference.
    mutating func joinHistories() {
        for place in taken { drafts[place] = nil }
        taken = []
        var byReference: [Text: [Int]] = [:]
        for place in places(.build) {
            guard let draft = drafts[place], let id = draft.buildID else { continue }
            byReference[id, default: []].append(place)
        }
        for members in byReference.values
        where members.count > 1 && members.count <= Self.maximumEntries {
            let histories = members.filter { drafts[$0]?.isHistory == true }
            let others = members.filter { drafts[$0]?.isHistory == false }
            join(histories, into: others.isEmpty ? Array(histories.prefix(1)) : others)
        }
    }

    /// Joins entries platform by platform; one without platform joins the only one there is.
    private mutating func join(_ entries: [Int], into targets: [Int]) {
        for entry in entries {
            guard let platform = drafts[entry]?.record.platform else { continue }
            let open = targets.filter { drafts[$0] != nil && $0 != entry }
            let same = open.filter { drafts[$0]?.record.platform == platform }
            let matching =
                same.isEmpty
                ? open.filter {
                    platform.isUnknown || drafts[$0]?.record.platform.isUnknown == true
                }
                : same
            guard let moved = drafts[entry], !matching.isEmpty else { continue }
            if moved.record.platform.isUnknown || matching.count == 1 {
                for target in matching { drafts[target]?.complete(with: moved) }
                drafts[entry] = nil
            }
        }
    }

    /// A reference names one build: more entries than platforms could explain are no one's build,
    /// and joining them pair by pair would cost more than linear time.
    private static let maximumEntries = 256
}

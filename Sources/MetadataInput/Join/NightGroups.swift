internal import BuildModel

/// The files of a run by the night that their path names, so that nights are joined apart.
struct NightGroups {
    private let nights: NightRule
    private var drafts: [Text?: [Draft]] = [:]
    private(set) var companions: [Text?: [Companion]] = [:]
    /// Companions that no path gives a night.
    private(set) var shared: [Companion] = []

    init(_ drafts: [Draft], _ nights: NightRule) {
        self.nights = nights
        var homes: [Text: Text?] = [:]
        for draft in drafts {
            guard let id = draft.buildID, !draft.isHistory else { continue }
            homes[id] = .some(nights.night(path: draft.path.string)?.night.label)
        }
        for draft in drafts {
            var label = nights.night(path: draft.path.string)?.night.label
            if draft.isHistory, let id = draft.buildID, let home = homes[id] { label = home }
            self.drafts[label, default: []].append(draft)
        }
    }

    mutating func add(_ companions: [Companion]) {
        for companion in companions {
            if companion.night == nil, companion.origin.shape != .imageConfigWithBuildInfo {
                shared.append(companion)
            } else {
                self.companions[companion.night, default: []].append(companion)
            }
        }
    }

    /// By night, those of no night first.
    var ordered: [(night: Text?, drafts: [Draft])] {
        drafts.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { (night: $0.key, drafts: $0.value) }
    }
}

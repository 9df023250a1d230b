internal import BuildModel

/// The files of a run by the night that their path names, so that nights are joined apart.
struct NightGroups {
    /// What is joined together.
    struct Group {
        var drafts: [Draft] = []
        var companions: [Companion] = []
    }

    private let nights: NightRule
    private var groups: [Text?: Group] = [:]
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
            groups[label, default: Group()].drafts.append(draft)
        }
    }

    mutating func add(_ companions: [Companion]) {
        for companion in companions {
            if let label = nights.night(path: companion.path.string)?.night.label {
                groups[label, default: Group()].companions.append(companion)
            } else {
                shared.append(companion)
            }
        }
    }

    /// By night, the files of no night first.
    var ordered: [Group] {
        groups.sorted { ($0.key ?? "") < ($1.key ?? "") }.map(\.value)
    }
}

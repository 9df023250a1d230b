package import BuildModel

/// The companions of a run by the night that their path names, and which of them spoke of a build.
package struct NightCompanions: Sendable {
    private struct Night {
        let index: CompanionIndex
        var used: Set<Digest> = []
    }

    private var nights: [Text?: Night] = [:]
    /// Of no night: what they say holds for every night.
    private let shared: CompanionIndex
    private var used: Set<Digest> = []
    /// What is left of the limits of the whole run.
    private(set) var limits = JoinLimits()

    /// Companions that serve builds of every night.
    package init(_ companions: [Companion] = []) { shared = CompanionIndex(companions.sorted()) }

    init(_ groups: NightGroups) {
        let shared = CompanionIndex(groups.shared.sorted())
        self.shared = shared
        for (label, companions) in groups.companions {
            nights[label] = Night(index: CompanionIndex(companions.sorted(), shared: shared))
        }
    }

    /// What is known of a night, or of builds of none.
    func index(of night: Text?) -> CompanionIndex {
        nights[night]?.index ?? CompanionIndex([], shared: shared)
    }

    /// Whether a companion may speak of a build of the night, or of none.
    func mayServe(_ night: Text?) -> Bool {
        !shared.isEmpty || nights[night] != nil
    }

    /// Notes which companions spoke of a build of the night, and how much of the limits it took.
    mutating func take(_ work: JoinWork, of night: Text?) {
        nights[night]?.used.formUnion(work.used)
        used.formUnion(work.used)
        limits = work.limits
    }

    /// What was not joined or not taken apart because of a limit, in no order.
    package var diagnostics: Set<Diagnostic> { limits.diagnostics }

    /// All companions, in no order, with what is known now of their builds.
    ///
    /// A companion of every night is alone only where no night had a use for it.
    package func all() -> [Companion] {
        nights.values.flatMap { $0.index.kept(used: $0.used) } + shared.kept(used: used)
    }
}

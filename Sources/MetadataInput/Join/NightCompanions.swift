internal import BuildModel

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

    /// Notes that companions with these digests spoke of a build of the night.
    mutating func use(_ digests: Set<Digest>, of night: Text?) {
        nights[night]?.used.formUnion(digests)
        used.formUnion(digests)
    }

    /// All companions, in no order, with what is known now of their builds.
    ///
    /// A companion of every night is alone only where no night had a use for it.
    package func all() -> [Companion] {
        nights.values.flatMap { $0.index.kept(used: $0.used) } + shared.kept(used: used)
    }
}

internal import BuildModel

/// Joins what several files say of one build (formats.md 7.2): by the reference that Buildx gave it,
/// by digests and by subjects; never by name, time or invocation id.
///
/// Builds are never joined with one another: two nights that give equal outputs stay two builds.
package enum Joining {
    /// What is left after joining.
    package struct Result: Sendable {
        /// One for each platform of each build, in the order of their files.
        package var drafts: [Draft] = []
        /// With those that spoke of a build marked.
        package var companions = NightCompanions()
    }

    /// Joins the drafts and companions of all files, in any order, night by night by the nights that
    /// paths name.
    ///
    /// Equal digests in two nights would join a build with the files of another one, and a run that
    /// reads one night alone would make other records than a run that reads both. A history entry
    /// belongs to the night of the build whose reference it has, wherever it was kept. Files of no
    /// night are joined among themselves; what an index, a manifest or a config of no night says
    /// holds for every night. `checkpoint` is called before every step, and ends the work by throwing.
    package static func join<Failure: Error>(
        _ drafts: [Draft],
        _ companions: [Companion],
        nights: NightRule,
        checkpoint: () throws(Failure) -> Void
    ) throws(Failure) -> Result {
        var groups = NightGroups(drafts, nights)
        groups.add(companions)
        var result = Result(companions: NightCompanions(groups))
        for group in groups.ordered {
            let index = result.companions.index(of: group.night)
            var work = JoinWork(sorted(group.drafts), index, result.companions.limits)
            try work.run(JoinWork.steps, checkpoint)
            result.companions.take(work, of: group.night)
            result.drafts += work.result()
        }
        try checkpoint()
        result.drafts = sorted(result.drafts)
        return result
    }

    /// The same, where nothing can end the work.
    package static func join(
        _ drafts: [Draft],
        _ companions: [Companion],
        nights: NightRule
    ) -> Result {
        join(drafts, companions, nights: nights) { () throws(Never) in }
    }

    /// Joins what is of one night, or of none.
    package static func join(_ drafts: [Draft], _ companions: [Companion]) -> Result {
        var result = Result(companions: NightCompanions(companions))
        let index = result.companions.index(of: nil)
        var work = JoinWork(sorted(drafts), index, result.companions.limits)
        work.run(JoinWork.steps) { () throws(Never) in }
        result.companions.take(work, of: nil)
        result.drafts = work.result()
        return result
    }

    /// By first origin, then platform; the order of drafts that have these in common stays.
    static func sorted(_ drafts: [Draft]) -> [Draft] {
        // A draft is large: its place is sorted by a few words, and it is copied once.
        let keys = drafts.map(Key.init)
        return drafts.indices.sorted { keys[$0] < keys[$1] }.map { drafts[$0] }
    }

    private struct Key: Comparable {
        let origin: Record.Origin?
        let platform: Platform

        init(_ draft: Draft) {
            origin = draft.record.origins.first
            platform = draft.record.platform
        }

        static func < (left: Key, right: Key) -> Bool {
            guard let a = left.origin, let b = right.origin, a != b else {
                return left.platform < right.platform
            }
            return a < b
        }
    }
}

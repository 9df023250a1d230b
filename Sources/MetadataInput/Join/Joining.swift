package import BuildModel

/// Joins what several files say of one build (formats.md 7.2): by the reference that Buildx gave it,
/// by digests and by subjects; never by name, time or invocation id.
///
/// Builds are never joined with one another: two nights that give equal outputs stay two builds.
package enum Joining {
    /// What is left after joining.
    package struct Result: Sendable {
        /// One for each platform of each build, in the order of their files.
        package var drafts: [Draft] = []
        package var diagnostics: [Diagnostic] = []
    }

    /// The same, night by night, by the nights that paths name.
    ///
    /// Equal digests in two nights would join a build with the files of another one, and a run that
    /// reads one night alone would make other records than a run that reads both. A history entry
    /// belongs to the night of the build whose reference it has, wherever it was kept. Files of no
    /// night are joined among themselves; what an index, a manifest or a config of no night says
    /// holds for every night.
    package static func join(
        _ drafts: [Draft],
        _ companions: [Companion],
        nights: NightRule
    ) -> Result {
        var groups = NightGroups(drafts, nights)
        groups.add(companions)
        var result = Result()
        var alone: [Diagnostic: Int] = [:]
        for group in groups.ordered {
            let joined = join(group.drafts, group.companions)
            result.drafts += joined.drafts
            for diagnostic in joined.diagnostics { alone[diagnostic, default: 0] += 1 }
        }
        // A companion of every night is alone only where no night had a use for it.
        for (diagnostic, count) in alone
        where count == groups.count(ofGroupsWith: diagnostic.place.file) {
            result.diagnostics.append(diagnostic)
        }
        result.diagnostics.sort()
        result.drafts = sorted(result.drafts)
        return result
    }

    /// Joins the drafts and companions of all files, in any order.
    package static func join(_ drafts: [Draft], _ companions: [Companion]) -> Result {
        var work = JoinWork(
            sorted(drafts),
            CompanionIndex(companions.sorted { $0.origin < $1.origin })
        )
        work.dropCopies()
        work.placePredicates()
        work.joinHistories()
        work.completeFromCompanions()
        work.joinByChain()
        work.joinBySubject()
        work.joinDocuments()
        work.joinConfigs()
        return work.result()
    }

    /// By first origin, then platform; the order of drafts that have these in common stays.
    private static func sorted(_ drafts: [Draft]) -> [Draft] {
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

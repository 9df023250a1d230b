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

    /// Joins the drafts and companions of all files of a run, in any order.
    package static func join(_ drafts: [Draft], _ companions: [Companion]) -> Result {
        var work = JoinWork(
            drafts.sorted(by: precedes),
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

    private static func precedes(_ left: Draft, _ right: Draft) -> Bool {
        guard let a = left.record.origins.first, let b = right.record.origins.first, a != b else {
            return left.record.platform < right.record.platform
        }
        return a < b
    }
}

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

    /// The same, night by night where folders name the nights of all files.
    ///
    /// Equal digests in two nights would join a build with the files of another one, and a run that
    /// reads one night alone would make other records than a run that reads both.
    package static func join(
        _ drafts: [Draft],
        _ companions: [Companion],
        nights: NightRule
    ) -> Result {
        var labels: [Text: Text?] = [:]
        func label(_ path: Text) -> Text? {
            let folder = Draft.folder(of: path)
            if let known = labels[folder] { return known }
            let label = nights.night(path: folder.string)?.night.label
            labels[folder] = .some(label)
            return label
        }
        var groups: [Text: (drafts: [Draft], companions: [Companion])] = [:]
        for draft in drafts {
            guard let label = label(draft.path) else { return join(drafts, companions) }
            groups[label, default: ([], [])].drafts.append(draft)
        }
        for companion in companions {
            guard let label = label(companion.path) else { return join(drafts, companions) }
            groups[label, default: ([], [])].companions.append(companion)
        }
        var result = Result()
        for (_, group) in groups.sorted(by: { $0.key < $1.key }) {
            let joined = join(group.drafts, group.companions)
            result.drafts += joined.drafts
            result.diagnostics += joined.diagnostics
        }
        result.drafts.sort(by: precedes)
        return result
    }

    /// Joins the drafts and companions of all files, in any order.
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

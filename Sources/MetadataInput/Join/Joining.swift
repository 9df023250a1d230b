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

/// Companions by the digest of their content.
struct CompanionIndex {
    private let byContent: [Digest: Companion]
    let all: [Companion]

    init(_ companions: [Companion]) {
        all = companions
        var table: [Digest: Companion] = [:]
        for companion in companions {
            guard let content = companion.content, table[content] == nil else { continue }
            table[content] = companion
        }
        byContent = table
    }

    func index(_ digest: Digest) -> Companion.Index? {
        guard case .index(let index)? = byContent[digest]?.subject else { return nil }
        return index
    }

    func manifest(_ digest: Digest) -> Companion.Manifest? {
        guard case .manifest(let manifest)? = byContent[digest]?.subject else { return nil }
        return manifest
    }

    func config(_ digest: Digest) -> Companion.Config? {
        guard case .config(let config)? = byContent[digest]?.subject else { return nil }
        return config
    }

    func origin(_ digest: Digest) -> Record.Origin? { byContent[digest]?.origin }
}

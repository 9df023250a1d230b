internal import BuildModel

extension JoinWork {
    /// A statement whose subject is the platform manifest of one build, and of no other.
    ///
    /// Builds whose provenance gives another time are other builds of the same manifest.
    mutating func joinBySubject() {
        let builds = holders(of: .manifest, places(.build))
        var claims: [Int: [Int]] = [:]
        for place in places(.document) {
            guard let draft = drafts[place] else { continue }
            let subjects = draft.links.subjects
            let candidates = candidates(
                subjects.count > JoinLimits.outputs ? [] : subjects,
                builds,
                for: draft
            ).filter { drafts[$0]?.mayShareBuild(with: draft) == true }
            guard let target = only(candidates, near: draft) else { continue }
            claims[target, default: []].append(place)
        }
        for (target, sources) in claims.sorted(by: { $0.key < $1.key })
        where areCopies(sources, for: target) {
            for source in sources { move(source, into: target) }
        }
    }

    /// Whether statements say the same, whatever their bytes; two that differ are two builds.
    private func areCopies(_ places: [Int], for target: Int) -> Bool {
        guard places.count > 1 else { return true }
        let contents = places.compactMap { place in
            drafts[place].map { draft in
                StatementContent(
                    id: RecordLine.id(of: draft.record),
                    subjects: draft.links.subjects,
                    times: draft.provenanceTimes
                )
            }
        }
        return Set(contents).count == 1
    }

    private struct StatementContent: Hashable {
        let id: Text
        let subjects: [Digest]
        let times: [Timestamp]
    }

    /// The drafts by the outputs of a kind.
    private mutating func holders(of kind: Record.Output.Kind, _ places: [Int]) -> OutputHolders {
        var holders = OutputHolders()
        for place in places {
            guard let draft = drafts[place] else { continue }
            holders.add(place, joiningDigests(kind, of: draft))
        }
        return holders
    }

    /// The outputs by which a draft is joined: none where it has more than a build makes.
    mutating func joiningDigests(_ kind: Record.Output.Kind, of draft: Draft) -> [Digest] {
        let digests = draft.digests(kind)
        guard digests.count > JoinLimits.outputs else { return digests }
        limits.report(
            at: draft.record.origins.first,
            found: "\(digests.count) outputs of one kind, which join the build with nothing",
            expected: "at most \(JoinLimits.outputs)"
        )
        return []
    }

    /// Those that have an output of a document, where they are few enough to be told apart.
    private mutating func candidates(
        _ digests: [Digest],
        _ holders: OutputHolders,
        for draft: Draft
    ) -> [Int] {
        if digests.contains(where: holders.isCrowded) {
            limits.report(
                at: draft.record.origins.first,
                found: "a document about an output of too many builds, which it is not joined with",
                expected: "at most \(JoinLimits.holders) builds or documents of one output"
            )
        }
        return holders.candidates(digests)
    }

    /// The only candidate; among several the only one of the same time, or of the same folder.
    private func only(_ candidates: [Int], near draft: Draft) -> Int? {
        if candidates.count <= 1 { return candidates.first }
        let times = draft.provenanceTimes
        let timely = candidates.filter { place in
            drafts[place]?.provenanceTimes.contains(where: times.contains) == true
        }
        if timely.count == 1 { return timely[0] }
        let folder = draft.folder
        let near = (timely.isEmpty ? candidates : timely).filter { drafts[$0]?.folder == folder }
        return near.count == 1 ? near[0] : nil
    }

    /// Other documents about an output, imagetools' or a layout's, complete what made the output.
    mutating func joinDocuments() {
        for digestKind in [Record.Output.Kind.manifest, .index] {
            let builds = holders(of: digestKind, places(.build) + places(.document))
            for place in places(.document) {
                guard let draft = drafts[place] else { continue }
                let digests = joiningDigests(digestKind, of: draft)
                let candidates = candidates(digests, builds, for: draft)
                    .filter { canTake($0, draft, from: place, by: digestKind) }
                guard let target = only(candidates, near: draft) else { continue }
                move(place, into: target)
            }
        }
    }

    /// Two documents that both tell the sources are two builds; one that does not may join.
    private func canTake(
        _ target: Int,
        _ draft: Draft,
        from place: Int,
        by kind: Record.Output.Kind
    ) -> Bool {
        guard target != place, let other = drafts[target] else { return false }
        let platforms = [other.record.platform, draft.record.platform]
        guard platforms[0] == platforms[1] || platforms.contains(where: \.isUnknown),
            other.mayShareBuild(with: draft)
        else { return false }
        if other.links.role == .build {
            // An index that holds its provenance is that of one build; a manifest is not.
            return kind == .index || !(draft.isStatement && other.record.format.isProvenance)
        }
        // Of two documents the later one joins the earlier one.
        guard target < place, !(draft.record.sourcesKnown && other.record.sourcesKnown) else {
            return false
        }
        // Two images of one index may differ in what is left out of the names of their platforms.
        return !Digest.areApart(other.digests(.manifest), draft.digests(.manifest))
    }
}

extension Digest {
    /// Whether two lists are known and have nothing in common.
    static func areApart(_ left: [Digest], _ right: [Digest]) -> Bool {
        if left.isEmpty || right.isEmpty { return false }
        // Builds have one or two; a set is worth its cost for lists that no build has.
        if left.count <= 4 { return !left.contains(where: right.contains) }
        return Set(left).isDisjoint(with: right)
    }
}

internal import BuildModel

/// The sources of one platform of one build as two files tell them.
///
/// The winner's list stays; the other one adds the nested inputs that a source came through, the
/// spelling that shows that a digest in a reference was not the author's, and disagreements.
enum SourceReconciliation {
    static func fill(_ record: inout Record, from other: Record) {
        guard other.sourcesKnown else { return }
        guard record.sourcesKnown else {
            record.sources = other.sources
            record.sourcesKnown = true
            return
        }
        // History lists what provenance lists, and knows no more of it.
        guard other.format == .buildinfo || record.format == other.format else { return }
        for index in record.sources.indices {
            guard let match = match(of: record.sources[index], in: other.sources) else { continue }
            take(match, into: &record.sources[index])
        }
        markConflicts(in: &record.sources, against: other.sources)
        record.sources.sort {
            $0.identity == $1.identity
                ? ($0.pin?.text ?? "") < ($1.pin?.text ?? "") : $0.identity < $1.identity
        }
    }

    /// The other's entry of the same content: equal pin and repository, the same identity first.
    private static func match(of source: Source, in others: [Source]) -> Source? {
        guard let pin = source.pin, pin.isValid else { return nil }
        let same = others.filter {
            $0.kind == source.kind && $0.pin == pin && $0.repository == source.repository
        }
        return same.first { $0.identity == source.identity } ?? same.first
    }

    private static func take(_ match: Source, into source: inout Source) {
        source.references = Set(source.references + match.references).sorted()
        source.via = Set(source.via + match.via).sorted()
        if source.via == [""] { source.via = [] }
        if source.state == .digestPinned, match.state == .floating {
            source.identity = match.identity
            source.state = .floating
        }
    }

    /// Equal identity and two valid pins, neither of which both lists have.
    private static func markConflicts(in sources: inout [Source], against others: [Source]) {
        var conflicting: [Source] = []
        for index in sources.indices {
            let source = sources[index]
            guard let pin = source.pin, pin.isValid, source.role.isInput else { continue }
            let rivals = others.filter {
                $0.identity == source.identity && $0.pin?.isValid == true
            }
            guard !rivals.isEmpty, !rivals.contains(where: { $0.pin == pin }) else { continue }
            sources[index].state = .conflict
            for var rival in rivals {
                rival.state = .conflict
                conflicting.append(rival)
            }
        }
        for rival in conflicting
        where !sources.contains(where: {
            $0.identity == rival.identity && $0.pin == rival.pin
        }) {
            sources.append(rival)
        }
    }
}

package import BuildModel

/// Makes a record of a joined draft: image, night, time, inputs and id.
package enum Sealing {
    package static func seal(_ draft: Draft, _ rules: ReadingRules) -> Record {
        if let sealed = draft.sealed, draft.isAsSealed {
            var record = sealed
            record.origins = draft.record.origins.sorted()
            return record
        }
        var record = draft.record
        record.time = time(of: draft)
        let finding = night(of: draft, record.time, rules)
        record.night = finding?.night
        record.image = image(of: draft, range: finding?.range, rules)
        record.inputs = InputsFingerprint.inputs(
            of: record,
            pinnedContextKeys: draft.pinnedContextKeys,
            pinnedNestedContexts: ContextRule.pinnedNested(of: record)
        )
        // What an attestation of the mode `min` left out can not be shown to be equal.
        // Nor can what a secret held that took part, BuildKit's own for git included.
        if draft.secretsKnown == false || draft.needsSecret { record.inputs.isComplete = false }
        record.origins.sort()
        record.id = RecordLine.id(of: record)
        SharedParts.shared.share(&record)
        return record
    }

    /// The night that the path named stays that of a record whose rules are not known any more.
    private static func night(
        of draft: Draft,
        _ time: RecordTime?,
        _ rules: ReadingRules
    ) -> NightRule.Finding? {
        if let night = draft.sealed?.night, night.origin != .time {
            return NightRule.Finding(night: night, range: nil)
        }
        // A weak time, an epoch or a modification time, is that of many builds at once.
        let moment = time?.confidence == .weak ? nil : time?.at
        return rules.nights.night(path: draft.path.string, time: moment)
    }

    /// The best time of formats.md 7.4.
    private static func time(of draft: Draft) -> RecordTime? {
        var best: (rank: Int, time: RecordTime)?
        func offer(_ rank: Int, _ time: RecordTime) {
            guard let known = best else { return best = (rank, time) }
            if rank < known.rank || (rank == known.rank && time.at < known.time.at) {
                best = (rank, time)
            }
        }
        for candidate in draft.times {
            let (rank, confidence) = standing(of: candidate, in: draft.record)
            offer(
                rank,
                RecordTime(at: candidate.at, source: candidate.source, confidence: confidence)
            )
        }
        if let date = PathDate.find(in: draft.path.string) {
            offer(5, RecordTime(at: date.time, source: .path, confidence: .day))
        }
        return best?.time
    }

    /// The rank of a candidate: a time that `SOURCE_DATE_EPOCH` may have set is weak.
    private static func standing(
        of candidate: Draft.TimeCandidate,
        in record: Record
    ) -> (rank: Int, confidence: RecordTime.Confidence) {
        switch candidate.source {
        case .provenance, .history: (1, .exact)
        case .descriptor: record.epoch == nil ? (2, .good) : (6, .weak)
        case .label: (3, .good)
        case .config:
            record.epoch == nil && record.attributesKnown && candidate.at > earliestConfigTime
                ? (4, .good) : (6, .weak)
        case .path: (5, .day)
        case .mtime: (7, .weak)
        }
    }

    /// 1980-01-02: earlier times are what tools write when they write none.
    private static let earliestConfigTime = Timestamp(secondsSince1970: 315_619_200)

    private static func image(
        of draft: Draft,
        range: Range<Int>?,
        _ rules: ReadingRules
    ) -> Text {
        let name =
            draft.repository ?? draft.record.target ?? draft.sealed?.image
            ?? indexName(of: draft, rules) ?? pathName(of: draft, removing: range)
        // The rules were asked already, and may change what they gave.
        if name == draft.sealed?.image { return name }
        for rule in rules.imageNames where rule.glob.matches(name.string) {
            return Text(rule.name)
        }
        return name
    }

    private static func indexName(of draft: Draft, _ rules: ReadingRules) -> Text? {
        guard let path = draft.namePath?.string else { return nil }
        let range = rules.nights.night(path: path)?.range ?? PathDate.find(in: path)?.range
        return Text(PathName.image(path: path, removing: range))
    }

    private static func pathName(of draft: Draft, removing range: Range<Int>?) -> Text {
        let path = draft.path.string
        let name = PathName.image(path: path, removing: range ?? PathDate.find(in: path)?.range)
        let isLocalExport = draft.record.origins.contains { $0.shape == .localStatement }
        return Text(isLocalExport ? PathPlatform.removed(from: name) : name)
    }
}

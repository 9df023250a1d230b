internal import BuildModel

/// Judges the records of one series, night after night, by the table of design.md 2.
///
/// Every record gets a verdict, attempts too; all records before it in the series are its
/// evidence, so that a rebuild in the same night counts. An attempt comes before the record that
/// stands for its night, which is the last one that may.
package struct VerdictRules {
    private let fleet: Fleet
    /// What earlier records with the same fingerprint made.
    private var made: [Text: OutputMemory] = [:]
    /// The same for complete inputs, local revision included: alone able to prove a difference.
    private var complete: [CompleteInputs: CompleteHistory] = [:]

    private init(_ fleet: Fleet) {
        self.fleet = fleet
    }

    /// One judgement a night of the series, in the order of its nights.
    package static func judge(_ series: Series, in fleet: Fleet) -> [NightJudgement] {
        var rules = VerdictRules(fleet)
        var result: [NightJudgement] = []
        result.reserveCapacity(series.nights.count)
        var neighbour: (record: Int, night: Int, inputsSince: Int)?
        for night in series.nights {
            let attempts = night.attempts.map {
                rules.judge($0, night: night.night, neighbour: neighbour?.record)
            }
            let counted = night.counted.map {
                rules.judge($0, night: night.night, neighbour: neighbour?.record)
            }
            guard let judgement = counted ?? attempts.last else { continue }
            let last = result.last
            let streak = last?.verdict == judgement.verdict ? (last?.streak ?? 0) + 1 : 1
            var inputsSince = night.night
            if let record = night.counted, let before = neighbour,
                rules.inputs(of: before.record, and: record) == .equal
            {
                inputsSince = before.inputsSince
            }
            result.append(
                NightJudgement(
                    judgement: judgement,
                    attempts: attempts,
                    streak: streak,
                    inputsSince: inputsSince,
                    neighbour: neighbour?.record
                )
            )
            if let record = night.counted { neighbour = (record, night.night, inputsSince) }
        }
        return result
    }

    private mutating func judge(_ index: Int, night: Int, neighbour: Int?) -> Judgement {
        let record = fleet.records[index]
        func judgement(
            _ verdict: Verdict,
            _ evidence: Evidence? = nil,
            with other: Int? = nil,
            divergence: Divergence? = nil,
            doubts: Set<Doubt> = []
        ) -> Judgement {
            Judgement(
                verdict: verdict,
                evidence: evidence ?? Evidence(of: record),
                comparedWith: other,
                divergence: divergence,
                doubts: doubts.isEmpty ? [] : Doubt.allCases.filter(doubts.contains)
            )
        }
        if record.status == .failed { return judgement(.failed, .none(.failed)) }
        guard record.sourcesKnown else { return judgement(.unproven, doubts: [.sourcesUnknown]) }
        let fingerprint = record.inputs.fingerprint
        defer {
            made[fingerprint, default: OutputMemory()].remember(record, index)
        }
        if let key = CompleteInputs(record) {
            let proof = complete[key, default: CompleteHistory()].add(
                record,
                index,
                night: night,
                records: fleet.records
            )
            if let proof {
                return judgement(
                    .diverged,
                    Evidence(proof.output),
                    with: proof.other,
                    divergence: proof.divergence
                )
            }
        }
        if let same = made[fingerprint]?.agreeing(with: record) {
            return judgement(.reproduced, Evidence(same.output), with: same.index)
        }
        if let neighbour, inputs(of: neighbour, and: index) == .changed {
            if case .equal(let output) = OutputComparison(fleet.records[neighbour], record) {
                return judgement(.absorbed, Evidence(output), with: neighbour)
            }
            return judgement(.drifted, with: neighbour)
        }
        guard let other = made[fingerprint]?.latest ?? neighbour else {
            return judgement(.unproven, doubts: [.firstRecord])
        }
        let comparison = OutputComparison(fleet.records[other], record)
        if case .equal(let output) = comparison {
            // Only the way of recording changed, and the outputs agree.
            return judgement(.reproduced, Evidence(output), with: other)
        }
        return judgement(.inconclusive, with: other, doubts: doubts(other, record, comparison))
    }

    private func doubts(_ other: Int, _ record: Record, _ outputs: OutputComparison) -> Set<Doubt> {
        let earlier = fleet.records[other]
        var doubts = Doubt.incompleteness(of: earlier).union(Doubt.incompleteness(of: record))
        if let doubt = outputs.doubt { doubts.insert(doubt) }
        if earlier.inputs.fingerprint != record.inputs.fingerprint {
            if Dialect.difference(from: Dialect(earlier), to: Dialect(record)) != nil {
                doubts.insert(.formatChanged)
            }
            if earlier.platform != record.platform { doubts.insert(.platformUnnamed) }
            let differences = ChangeFinder.differences(from: earlier, to: record)
            if differences.contains(where: { $0.kind == .notComparable }) {
                doubts.insert(.sourceNotComparable)
            }
            if doubts.isDisjoint(with: Doubt.partingFingerprints) { doubts.insert(.partlyTold) }
        }
        if !doubts.contains(.localContext), earlier.cleanRevision != record.cleanRevision,
            InputsFingerprint.hadLocalContext(earlier) || InputsFingerprint.hadLocalContext(record)
        {
            doubts.insert(.otherRevision)
        }
        return doubts
    }

    /// How the inputs of two records stand to each other, as far as what was recorded tells.
    private enum Standing {
        case equal, changed
        /// No change is seen, and a part of the inputs can not be compared.
        case unclear
    }

    /// Whether inputs changed between two records, and not only what was recorded of them.
    ///
    /// Only a change of inputs that can be named says so. Where fingerprints differ without one, it
    /// is what one side does not tell that parts them: a pin, a frontend's image, attributes.
    private func inputs(of earlier: Int, and later: Int) -> Standing {
        let old = fleet.records[earlier]
        let new = fleet.records[later]
        guard old.inputs.fingerprint != new.inputs.fingerprint else { return .equal }
        let differences = ChangeFinder.differences(from: old, to: new)
        if differences.contains(where: \.isInput) { return .changed }
        // Across a switch of format, or where one side lacks its attributes or its platform's name,
        // fingerprints differ by themselves.
        let isToldAlike =
            old.attributesKnown == new.attributesKnown && old.platform == new.platform
            && Dialect(old) == Dialect(new)
        let isUnclear = isToldAlike || differences.contains { $0.kind == .notComparable }
        return isUnclear ? .unclear : .equal
    }
}

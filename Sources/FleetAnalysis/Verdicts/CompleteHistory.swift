internal import BuildModel

/// Inputs that are fully known; local files are, where their clean revision is.
struct CompleteInputs: Hashable {
    private let fingerprint: Text
    private let revision: Text?

    init?(_ record: Record) {
        guard record.inputs.isComplete else { return nil }
        fingerprint = record.inputs.fingerprint
        if InputsFingerprint.hadLocalContext(record) {
            guard let clean = record.cleanRevision else { return nil }
            revision = clean
        } else {
            revision = nil
        }
    }
}

/// The records of a series with the same complete inputs, and where their outputs parted.
struct CompleteHistory {
    private var outputs = OutputMemory()
    private var hasAgreed = false
    private var parted: Divergence?
    private var witnesses = Witnesses()

    /// What a record proves: its output, a record with another one, and since when.
    struct Proof {
        let output: Record.Output
        let other: Int
        let divergence: Divergence
    }

    /// Adds the next record; a proof where an earlier one has a different strong output.
    mutating func add(_ record: Record, _ index: Int, night: Int, records: [Record]) -> Proof? {
        defer {
            outputs.remember(record, index)
            witnesses.add(record, Witness(record: index, night: night))
        }
        guard let output = outputs.isContradicted(by: record),
            let other = witnesses.newest(against: record, of: records)
        else {
            if outputs.agreeing(with: record) != nil { hasAgreed = true }
            return nil
        }
        let divergence =
            parted ?? Divergence(lastGood: other.night, firstBad: night, isRegressed: hasAgreed)
        parted = divergence
        return Proof(output: output, other: other.record, divergence: divergence)
    }
}

/// A record that may contradict later ones, an index into the fleet's records, and its night.
private struct Witness {
    let record: Int
    let night: Int
}

/// The records that can tell what a later one differs from, however many there are: of every kind
/// of output the newest, and the newest with another digest than that.
///
/// What has no comparable output, such as a night that kept an index only, is never among them.
private struct Witnesses {
    private var kinds: [Kind: Pair] = [:]
    private var count = 0

    private enum Kind: CaseIterable {
        case manifest, config, loneConfig, files
    }

    private struct Pair {
        var latest: Entry
        var contrary: Entry?
    }

    private struct Entry {
        let witness: Witness
        let digest: Digest
        /// How many records came before.
        let place: Int
    }

    mutating func add(_ record: Record, _ witness: Witness) {
        let manifest = record.output(.manifest)?.digest
        let config = record.output(.config)?.digest
        for kind in Kind.allCases {
            let digest =
                switch kind {
                case .manifest: manifest
                case .config: config
                case .loneConfig: manifest == nil ? config : nil
                case .files: record.output(.files)?.digest
                }
            guard let digest else { continue }
            let entry = Entry(witness: witness, digest: digest, place: count)
            guard let known = kinds[kind] else {
                kinds[kind] = Pair(latest: entry, contrary: nil)
                continue
            }
            let isSame = known.latest.digest == digest
            kinds[kind] = Pair(latest: entry, contrary: isSame ? known.contrary : known.latest)
        }
        count += 1
    }

    /// The newest record whose output differs from this one's.
    func newest(against record: Record, of records: [Record]) -> Witness? {
        let entries = Kind.allCases.compactMap { kinds[$0] }
            .flatMap { [$0.latest, $0.contrary].compactMap(\.self) }
        return entries.sorted { $0.place > $1.place }.first { entry in
            if case .differ = OutputComparison(records[entry.witness.record], record) {
                true
            } else {
                false
            }
        }?.witness
    }
}

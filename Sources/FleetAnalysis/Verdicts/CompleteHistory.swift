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
    private var lastNight = 0
    private var parted: Divergence?
    /// The latest record, and the latest whose output is another than that one's.
    private var latest: Int?
    private var contrary: Int?

    /// What a record proves: its output, a record with another one, and since when.
    struct Proof {
        let output: Record.Output
        let other: Int?
        let divergence: Divergence
    }

    /// Adds the next record; a proof where an earlier one has a different strong output.
    mutating func add(_ record: Record, _ index: Int, night: Int, records: [Record]) -> Proof? {
        defer {
            outputs.remember(record, index)
            lastNight = night
        }
        func differs(_ other: Int) -> Bool {
            if case .differ = OutputComparison(records[other], record) { true } else { false }
        }
        let output = outputs.isContradicted(by: record)
        var other: Int?
        if let latest, differs(latest) {
            other = latest
            contrary = latest
        } else if let contrary, differs(contrary) {
            other = contrary
        }
        latest = index
        guard let output else {
            if outputs.agreeing(with: record) != nil { hasAgreed = true }
            return nil
        }
        let divergence =
            parted ?? Divergence(lastGood: lastNight, firstBad: night, isRegressed: hasAgreed)
        parted = divergence
        return Proof(output: output, other: other, divergence: divergence)
    }
}

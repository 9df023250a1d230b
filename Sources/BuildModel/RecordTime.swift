/// When a build ran, as far as the input says.
package struct RecordTime: Hashable, Sendable {
    package var at: Timestamp
    package var source: Origin
    package var confidence: Confidence

    package init(at: Timestamp, source: Origin, confidence: Confidence) {
        self.at = at
        self.source = source
        self.confidence = confidence
    }

    /// Where the time was read (formats.md 7.4).
    package enum Origin: String, Hashable, Sendable, CaseIterable {
        case provenance, history, descriptor, label, config, path, mtime
    }

    /// How far a time may be trusted, best first.
    package enum Confidence: String, Hashable, Sendable, CaseIterable {
        case exact, good, day, weak
    }
}

/// The night that a record belongs to: its label as written and what gave it.
package struct Night: Hashable, Sendable {
    package var label: Text
    package var origin: Origin

    package init(label: Text, origin: Origin) {
        self.label = label
        self.origin = origin
    }

    /// What named the night: `--night-pattern`, a date in the path, or the record's time.
    package enum Origin: String, Hashable, Sendable, CaseIterable {
        case pattern, path, time
    }
}

internal import BuildModel

/// The changes of build arguments, labels and other attributes between two records.
///
/// Nothing is said of a value that either side hides, nor of one that a record may leave out, nor
/// of a context reference that stands for a pinned source: the source's change tells it.
struct AttributeComparison {
    let old: Record
    let new: Record
    let isSameDialect: Bool

    private static let epochKey: Text = "build-arg:SOURCE_DATE_EPOCH"

    func differences() -> [Difference] {
        var result: [Difference] = []
        if let change = epoch() { result.append(change) }
        guard areKnown || isSameDialect else { return result }
        if old.attributes != new.attributes {
            result += differences(
                from: old.attributes.filter { $0.key != Self.epochKey },
                to: new.attributes.filter { $0.key != Self.epochKey },
                untold: hidden.union(ContextReference.pinnedKeys(of: old))
                    .union(ContextReference.pinnedKeys(of: new))
            )
        }
        if old.dependencies != new.dependencies { result += NestedComparison(self).differences() }
        return result
    }

    /// Keys that a side hides, at any depth: their values are not known.
    var hidden: Set<Text> { Set(old.hidden + new.hidden) }

    /// The changes between two lists of attributes, with `place` before each key.
    ///
    /// Nothing is said of `untold` keys: hidden ones, and those that a source tells.
    func differences(
        from old: [Attribute],
        to new: [Attribute],
        untold: Set<Text>,
        place: String = ""
    ) -> [Difference] {
        let before = values(old)
        let after = values(new)
        return Set(before.keys).union(after.keys).sorted().compactMap { key in
            let (a, b) = (before[key], after[key])
            guard a != b, !untold.contains(key),
                isTold(key, isOnBothSides: a != nil && b != nil)
            else { return nil }
            return Difference(.attribute, Text(place + key.string), old: a, new: b, isInput: true)
        }
    }

    /// `SOURCE_DATE_EPOCH`, which records keep in a field of its own.
    private func epoch() -> Difference? {
        guard old.epoch != new.epoch else { return nil }
        guard areKnown || (old.epoch != nil && new.epoch != nil) else { return nil }
        return Difference(
            .attribute,
            Self.epochKey,
            old: old.epoch.map { Text(String($0)) },
            new: new.epoch.map { Text(String($0)) },
            isInput: true
        )
    }

    private var areKnown: Bool { old.attributesKnown && new.attributesKnown }

    /// Whether an attribute that only one side has came or went, but for what the mode `min` cuts.
    var areRequestsTold: Bool { old.tellsRequest && new.tellsRequest }

    private func values(_ attributes: [Attribute]) -> [Text: Text] {
        var result: [Text: Text] = [:]
        for attribute in attributes where isCompared(attribute) {
            result[attribute.key] = attribute.value
        }
        return result
    }

    private func isCompared(_ attribute: Attribute) -> Bool {
        let key = attribute.key.string.utf8
        return InputsFingerprint.isComparable(attribute)
            && !Self.neverKeys.contains(attribute.key)
            && !Self.neverPrefixes.contains { key.starts(with: $0.utf8) }
    }

    /// Whether neither a switch of format nor a record that is cut short could have made the
    /// difference by itself.
    private func isTold(_ key: Text, isOnBothSides: Bool) -> Bool {
        let bytes = key.string.utf8
        guard areKnown else {
            let isCut = Self.cutPrefixes.contains { bytes.starts(with: $0.utf8) }
            return isOnBothSides || (!isCut && areRequestsTold)
        }
        guard !isSameDialect else { return true }
        if ContextReference.isContext(key) { return false }
        if isOnBothSides { return true }
        return key == "target" || bytes.starts(with: "build-arg:".utf8)
            || bytes.starts(with: "label:".utf8)
    }

    /// What an attestation of the mode `min` leaves out (formats.md 11).
    private static let cutPrefixes = ["build-arg:", "label:"]

    /// The frontend's own image, which its change tells.
    private static let neverKeys: Set<Text> = ["source", "cmdline"]

    /// Information and transport, never inputs (formats.md 4.2).
    private static let neverPrefixes = [
        "vcs:", "input-metadata:", "attest:", "sharedkey:", "frontend.caps",
    ]
}

extension Record {
    /// Whether all that was asked of the frontend is told, but for build arguments and labels.
    ///
    /// Provenance of the mode `min` leaves out nothing else of it.
    var tellsRequest: Bool {
        let isProvenance = format == .provenance02 || format == .provenance1
        return attributesKnown || (isProvenance && mode == .min && frontend != nil)
    }
}

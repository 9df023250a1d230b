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
        guard areKnown || isSameDialect, old.attributes != new.attributes else { return result }
        let oldValues = values(old)
        let newValues = values(new)
        let untold = Set(old.hidden + new.hidden)
            .union(ContextReference.pinnedKeys(of: old))
            .union(ContextReference.pinnedKeys(of: new))
        for key in Set(oldValues.keys).union(newValues.keys).sorted() where !untold.contains(key) {
            let before = oldValues[key]
            let after = newValues[key]
            guard before != after, isTold(key, isOnBothSides: before != nil && after != nil) else {
                continue
            }
            result.append(Difference(.attribute, key, old: before, new: after, isInput: true))
        }
        return result
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

    private func values(_ record: Record) -> [Text: Text] {
        var result: [Text: Text] = [:]
        for attribute in record.attributes where isCompared(attribute) {
            result[attribute.key] = attribute.value
        }
        return result
    }

    private func isCompared(_ attribute: Attribute) -> Bool {
        let key = attribute.key.string.utf8
        return InputsFingerprint.isComparable(attribute) && attribute.key != Self.epochKey
            && !Self.neverKeys.contains(attribute.key)
            && !Self.neverPrefixes.contains { key.starts(with: $0.utf8) }
    }

    /// Whether neither a switch of format nor a record that is cut short could have made the
    /// difference by itself.
    private func isTold(_ key: Text, isOnBothSides: Bool) -> Bool {
        let bytes = key.string.utf8
        guard areKnown else {
            let isCut = Self.cutPrefixes.contains { bytes.starts(with: $0.utf8) }
            return isOnBothSides || (!isCut && old.tellsRequest && new.tellsRequest)
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

internal import BuildModel

/// The changes of build arguments, labels and other attributes between two records.
///
/// Nothing is said of a value that either side hides, nor where attributes were not recorded, nor
/// of a context reference that stands for a pinned source: the source's change tells it.
struct AttributeComparison {
    let old: Record
    let new: Record
    let isSameDialect: Bool

    private static let epochKey: Text = "build-arg:SOURCE_DATE_EPOCH"

    func differences() -> [Difference] {
        var result: [Difference] = []
        if let change = epoch() { result.append(change) }
        guard old.attributesKnown, new.attributesKnown, old.attributes != new.attributes else {
            return result
        }
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
        let isKnown = old.attributesKnown && new.attributesKnown
        guard isKnown || (old.epoch != nil && new.epoch != nil) else { return nil }
        return Difference(
            .attribute,
            Self.epochKey,
            old: old.epoch.map { Text(String($0)) },
            new: new.epoch.map { Text(String($0)) },
            isInput: true
        )
    }

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

    /// Whether a switch of format could not have made the difference by itself.
    private func isTold(_ key: Text, isOnBothSides: Bool) -> Bool {
        guard !isSameDialect else { return true }
        let bytes = key.string.utf8
        if ContextReference.isContext(key) { return false }
        if isOnBothSides { return true }
        return key == "target" || bytes.starts(with: "build-arg:".utf8)
            || bytes.starts(with: "label:".utf8)
    }

    /// The frontend's own image, which its change tells.
    private static let neverKeys: Set<Text> = ["source", "cmdline"]

    /// Information and transport, never inputs (formats.md 4.2).
    private static let neverPrefixes = [
        "vcs:", "input-metadata:", "attest:", "sharedkey:", "frontend.caps",
    ]
}

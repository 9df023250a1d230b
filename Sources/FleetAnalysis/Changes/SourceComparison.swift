internal import BuildModel

/// The changes of sources between two records: set against set (formats.md 8).
struct SourceComparison {
    private let isSameDialect: Bool
    /// Whether both tell the same of a git tag, its object or its commit: that differs between
    /// formats and BuildKit versions, never with how much a record keeps.
    private let tellsGitTagsAlike: Bool
    private let old: [SourceHolding]
    private let new: [SourceHolding]
    private let oldHidesNested: Bool
    private let newHidesNested: Bool

    init(_ old: Record, _ new: Record, tools: ToolIdentities, isSameDialect: Bool) {
        self.isSameDialect = isSameDialect
        tellsGitTagsAlike = isSameDialect || Dialect(old).generation == Dialect(new).generation
        self.old = Self.holdings(old, without: tools)
        self.new = Self.holdings(new, without: tools)
        oldHidesNested = Self.hidesNested(old)
        newHidesNested = Self.hidesNested(new)
    }

    func differences() -> [Difference] {
        var result: [Difference] = []
        var left: [SourceHolding] = []
        var came: [SourceHolding] = []
        var i = 0
        var j = 0
        while i < old.count || j < new.count {
            if j == new.count || (i < old.count && old[i].identity < new[j].identity) {
                left.append(old[i])
                i += 1
            } else if i == old.count || new[j].identity < old[i].identity {
                came.append(new[j])
                j += 1
            } else {
                if let change = difference(old[i], new[j]) { result.append(change) }
                i += 1
                j += 1
            }
        }
        let pairing = SourcePairing(left: left, came: came)
        result += pairing.pairs.compactMap(retagged)
        result += pairing.left.filter { isTold($0, otherHidesNested: newHidesNested) }.map {
            Difference(
                .removed,
                $0.identity,
                old: $0.pinText,
                new: nil,
                sourceKind: $0.kind,
                oldPin: $0.pin,
                isInput: true
            )
        }
        result += pairing.came.filter { isTold($0, otherHidesNested: oldHidesNested) }.map {
            Difference(
                .added,
                $0.identity,
                old: nil,
                new: $0.pinText,
                sourceKind: $0.kind,
                newPin: $0.pin,
                isInput: true
            )
        }
        return result
    }

    /// The change of one identity that both sides have.
    private func difference(_ old: SourceHolding, _ new: SourceHolding) -> Difference? {
        func change(_ kind: ChangeKind, isInput: Bool) -> Difference {
            Difference(
                kind,
                new.identity,
                old: old.pinText,
                new: new.pinText,
                sourceKind: new.kind,
                oldPin: old.pin,
                newPin: new.pin,
                isInput: isInput
            )
        }
        guard let oldPin = old.pin, let newPin = new.pin else {
            // What stayed as it was, both unpinned say, is no difference; a flag tells of it.
            let isSame = old.pins == new.pins && old.states == new.states
            return isSame ? nil : change(.notComparable, isInput: false)
        }
        if oldPin != newPin {
            if !tellsGitTagsAlike, old.isGitTag || new.isGitTag {
                return change(.notComparable, isInput: false)
            }
            return change(old.isFloating && new.isFloating ? .moved : .replaced, isInput: true)
        }
        if old.isFloating, new.isDigestPinned { return change(.becamePinned, isInput: false) }
        if old.isDigestPinned, new.isFloating { return change(.becameFloating, isInput: false) }
        return nil
    }

    private func retagged(_ old: SourceHolding, _ new: SourceHolding) -> Difference? {
        let isSamePin = old.pin != nil && old.pin == new.pin
        let losesTag =
            SourceIdentity.ref(of: old.identity, kind: old.kind) == nil
            || SourceIdentity.ref(of: new.identity, kind: new.kind) == nil
        // Formats differ in whether a reference by digest keeps its tag.
        if !isSameDialect, isSamePin, losesTag, old.kind != .http { return nil }
        return Difference(
            .retagged,
            new.identity,
            after: old.identity,
            old: Self.name(old, besides: new),
            new: Self.name(new, besides: old),
            sourceKind: new.kind,
            oldPin: old.pin,
            newPin: new.pin,
            isInput: !isSamePin
        )
    }

    private static func name(_ holding: SourceHolding, besides other: SourceHolding) -> Text? {
        guard holding.kind != .http else {
            return HTTPPath(holding.identity).name(besides: HTTPPath(other.identity))
        }
        return SourceIdentity.ref(of: holding.identity, kind: holding.kind).map { Text($0) }
    }

    /// Whether the other record would list the source if the build had used it.
    private func isTold(_ source: SourceHolding, otherHidesNested: Bool) -> Bool {
        if source.isNestedOnly, otherHidesNested || !isSameDialect { return false }
        if isSameDialect { return true }
        switch source.kind {
        case .dockerImage, .git, .http: return true
        case .ociLayout, .blob, .other: return false
        }
    }

    /// Whether nested builds may have gone into a record that names the sources of none.
    private static func hidesNested(_ record: Record) -> Bool {
        guard record.dependencies.allSatisfy({ $0.sources.isEmpty && $0.dependencies.isEmpty })
        else { return false }
        return !record.attributesKnown
            || record.attributes.contains { $0.value.string.utf8.starts(with: "input:".utf8) }
    }

    /// One holding an identity, sorted by it.
    private static func holdings(_ record: Record, without tools: ToolIdentities) -> [SourceHolding]
    {
        let sources = record.sources.filter { !tools.contains($0) }
            .sorted { $0.identity < $1.identity }
        var result: [SourceHolding] = []
        var start = 0
        while start < sources.count {
            var end = start + 1
            while end < sources.count, sources[end].identity == sources[start].identity { end += 1 }
            result.append(SourceHolding(sources[start..<end], identity: sources[start].identity))
            start = end
        }
        return result
    }
}

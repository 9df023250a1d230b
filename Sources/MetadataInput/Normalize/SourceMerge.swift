package import BuildModel

/// One source as one place of a build's record states it.
package struct SourceEntry: Hashable, Sendable {
    package var source: SourceReference
    /// The form that the build used where `source` is what the user wrote; as written.
    package var alias: String?
    package var pin: Pin?
    /// The nested input that brought the source in; `""` for the build itself.
    package var via: Text
    /// The platform that the entry belongs to where it names one: a build takes from several where
    /// a stage runs on the builder's.
    package var platform: Platform?

    /// `pin` is the text as recorded; an empty one is none.
    package init(
        source: SourceReference,
        alias: String? = nil,
        pin: String? = nil,
        via: Text = "",
        platform: Platform? = nil
    ) {
        self.source = source
        self.alias = alias
        let text = source.ownsPin ? pin ?? "" : ""
        self.pin = text.utf8.isEmpty ? nil : .redacted(text, of: source.kind)
        self.via = via
        self.platform = platform
    }
}

/// Makes the list of a record's sources from all that its parts say (formats.md 6.6, 16.8).
package enum SourceMerge {
    /// One source for each (identity, pin), sorted by both; roles are left at `source`.
    package static func merge(
        _ entries: [SourceEntry],
        localPins: Set<Text> = []
    ) -> [Source] {
        let aliases = identitiesByAlias(entries)
        var groups: [Key: Group] = [:]
        for entry in entries {
            let alias = entry.pin.flatMap {
                aliases[Key(identity: entry.source.canonicalName, pin: $0.text)]
            }
            let identity = alias ?? entry.source.identity
            let key = Key(identity: identity, pin: entry.pin?.text)
            groups[key, default: Group(identity: identity, entry: entry)]
                .add(entry, localPins: localPins)
        }
        return settled(groups.values.sorted(by: Group.precedes))
    }

    /// What the user wrote, by the form with a digest that the build used for it.
    private static func identitiesByAlias(_ entries: [SourceEntry]) -> [Key: Text] {
        var result: [Key: Text] = [:]
        for entry in entries {
            guard let alias = entry.alias, !alias.utf8.isEmpty, let pin = entry.pin else {
                continue
            }
            let other = SourceReference.classify(
                type: entry.source.kind == .other ? nil : entry.source.kind.rawValue,
                reference: alias
            )
            // A form that equals the reference says nothing more.
            guard other.canonicalName != entry.source.canonicalName else { continue }
            let key = Key(identity: other.canonicalName, pin: pin.text)
            result[key] = min(result[key] ?? entry.source.identity, entry.source.identity)
        }
        return result
    }

    /// Groups in order of identity and pin, the unpinned one of an identity first.
    private static func settled(_ groups: [Group]) -> [Source] {
        var sources: [Source] = []
        var start = 0
        while start < groups.count {
            var end = start + 1
            while end < groups.count, groups[end].identity == groups[start].identity { end += 1 }
            sources += settledIdentity(Array(groups[start..<end]))
            start = end
        }
        return sources
    }

    /// Merges the unpinned group of one identity into a pinned one, and finds conflicts.
    private static func settledIdentity(_ sameIdentity: [Group]) -> [Source] {
        var groups = sameIdentity
        if groups[0].pin == nil, let pinned = groups.firstIndex(where: { $0.pin?.isValid == true })
        {
            groups[pinned].absorb(groups[0])
            groups.removeFirst()
        }
        let platforms = groups.filter(\.isComparable).map(\.platforms)
        let isSplit = PlatformOverlap.exists(in: platforms)
        return groups.map { $0.source(inConflict: isSplit && $0.isComparable) }
    }

    private struct Key: Hashable {
        var identity: Text
        var pin: Text?
    }
}

/// Whether some platform has two of the pins.
private enum PlatformOverlap {
    /// Each set holds the platforms of one pin; an entry without platform belongs to all of them.
    static func exists(in sets: [Set<Platform?>]) -> Bool {
        guard sets.count > 1 else { return false }
        if sets.contains(where: { $0.contains(nil) }) { return true }
        var seen: Set<Platform?> = []
        for set in sets {
            guard seen.isDisjoint(with: set) else { return true }
            seen.formUnion(set)
        }
        return false
    }
}

/// The entries of one identity and pin.
private struct Group {
    let identity: Text
    let kind: SourceKind
    let pin: Pin?
    private(set) var platforms: Set<Platform?> = []
    private var references: Set<Text> = []
    private var via: Set<Text> = []
    private var states: Set<SourceState> = []

    init(identity: Text, entry: SourceEntry) {
        self.identity = identity
        kind = entry.source.kind
        pin = entry.pin
    }

    mutating func add(_ entry: SourceEntry, localPins: Set<Text>) {
        references.insert(entry.source.reference)
        via.insert(entry.via)
        platforms.insert(entry.platform)
        states.insert(
            PinState.decide(
                kind: entry.source.kind,
                pinInReference: entry.source.pinInReference,
                pin: entry.pin,
                localPins: localPins
            )
        )
    }

    /// Takes what an unpinned group knows; its state is not taken.
    mutating func absorb(_ other: Group) {
        references.formUnion(other.references)
        via.formUnion(other.via)
    }

    /// Whether the pin can stand against another one of the same identity.
    var isComparable: Bool { state == .digestPinned || state == .floating || state == .mismatch }

    func source(inConflict: Bool) -> Source {
        Source(
            kind: kind,
            identity: identity,
            references: references.sorted(),
            pin: pin,
            state: inConflict && state != .mismatch ? .conflict : state,
            via: via == [""] ? [] : via.sorted()
        )
    }

    /// A reference without digest shows that nobody pinned the source, whatever others print.
    private var state: SourceState {
        let byWeight: [SourceState] = [
            .unpinned, .malformedPin, .localPin, .mismatch, .floating, .digestPinned,
        ]
        return byWeight.first(where: states.contains) ?? .unpinned
    }

    static func precedes(_ left: Group, _ right: Group) -> Bool {
        if left.identity != right.identity { return left.identity < right.identity }
        switch (left.pin, right.pin) {
        case (nil, nil): return false
        case (nil, _): return true
        case (_, nil): return false
        case (let a?, let b?): return a < b
        }
    }
}

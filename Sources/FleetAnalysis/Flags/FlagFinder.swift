internal import BuildModel

/// Finds the flags of every night from its counted records and its changes.
struct FlagFinder {
    private let fleet: Fleet
    private let rules: FindingRules
    /// Sources that had two pins in one night by any record: the only ones that may be split.
    private let candidates: [Int: Set<Text>]
    private var lasting: [Key: Int] = [:]

    init(_ fleet: Fleet, rules: FindingRules) {
        self.fleet = fleet
        self.rules = rules
        var candidates: [Int: Set<Text>] = [:]
        for source in fleet.sources where source.pins.count > 1 {
            var seen: Set<Int> = []
            for night in source.pins.flatMap(\.nights) where !seen.insert(night).inserted {
                candidates[night, default: []].insert(source.identity)
            }
        }
        self.candidates = candidates
    }

    /// The flags of the next night: nights must come in order, since some flags last.
    mutating func flags(
        of night: Int,
        counted: [CountedRecord],
        changes: [ChangeEntry],
        flapped: [Change]
    ) -> [Flag] {
        var found: [Key: Collected] = [:]
        split(night, counted, into: &found)
        for entry in counted { states(entry, into: &found) }
        var flags = lastingFlags(night, found)
        flags += changes.filter { $0.kind == .moved && isFixed($0) }
            .map { flag(.movedFixed, $0.changes) }
        // A way back is one, followed by the tag or written by hand.
        let groups = Dictionary(grouping: flapped, by: \.difference.pinKey)
        flags += groups.sorted { $0.key < $1.key }.map { flag(.flapped, $0.value) }
        return Flag.Kind.allCases.flatMap { kind in flags.filter { $0.kind == kind } }
    }

    private mutating func lastingFlags(_ night: Int, _ found: [Key: Collected]) -> [Flag] {
        var since: [Key: Int] = [:]
        for key in found.keys { since[key] = lasting[key] ?? night }
        lasting = since
        return found.sorted { $0.key < $1.key }.map { key, collected in
            Flag(
                kind: key.kind,
                night: night,
                source: key.source,
                pins: collected.pins.sorted(),
                images: collected.images.sorted(),
                platforms: collected.platforms.sorted(),
                since: since[key] ?? night
            )
        }
    }

    /// One source with two pins in one night.
    ///
    /// Two pins of a git tag, each from another way of recording, may be the tag object and its
    /// commit: that alone is no split.
    private func split(_ night: Int, _ counted: [CountedRecord], into found: inout [Key: Collected])
    {
        guard let candidates = candidates[night] else { return }
        var groups: [Text: [Dialect?: Collected]] = [:]
        for entry in counted {
            let record = fleet.records[entry.record]
            for source in record.sources
            where source.role.isInput && candidates.contains(source.identity) {
                guard let pin = source.pin, pin.isValid, source.state != .localPin else { continue }
                let isTag =
                    source.kind == .git
                    && (GitTag(source.identity, source.references)?.isPossible ?? false)
                groups[source.identity, default: [:]][
                    isTag ? Dialect(record).generation : nil,
                    default: Collected()
                ].add(entry, record.platform, pin)
            }
        }
        for (source, group) in groups {
            let all = group.values.reduce(into: Collected()) { $0.add($1) }
            if all.pins.count > 2 || group.values.contains(where: { $0.pins.count > 1 }) {
                found[Key(kind: .split, source: source)] = all
            }
        }
    }

    private func states(_ entry: CountedRecord, into found: inout [Key: Collected]) {
        let record = fleet.records[entry.record]
        for source in record.sources {
            let kind: Flag.Kind
            switch source.state {
            case .mismatch: kind = .mismatch
            case .unpinned where source.role.isInput: kind = .unpinned
            default: continue
            }
            found[Key(kind: kind, source: source.identity), default: Collected()]
                .add(entry, record.platform, source.pin)
        }
        for key in record.hidden where rules.isSecretKey(key) {
            found[Key(kind: .secretRedacted, source: key), default: Collected()]
                .add(entry, record.platform, nil)
        }
    }

    private func isFixed(_ entry: ChangeEntry) -> Bool {
        guard let kind = entry.sourceKind else { return false }
        return rules.fixedReferences.contains(
            entry.source,
            kind: kind,
            references: fleet.source(entry.source)?.references ?? []
        )
    }

    private func flag(_ kind: Flag.Kind, _ changes: [Change]) -> Flag {
        let entry = ChangeEntry(changes)
        return Flag(
            kind: kind,
            night: entry.night,
            source: entry.source,
            pins: [changes.first?.difference.oldPin, changes.first?.difference.newPin]
                .compactMap(\.self),
            images: entry.images,
            platforms: entry.platforms,
            since: entry.since
        )
    }

    private struct Key: Hashable, Comparable {
        let kind: Flag.Kind
        let source: Text

        static func < (left: Key, right: Key) -> Bool {
            if left.source != right.source { return left.source < right.source }
            return left.kind.rawValue.precedesInBytes(right.kind.rawValue)
        }
    }

    private struct Collected {
        var pins: Set<Pin> = []
        var images: Set<Int> = []
        var platforms: Set<Platform> = []

        mutating func add(_ entry: CountedRecord, _ platform: Platform, _ pin: Pin?) {
            if let pin { pins.insert(pin) }
            images.insert(entry.series.image)
            platforms.insert(platform)
        }

        mutating func add(_ other: Collected) {
            pins.formUnion(other.pins)
            images.formUnion(other.images)
            platforms.formUnion(other.platforms)
        }
    }
}

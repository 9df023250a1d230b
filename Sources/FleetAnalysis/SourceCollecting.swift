internal import BuildModel

extension SourceHistory {
    /// The histories of all sources of the records, sorted by identity.
    static func all(
        records: [Record],
        nights: NightTable,
        images: [Image],
        imageOfRecord: [Int]
    ) -> [SourceHistory] {
        let newest = Set(images.flatMap { $0.series.compactMap(\.newest) })
        var collected: [Text: Collector] = [:]
        for index in records.indices {
            let night = nights.index(of: records[index].night)
            let isNewest = newest.contains(index)
            for source in records[index].sources {
                collected[source.identity, default: Collector(kind: source.kind)].add(
                    source,
                    night: night,
                    image: imageOfRecord[index],
                    isNewest: isNewest
                )
            }
        }
        let ordered = collected.sorted { $0.key < $1.key }
        return zip(ordered, Slug.sources(ordered.map(\.key))).map { entry, slug in
            entry.value.history(of: entry.key, slug)
        }
    }
}

/// What is gathered about one source while the records are walked.
private struct Collector {
    let kind: SourceKind
    private var roles: Set<SourceRole> = []
    private var references: Set<Text> = []
    private var pins: [Pin: PinCollector] = [:]
    private var unpinned: Set<Int> = []
    private var current: Set<Int> = []
    private var ever: Set<Int> = []

    init(kind: SourceKind) {
        self.kind = kind
    }

    mutating func add(_ source: Source, night: Int?, image: Int, isNewest: Bool) {
        roles.insert(source.role)
        references.formUnion(source.references)
        ever.insert(image)
        if isNewest { current.insert(image) }
        guard let pin = source.pin, pin.isValid else {
            if isNewest { unpinned.insert(image) }
            return
        }
        pins[pin, default: PinCollector()].add(
            night: night,
            image: image,
            isNewest: isNewest,
            isInput: source.role.isInput
        )
    }

    func history(of identity: Text, _ slug: Slug) -> SourceHistory {
        SourceHistory(
            identity: identity,
            kind: kind,
            slug: slug,
            roles: SourceRole.allCases.filter(roles.contains),
            references: references.sorted(),
            pins: pins.map { $1.history(of: $0) }.sorted(by: Self.isLater),
            unpinnedImages: unpinned.sorted(),
            currentImages: current.sorted(),
            pastImages: ever.subtracting(current).sorted()
        )
    }

    /// The pin seen last first; among these the one that came last, then by pin.
    private static func isLater(_ left: PinHistory, _ right: PinHistory) -> Bool {
        let a = (left.lastSeen ?? -1, left.firstSeen ?? -1)
        let b = (right.lastSeen ?? -1, right.firstSeen ?? -1)
        return a == b ? left.pin < right.pin : a > b
    }
}

private struct PinCollector {
    private var nights: Set<Int> = []
    private var images: Set<Int> = []
    private var ever: Set<Int> = []
    private var isInput = false

    mutating func add(night: Int?, image: Int, isNewest: Bool, isInput: Bool) {
        if let night { nights.insert(night) }
        ever.insert(image)
        if isNewest { images.insert(image) }
        if isInput { self.isInput = true }
    }

    func history(of pin: Pin) -> PinHistory {
        PinHistory(
            pin: pin,
            nights: nights.sorted(),
            images: images.sorted(),
            everImages: ever.sorted(),
            isInput: isInput
        )
    }
}

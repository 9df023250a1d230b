internal import BuildModel

/// A counted record and the series whose night it stands for.
struct CountedRecord {
    let series: SeriesReference
    let record: Int
}

/// One image over all nights: its changes, its gaps and its changes of platforms.
struct ImageTimeline {
    private let fleet: Fleet
    private let image: Int
    /// Ascending by night, then by series.
    private(set) var changes: [Change] = []
    /// The moves back to a pin that a series had before.
    private(set) var flapped: [Change] = []
    /// Nights with any record, ascending.
    let nights: [Int]
    /// Nights with a counted record, ascending.
    private let countedNights: [Int]

    init(_ fleet: Fleet, image: Int) {
        self.fleet = fleet
        self.image = image
        let entries = fleet.images[image].series.flatMap(\.nights)
        nights = Set(entries.map(\.night)).sorted()
        countedNights = Set(entries.filter { $0.counted != nil }.map(\.night)).sorted()
        for series in fleet.images[image].series.indices { compare(series) }
        changes += platformChanges()
        changes.sort {
            ($0.night, $0.series?.series ?? .max) < ($1.night, $1.series?.series ?? .max)
        }
    }

    /// Compares each counted record of a series with its neighbour.
    private mutating func compare(_ index: Int) {
        let series = fleet.images[image].series[index]
        var neighbour: (record: Int, night: Int)?
        var firstNights: [PinnedSource: Int]?
        for entry in series.nights {
            guard let counted = entry.counted else { continue }
            defer { neighbour = (counted, entry.night) }
            guard let (old, since) = neighbour else { continue }
            let differences = ChangeFinder.differences(
                from: fleet.records[old],
                to: fleet.records[counted]
            )
            for difference in differences {
                let change = Change(
                    difference: difference,
                    image: image,
                    series: SeriesReference(image: image, series: index),
                    platforms: [series.platform],
                    night: entry.night,
                    since: since
                )
                changes.append(change)
                guard difference.kind == .moved || difference.kind == .replaced,
                    let pin = difference.newPin
                else { continue }
                let known = firstNights ?? firstNightsOfPins(series)
                firstNights = known
                let key = PinnedSource(identity: difference.source, pin: pin)
                if let first = known[key], first < since { flapped.append(change) }
            }
        }
    }

    /// When a series had each pin of each source first.
    private func firstNightsOfPins(_ series: Series) -> [PinnedSource: Int] {
        var result: [PinnedSource: Int] = [:]
        for entry in series.nights.reversed() {
            guard let counted = entry.counted else { continue }
            for source in fleet.records[counted].sources where source.role.isInput {
                guard let pin = source.pin else { continue }
                result[PinnedSource(identity: source.identity, pin: pin)] = entry.night
            }
        }
        return result
    }

    private struct PinnedSource: Hashable {
        let identity: Text
        let pin: Pin
    }

    /// No image has more; with lists of so many, a change would tell nobody anything.
    private static let mostPlatforms = 200

    /// Where the image's set of platforms changed against its night before.
    ///
    /// A platform belongs to the image from its first record to its last: a night between them
    /// without a record of it is a hole. The change stands on the first night without it for good.
    private func platformChanges() -> [Change] {
        var spans: [Platform: ClosedRange<Int>] = [:]
        for series in fleet.images[image].series where !series.platform.isUnknown {
            guard let first = series.nights.first?.night, let last = series.nights.last?.night
            else { continue }
            let known = spans[series.platform]
            let lower = min(first, known?.lowerBound ?? first)
            spans[series.platform] = lower...max(last, known?.upperBound ?? last)
        }
        guard (2...Self.mostPlatforms).contains(spans.count) else { return [] }
        let ordered = spans.sorted { $0.key < $1.key }
        // The nights in which a platform comes, or is no more: only there the set can change.
        var events = Set(ordered.flatMap { [$0.value.lowerBound, $0.value.upperBound + 1] })
            .sorted()[...]
        var result: [Change] = []
        for (before, night) in zip(countedNights, countedNights.dropFirst()) {
            events = events.drop { $0 <= before }
            guard let event = events.first, event <= night else { continue }
            let old = ordered.filter { $0.value.contains(before) }.map(\.key)
            let new = ordered.filter { $0.value.contains(night) }.map(\.key)
            guard old != new, !old.isEmpty, !new.isEmpty else { continue }
            result.append(
                Change(
                    difference: Difference(
                        .platforms,
                        "platforms",
                        old: ChangeFinder.list(old.map(\.text)),
                        new: ChangeFinder.list(new.map(\.text)),
                        isInput: false
                    ),
                    image: image,
                    series: nil,
                    platforms: Set(old).symmetricDifference(new).sorted(),
                    night: night,
                    since: before
                )
            )
        }
        return result
    }

    /// The nights in which the image is expected and has no record.
    func missingNights(of nightCount: Int) -> [Int] {
        Gaps.nights(between: nights, in: 0..<nightCount)
    }

    /// For each series the nights of the image in which it is expected and has no record.
    func missingSeries() -> [(night: Int, series: SeriesReference)] {
        fleet.images[image].series.enumerated().flatMap { index, series in
            let gaps = Gaps.inner(of: series.nights.map(\.night), among: nights)
            return gaps.map { ($0, SeriesReference(image: image, series: index)) }
        }
    }
}

/// The holes in a list of nights.
enum Gaps {
    /// A longer gap is a pause: only its first night is a hole, so that lists stay short.
    static let longest = 400

    /// The nights between two that are there, and the one after the last.
    static func nights(between present: [Int], in all: Range<Int>) -> [Int] {
        var holes: [Int] = []
        for (a, b) in zip(present, present.dropFirst()) where b - a > 1 {
            holes += (a + 1)..<min(b, b - a > longest ? a + 2 : b)
        }
        if let last = present.last, all.contains(last + 1) { holes.append(last + 1) }
        return holes
    }

    /// The nights of a longer list in the gaps of a shorter one; both ascending.
    static func inner(of present: [Int], among all: [Int]) -> [Int] {
        var holes: [Int] = []
        for (a, b) in zip(present, present.dropFirst()) where b - a > 1 {
            let gap = all[firstIndex(above: a, in: all)..<firstIndex(above: b - 1, in: all)]
            holes += gap.prefix(gap.count > longest ? 1 : longest)
        }
        return holes
    }

    private static func firstIndex(above night: Int, in nights: [Int]) -> Int {
        var low = 0
        var high = nights.count
        while low < high {
            let middle = (low + high) / 2
            if nights[middle] > night { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

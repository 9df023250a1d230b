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
    /// The neighbour of a night is the nearest earlier one with a counted record of the image, and
    /// the two lists are the platforms with a record, a failed one too, in either. So a platform
    /// that is left out for some nights goes and comes back, a night without the image changes
    /// nothing, and no later night changes what is told of an earlier one. Records of an unknown
    /// platform name none.
    private func platformChanges() -> [Change] {
        var platforms: [Int: Set<Platform>] = [:]
        for series in fleet.images[image].series where !series.platform.isUnknown {
            for entry in series.nights {
                platforms[entry.night, default: []].insert(series.platform)
            }
        }
        return zip(countedNights, countedNights.dropFirst()).compactMap { before, night in
            guard let old = platforms[before], let new = platforms[night], old != new,
                max(old.count, new.count) <= Self.mostPlatforms
            else { return nil }
            return Change(
                difference: Difference(
                    .platforms,
                    "platforms",
                    old: ChangeFinder.list(old.sorted().map(\.text)),
                    new: ChangeFinder.list(new.sorted().map(\.text)),
                    isInput: false
                ),
                image: image,
                series: nil,
                platforms: old.symmetricDifference(new).sorted(),
                night: night,
                since: before
            )
        }
    }

    /// The nights in which the image is expected and has no record.
    func missingNights(of nightCount: Int) -> [Int] {
        Gaps.nights(between: nights, in: 0..<nightCount)
    }

    /// For each series the nights of the image in which it is expected and has no record.
    ///
    /// Expected is a series with a record in the image's night before: so each pause is told once,
    /// by what was known in that night. Failed builds that name no platform let expect nothing.
    func missingSeries() -> [(night: Int, series: SeriesReference)] {
        fleet.images[image].series.enumerated().flatMap { index, series in
            let reference = SeriesReference(image: image, series: index)
            guard !fleet.isStray(reference) else {
                return [(night: Int, series: SeriesReference)]()
            }
            return Gaps.starts(of: series.nights.map(\.night), among: nights)
                .map { ($0, reference) }
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

    /// The first night of each pause of a shorter list, taken from a longer one; both ascending.
    ///
    /// What comes after the last night of the shorter list is a pause too.
    static func starts(of present: [Int], among all: [Int]) -> [Int] {
        var holes: [Int] = []
        var place = 0
        for (last, next) in zip(present, present.dropFirst() + [.max]) {
            while place < all.count, all[place] <= last { place += 1 }
            if place < all.count, all[place] < next { holes.append(all[place]) }
        }
        return holes
    }
}

internal import BuildModel
internal import FleetAnalysis

/// What the fleet has in one night, as indices into the fleet's lists.
struct NightContents: Sendable {
    /// The images with a record in the night, in order.
    private(set) var images: [ImageNight] = []
    /// Images that have a record in an earlier night and none in this one, in order.
    private(set) var missing: [Missing] = []
    /// The pins that no earlier night has, in the order of the sources.
    private(set) var firstSeen: [FirstPin] = []

    /// What an image's series have in the night.
    struct ImageNight: Sendable {
        let image: Int
        private(set) var entries: [Entry]

        struct Entry: Sendable {
            /// An index into the image's series.
            let series: Int
            let night: SeriesNight
        }

        var counted: [Int] { entries.compactMap(\.night.counted) }

        var attempts: [Int] { entries.flatMap(\.night.attempts) }

        fileprivate mutating func add(_ entry: Entry) { entries.append(entry) }
    }

    /// An image without a record, and the last night before that has one.
    struct Missing: Sendable {
        let image: Int
        let last: Int
    }

    struct FirstPin: Sendable {
        let source: Int
        let history: PinHistory

        var pin: Pin { history.pin }
    }

    /// What an image has in the night, where it has a record.
    func image(_ index: Int) -> ImageNight? {
        var low = 0
        var high = images.count
        while low < high {
            let middle = (low + high) / 2
            if images[middle].image < index { low = middle + 1 } else { high = middle }
        }
        return low < images.count && images[low].image == index ? images[low] : nil
    }

    /// One for every night of the fleet, in order.
    static func all(of fleet: Fleet) -> [NightContents] {
        var nights = [NightContents](repeating: NightContents(), count: fleet.nights.count)
        for (index, image) in fleet.images.enumerated() {
            var present: Set<Int> = []
            for (place, series) in image.series.enumerated() {
                for entry in series.nights {
                    present.insert(entry.night)
                    nights[entry.night].add(.init(series: place, night: entry), ofImage: index)
                }
            }
            guard let first = present.min() else { continue }
            var last = first
            for night in first..<nights.count {
                if present.contains(night) {
                    last = night
                } else {
                    nights[night].missing.append(Missing(image: index, last: last))
                }
            }
        }
        for (index, source) in fleet.sources.enumerated() {
            for pin in source.pins {
                guard let first = pin.firstSeen else { continue }
                nights[first].firstSeen.append(FirstPin(source: index, history: pin))
            }
        }
        return nights
    }

    private mutating func add(_ entry: ImageNight.Entry, ofImage image: Int) {
        if let last = images.last, last.image == image {
            images[images.count - 1].add(entry)
        } else {
            images.append(ImageNight(image: image, entries: [entry]))
        }
    }
}

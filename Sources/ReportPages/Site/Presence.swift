internal import FleetAnalysis

/// In which nights each image has a record, and in which it is missing.
///
/// An image is missing in a night if an earlier night has a record of it and this one has none. So
/// an image that comes later changes no page of an earlier night.
struct Presence: Sendable {
    /// The nights with a record of each image, ascending.
    private let nights: [[Int]]
    /// How many images are missing in each night.
    let missingCounts: [Int]

    /// An image without a record, and the last night before that has one.
    struct Missing: Sendable {
        let image: Int
        let last: Int
    }

    init(_ fleet: Fleet) {
        var began = [Int](repeating: 0, count: fleet.nights.count)
        var present = began
        nights = fleet.images.map { image in
            let nights = Set(image.series.lazy.flatMap { $0.nights.lazy.map(\.night) }).sorted()
            if let first = nights.first { began[first] += 1 }
            for night in nights { present[night] += 1 }
            return nights
        }
        var known = 0
        missingCounts = zip(began, present).map { began, present in
            known += began
            return known - present
        }
    }

    /// The images that are missing in a night, in order.
    func missing(in night: Int) -> [Missing] {
        guard missingCounts[night] > 0 else { return [] }
        return nights.indices.compactMap { image in
            guard let last = lastNight(ofImage: image, upTo: night), last < night else {
                return nil
            }
            return Missing(image: image, last: last)
        }
    }

    /// Whether a night is among the last ones of an image, which its page shows.
    func isShown(night: Int, ofImage image: Int) -> Bool {
        let shown = nights[image].suffix(Limits.nights)
        return shown.first.map { night >= $0 } ?? false
    }

    private func lastNight(ofImage image: Int, upTo night: Int) -> Int? {
        let nights = nights[image]
        var low = 0
        var high = nights.count
        while low < high {
            let middle = (low + high) / 2
            if nights[middle] <= night { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? nights[low - 1] : nil
    }
}

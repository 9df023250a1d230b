internal import FleetAnalysis

/// In which nights each image has a record, and in which it was expected and has none.
///
/// What is missing is what the analysis calls so: an image that is built no more is missing in one
/// night, and from then on only seen last.
struct Presence: Sendable {
    /// The nights with a record of each image, ascending.
    private let nights: [[Int]]
    private let reports: [NightReport]

    /// An expected image without a record, and the nights around the gap that have one.
    struct Missing: Sendable {
        let image: Int
        let last: Int
        /// `nil` where no later night has a record.
        let next: Int?
    }

    init(_ findings: Findings) {
        reports = findings.nights
        nights = findings.fleet.images.map { image in
            Set(image.series.lazy.flatMap { $0.nights.lazy.map(\.night) }).sorted()
        }
    }

    /// How many images are missing in a night.
    func missingCount(in night: Int) -> Int { reports[night].missing.count }

    /// The images that are missing in a night, in order.
    func missing(in night: Int) -> [Missing] {
        reports[night].missing.compactMap { image in
            let next = count(ofImage: image, upTo: night)
            guard next > 0 else { return nil }
            let nights = nights[image]
            return Missing(
                image: image,
                last: nights[next - 1],
                next: next < nights.count ? nights[next] : nil
            )
        }
    }

    /// Whether a night is among the last ones of an image, which its page shows.
    func isShown(night: Int, ofImage image: Int) -> Bool {
        let shown = nights[image].suffix(Limits.nights)
        return shown.first.map { night >= $0 } ?? false
    }

    /// How many of an image's nights are this one or before it.
    private func count(ofImage image: Int, upTo night: Int) -> Int {
        let nights = nights[image]
        var low = 0
        var high = nights.count
        while low < high {
            let middle = (low + high) / 2
            if nights[middle] <= night { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// Where an image stands towards the fleet's newest night.
enum Standing {
    /// With a record in it; or without a night at all, and so not expected.
    case present
    /// Expected in it and without a record.
    case missing
    /// Built no more for two nights or longer: seen last in this night.
    case retired(lastNight: Int)
}

extension SiteIndex {
    func standing(ofImage image: Int) -> Standing {
        guard let last = fleet.images[image].lastNight, last < fleet.nights.count - 1 else {
            return .present
        }
        return fleet.isRetired(image: image) ? .retired(lastNight: last) : .missing
    }

    /// The series of images of the last night that have no record in it, in order.
    ///
    /// A platform is built no more, or may come back: nothing tells until then. Failed builds that
    /// name no platform are none.
    var goneSeries: [SeriesReference] {
        fleet.images.indices.flatMap { image -> [SeriesReference] in
            guard let last = fleet.images[image].lastNight, last == fleet.nights.count - 1 else {
                return []
            }
            let series = fleet.images[image].series
            return series.indices.compactMap { index in
                let reference = SeriesReference(image: image, series: index)
                guard let night = series[index].nights.last?.night, night < last,
                    !fleet.isStray(reference)
                else { return nil }
                return reference
            }
        }
    }

    /// The images that are built no more, in order.
    var retired: [Int] {
        fleet.images.indices.filter(fleet.isRetired)
    }
}

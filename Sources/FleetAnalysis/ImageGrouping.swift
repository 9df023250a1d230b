internal import BuildModel

/// Groups records into images and series by the words of design.md 2.
struct ImageGrouping {
    let images: [Image]
    let imageOfRecord: [Int]

    /// Groups records that are sorted by image first, so that an image is a run of them.
    init(records: [Record], nights: NightTable) {
        var ranges: [Range<Int>] = []
        var imageOfRecord = [Int](repeating: 0, count: records.count)
        var start = 0
        while start < records.count {
            var end = start + 1
            while end < records.count, records[end].image == records[start].image { end += 1 }
            for index in start..<end { imageOfRecord[index] = ranges.count }
            ranges.append(start..<end)
            start = end
        }
        let slugs = Slug.images(ranges.map { records[$0.lowerBound].image })
        images = zip(ranges, slugs).map { Self.image(records, $0, $1, nights) }
        self.imageOfRecord = imageOfRecord
    }

    private static func image(
        _ records: [Record],
        _ range: Range<Int>,
        _ slug: Slug,
        _ nights: NightTable
    ) -> Image {
        let targets = Set(range.compactMap { records[$0].target })
        let known = Set(range.map { records[$0].platform }.filter { !$0.isUnknown })
        let onlyPlatform = known.count == 1 ? known.first : nil
        var members: [SeriesKey: [Int]] = [:]
        for index in range {
            let platform = records[index].platform
            let key = SeriesKey(
                target: targets.count > 1 ? records[index].target : nil,
                platform: platform.isUnknown ? onlyPlatform ?? platform : platform
            )
            members[key, default: []].append(index)
        }
        let series = members.sorted { $0.key < $1.key }
            .map { Self.series($0.key, $0.value, records, nights) }
        return Image(
            name: records[range.lowerBound].image,
            slug: slug,
            series: series,
            recordCount: range.count,
            lastNight: series.compactMap(\.nights.last?.night).max()
        )
    }

    private static func series(
        _ key: SeriesKey,
        _ members: [Int],
        _ records: [Record],
        _ nights: NightTable
    ) -> Series {
        var byNight: [Int: [Int]] = [:]
        var undated: [Int] = []
        for index in members {
            if let night = nights.index(of: records[index].night) {
                byNight[night, default: []].append(index)
            } else {
                undated.append(index)
            }
        }
        undated.sort { stands(records[$0], before: records[$1]) }
        let entries = byNight.sorted { $0.key < $1.key }.map { night, indices in
            let ordered = indices.sorted { stands(records[$0], before: records[$1]) }
            let counted = ordered.last { isCountable(records[$0]) }
            return SeriesNight(
                night: night,
                counted: counted,
                attempts: ordered.filter { $0 != counted }
            )
        }
        let newest =
            entries.last { $0.counted != nil }?.counted
            ?? undated.last { isCountable(records[$0]) }
            ?? entries.last?.attempts.last ?? undated.last
        return Series(
            platform: key.platform,
            target: key.target,
            nights: entries,
            undated: undated,
            newest: newest
        )
    }

    private static func isCountable(_ record: Record) -> Bool {
        record.status == .ok && record.sourcesKnown
    }

    /// By exact or good time, then by path, then by id; a record without such a time comes first.
    private static func stands(_ left: Record, before right: Record) -> Bool {
        let a = reliableTime(left)
        let b = reliableTime(right)
        if a != b { return a < b }
        if let first = left.origins.first, let second = right.origins.first, first != second {
            return first < second
        }
        return left.id < right.id
    }

    private static func reliableTime(_ record: Record) -> Int64 {
        guard let time = record.time, time.confidence == .exact || time.confidence == .good else {
            return .min
        }
        return time.at.secondsSince1970
    }
}

/// What tells the series of one image apart.
private struct SeriesKey: Hashable, Comparable {
    let target: Text?
    let platform: Platform

    static func < (left: SeriesKey, right: SeriesKey) -> Bool {
        if left.target != right.target { return (left.target ?? "") < (right.target ?? "") }
        return left.platform < right.platform
    }
}

package import BuildModel

/// All records of a run, ordered, with the images, series, nights and sources that they form.
///
/// Everything refers to records, nights, images and sources by their index here, so that a year of
/// nights costs a few words a record.
package struct Fleet: Sendable {
    /// One a `Record.id`, sorted by image, platform, time, id.
    package let records: [Record]
    /// In natural order, the oldest first.
    package let nights: [Night]
    /// Sorted by name.
    package let images: [Image]
    /// Sorted by identity.
    package let sources: [SourceHistory]
    /// The pins that images share now.
    package let sharing: Sharing

    /// The image of each record, by the record's index.
    package let imageOfRecord: [Int]
    private let sourceIndices: [Text: Int]

    package init(records unordered: [Record]) {
        let records = Self.withoutModificationTimes(RecordOrder.merged(unordered))
        let nights = Self.nights(of: records)
        let grouping = ImageGrouping(records: records, nights: nights)
        let sources = SourceHistory.all(
            records: records,
            nights: nights,
            images: grouping.images,
            imageOfRecord: grouping.imageOfRecord
        )
        self.records = records
        self.nights = nights.ordered
        images = grouping.images
        imageOfRecord = grouping.imageOfRecord
        self.sources = sources
        sourceIndices = Dictionary(
            uniqueKeysWithValues: sources.enumerated().map { ($1.identity, $0) }
        )
        sharing = Sharing(records: records, images: images, sources: sources)
    }

    /// The history of a source by its identity.
    package func source(_ identity: Text) -> SourceHistory? {
        sourceIndices[identity].map { sources[$0] }
    }

    /// The night before, where the fleet has one.
    package func night(before index: Int) -> Int? { index > 0 ? index - 1 : nil }

    /// Whether an image is built no more: it was missing in one night, and has no record since.
    package func isRetired(image index: Int) -> Bool {
        images[index].lastNight.map { $0 < nights.count - 2 } ?? false
    }

    /// A file's modification time changes with every copy of the input, so it dates nothing here.
    private static func withoutModificationTimes(_ records: [Record]) -> [Record] {
        var records = records
        for index in records.indices where records[index].time?.source == .mtime {
            records[index].time = nil
        }
        return records
    }

    private static func nights(of records: [Record]) -> NightTable {
        NightTable(records.compactMap(\.night))
    }
}

/// The nights of a fleet in natural order, and the place of each label.
struct NightTable: Sendable {
    let ordered: [Night]
    private let places: [Text: Int]

    init(_ nights: [Night]) {
        var origins: [Text: Night.Origin] = [:]
        for night in nights {
            if let known = origins[night.label], known.rank <= night.origin.rank { continue }
            origins[night.label] = night.origin
        }
        ordered = origins.map { Night(label: $0.key, origin: $0.value) }
            .sorted { NaturalOrder.precedes($0.label.string, $1.label.string) }
        places = Dictionary(uniqueKeysWithValues: ordered.enumerated().map { ($1.label, $0) })
    }

    func index(of night: Night?) -> Int? {
        night.flatMap { places[$0.label] }
    }
}

extension Night.Origin {
    /// The rule that speaks first where records of one night disagree.
    fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}

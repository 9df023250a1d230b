internal import BuildModel
internal import FleetAnalysis

/// What the lists of images say about one image.
struct ImageSummary: Sendable {
    /// The newest records of its platforms, in the order of its series; failed builds that name no
    /// platform are left out once a later night built the image.
    let newest: [Int]
    /// Without doubles, in order.
    let platforms: [Platform]
    private let inputs: SourceCount
    /// The states of all sources of its newest records, tools of the build included.
    let allStates: Set<SourceState>
    /// Whether one of the newest records tells its sources.
    let sourcesKnown: Bool
    /// Whether a build failed in the image's newest night and none after it stands for its series.
    let hasFailed: Bool
    /// The record with the latest time among the newest ones.
    let latest: Int?

    init(_ index: Int, _ fleet: Fleet) {
        let all = fleet.images[index].series.indices.map {
            SeriesReference(image: index, series: $0)
        }
        newest = all.filter { !fleet.isLeftBehind($0) }.compactMap { fleet[$0].newest }
        var platforms: [Platform] = []
        for reference in all where !fleet.isStray(reference) {
            let platform = fleet[reference].platform
            if !platforms.contains(platform) { platforms.append(platform) }
        }
        self.platforms = platforms
        inputs = SourceCount(newest, of: fleet.records)
        var allStates: Set<SourceState> = []
        for record in newest {
            for source in fleet.records[record].sources { allStates.insert(source.state) }
        }
        self.allStates = allStates
        sourcesKnown = newest.contains { fleet.records[$0].sourcesKnown }
        hasFailed = all.contains(where: fleet.hasFailed)
        latest = newest.max { Self.moment(fleet.records[$0]) < Self.moment(fleet.records[$1]) }
    }

    /// The number of different sources of its newest records, frontends and scanners left out.
    var sources: Int { inputs.total }

    func count(_ state: SourceState) -> Int { inputs.count(state) }

    /// Whether a source's pin is not what it should be.
    var isSuspicious: Bool {
        !allStates.isDisjoint(with: [.mismatch, .conflict, .malformedPin])
    }

    private static func moment(_ record: Record) -> Int64 {
        record.time?.at.secondsSince1970 ?? .min
    }
}

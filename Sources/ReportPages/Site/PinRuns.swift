internal import BuildModel
internal import FleetAnalysis

/// Since which night a series has had each pin of its newest record.
///
/// The same answer as `Fleet.since`, for all sources in one walk back through the nights.
enum PinRuns {
    /// One for each source of the newest record, in its order; `nil` where the source has no pin or
    /// the newest counted record has not this pin.
    static func starts(of series: Series, in fleet: Fleet) -> [Int?] {
        guard let newest = series.newest else { return [] }
        let sources = fleet.records[newest].sources
        var starts = [Int?](repeating: nil, count: sources.count)
        var open = sources.indices.filter { sources[$0].pin != nil }
        for entry in series.nights.reversed() {
            guard let counted = entry.counted else { continue }
            if counted != newest {
                open = still(open, of: sources, in: fleet.records[counted].sources)
            }
            if open.isEmpty { break }
            for index in open { starts[index] = entry.night }
        }
        return starts
    }

    /// The open ones that the older list holds as well; both lists are sorted by identity, then pin.
    private static func still(_ open: [Int], of sources: [Source], in older: [Source]) -> [Int] {
        var place = 0
        return open.filter { index in
            let source = sources[index]
            while place < older.count, older[place].precedes(source) { place += 1 }
            return place < older.count && older[place].identity == source.identity
                && older[place].pin == source.pin
        }
    }
}

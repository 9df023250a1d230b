internal import BuildModel
internal import FleetAnalysis

/// Findings by image and by source, prepared once.
struct FindingIndex: Sendable {
    let matrix: NightMatrix
    /// By the fleet's sources: the changes that name the source, ascending by night.
    let events: [[SourceEvent]]
    /// By the fleet's sources: the changes in which another tag or ref took the source's place,
    /// ascending by night.
    let departures: [[SourceEvent]]
    /// By the fleet's sources, ascending by night.
    let flags: [[Flag]]
    /// By image: the most urgent concern about it; `nil` where there is none.
    let concerns: [Attention.Concern?]
    /// By image: the last night with a change of the image.
    let lastChange: [Int?]
    /// Series by the evidence of their newest counted record.
    let evidence: EvidenceCounts
    private let nights: [Set<Int>]

    init(_ findings: Findings, sources: [Text: Int]) {
        let fleet = findings.fleet
        var events = [[SourceEvent]](repeating: [], count: fleet.sources.count)
        var departures = events
        var flags = [[Flag]](repeating: [], count: fleet.sources.count)
        for report in findings.nights {
            for entry in report.changes where entry.kind.isAboutSource || entry.kind == .frontend {
                let event = SourceEvent(night: report.night, entry: entry)
                if let former = entry.difference?.formerSource, let source = sources[former] {
                    departures[source].append(event)
                }
                guard let source = sources[ChangeWords.identity(entry.kind, entry.source)] else {
                    continue
                }
                events[source].append(event)
            }
            for flag in report.flags {
                guard flag.kind != .secretRedacted, let source = sources[flag.source] else {
                    continue
                }
                flags[source].append(flag)
            }
        }
        self.events = events
        self.departures = departures
        self.flags = flags
        var concerns = [Attention.Concern?](repeating: nil, count: fleet.images.count)
        for row in findings.attention {
            for image in row.images where concerns[image] == nil { concerns[image] = row.concern }
        }
        self.concerns = concerns
        lastChange = findings.changes.map { changes in
            changes.last { $0.kind.isOfImage }?.night
        }
        evidence = EvidenceCounts(findings)
        nights = fleet.images.map { image in
            Set(image.series.flatMap { $0.nights.map(\.night) })
        }
        matrix = NightMatrix(findings)
    }

    func hasRecord(image: Int, night: Int) -> Bool { nights[image].contains(night) }
}

/// A change that names a source, for all images that it hit in one night.
struct SourceEvent: Sendable {
    let night: Int
    let entry: ChangeEntry
}

/// How many series have which evidence, by their newest counted record.
struct EvidenceCounts: Sendable {
    private(set) var strong = 0
    private(set) var weak = 0
    private(set) var none = 0
    /// Series whose last record does not tell its sources; an earlier one may count above.
    private(set) var untold = 0
    /// Series whose records all belong to no night, and so are compared with nothing.
    private(set) var undated = 0

    init(_ findings: Findings) {
        for (image, judged) in zip(findings.fleet.images, findings.judgements) {
            for (series, nights) in zip(image.series, judged) {
                if series.nights.isEmpty { undated += 1 }
                if let last = series.nights.last, findings.fleet.isUntold(last) { untold += 1 }
                guard let place = series.newestPlace, nights.indices.contains(place) else {
                    continue
                }
                switch nights[place].judgement.evidence {
                case .strong: strong += 1
                case .weak: weak += 1
                case .none: none += 1
                }
            }
        }
    }
}

extension Series {
    /// The place of the newest night with a counted record.
    var newestPlace: Int? { nights.lastIndex { $0.counted != nil } }
}

extension SiteIndex {
    /// What a series is judged to be by its newest counted record, and the place of its night.
    func newest(_ reference: SeriesReference) -> (place: Int, judged: NightJudgement)? {
        guard let place = fleet[reference].newestPlace else { return nil }
        let judged = findings.judgements[reference.image][reference.series]
        return judged.indices.contains(place) ? (place, judged[place]) : nil
    }

    /// The judgement of a series in a night of the fleet.
    func judgement(_ reference: SeriesReference, night: Int) -> NightJudgement? {
        guard let place = place(reference, night: night) else { return nil }
        let judged = findings.judgements[reference.image][reference.series]
        return judged.indices.contains(place) ? judged[place] : nil
    }

    /// The place of a night in the nights of a series.
    func place(_ reference: SeriesReference, night: Int) -> Int? {
        let nights = fleet[reference].nights
        var low = 0
        var high = nights.count
        while low < high {
            let middle = (low + high) / 2
            if nights[middle].night < night { low = middle + 1 } else { high = middle }
        }
        return low < nights.count && nights[low].night == night ? low : nil
    }

    /// The series whose counted record of a night diverged, in order.
    func divergences(in night: Int) -> [SeriesReference] {
        nightContents[night].images.flatMap { image in
            image.entries.compactMap { entry -> SeriesReference? in
                let reference = SeriesReference(image: image.image, series: entry.series)
                guard entry.night.counted != nil,
                    judgement(reference, night: night)?.verdict == .diverged
                else { return nil }
                return reference
            }
        }
    }

    /// The night of a record, where it has one.
    func night(ofRecord record: Int) -> Int? {
        guard let label = fleet.records[record].night?.label else { return nil }
        return found.matrix.places[label]
    }

    /// The changes of an image in one night, in the order of its series.
    func changes(ofImage image: Int, night: Int) -> ArraySlice<Change> {
        let changes = findings.changes[image]
        func first(_ wanted: Int) -> Int {
            var low = 0
            var high = changes.count
            while low < high {
                let middle = (low + high) / 2
                if changes[middle].night < wanted { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return changes[first(night)..<first(night + 1)]
    }
}

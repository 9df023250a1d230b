internal import BuildModel
internal import FleetAnalysis

/// What every image did in the newest nights of the fleet.
struct NightMatrix: Sendable {
    /// The newest first; at most as many as a page shows.
    let nights: [Int]
    /// By image, then parallel to `nights`.
    let rows: [[NightCell]]
    /// Parallel to `nights`: images by what their cell says.
    let totals: [NightTotals]
    /// The index of every night by its label.
    let places: [Text: Int]

    init(_ findings: Findings) {
        let fleet = findings.fleet
        places = Dictionary(uniqueKeysWithValues: fleet.nights.enumerated().map { ($1.label, $0) })
        nights = Array(fleet.nights.indices.reversed().prefix(Limits.nights))
        let newest = fleet.nights.count - 1
        let count = nights.count
        rows = fleet.images.indices.map { image in
            Self.row(of: image, findings, newest: newest, count: count)
        }
        var totals = [NightTotals](repeating: NightTotals(), count: count)
        for row in rows {
            for (place, cell) in row.enumerated() { totals[place].add(cell) }
        }
        self.totals = totals
    }

    /// The cells of some series of an image, the newest night first.
    static func row(
        of image: Int,
        _ findings: Findings,
        series only: Int? = nil,
        newest: Int,
        count: Int
    ) -> [NightCell] {
        let oldest = newest - count + 1
        var cells = [NightCell](repeating: .none, count: max(0, count))
        var first = Int.max
        var last = -1
        let all = findings.fleet.images[image].series
        for (index, series) in all.enumerated() where only == nil || only == index {
            first = min(first, series.nights.first?.night ?? .max)
            last = max(last, series.nights.last?.night ?? -1)
            for (entry, judged) in zip(series.nights, findings.judgements[image][index]).reversed()
            {
                if entry.night < oldest { break }
                if entry.night <= newest {
                    cells[newest - entry.night].add(judged.verdict)
                }
            }
        }
        for change in findings.changes[image].reversed() {
            if change.night < oldest { break }
            guard change.difference.isInput, change.night <= newest,
                only == nil || change.series?.series == only
            else { continue }
            cells[newest - change.night].markChanged()
        }
        for place in cells.indices where cells[place] == .none {
            let night = newest - place
            if night > first, night <= last + 1 { cells[place] = .gap }
        }
        return cells
    }
}

/// One image, or one series, in one night.
enum NightCell: Hashable, Sendable {
    /// Before its first night, or long after its last.
    case none
    case gap
    /// The verdict that most deserves a look, and whether an input changed.
    case judged(Verdict, isChanged: Bool)

    fileprivate mutating func add(_ verdict: Verdict) {
        if case .judged(let known, let isChanged) = self {
            self = .judged(known.rank < verdict.rank ? known : verdict, isChanged: isChanged)
        } else {
            self = .judged(verdict, isChanged: false)
        }
    }

    fileprivate mutating func markChanged() {
        if case .judged(let verdict, _) = self { self = .judged(verdict, isChanged: true) }
    }
}

/// Images of one night by the verdict that their cell shows.
struct NightTotals: Sendable {
    private var counts: [Verdict: Int] = [:]
    private(set) var gaps = 0

    subscript(_ verdict: Verdict) -> Int { counts[verdict] ?? 0 }

    fileprivate mutating func add(_ cell: NightCell) {
        switch cell {
        case .none: break
        case .gap: gaps += 1
        case .judged(let verdict, _): counts[verdict, default: 0] += 1
        }
    }
}

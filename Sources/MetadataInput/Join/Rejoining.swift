package import BuildModel

/// Joins records that other runs sealed with those of this run, as if one run had read all files.
///
/// A build may come in parts: its metadata in one run, its statement, index or history entry in a
/// later one, or in another part of a map over directories (design.md 8). What joins two records is
/// what joins two files: the reference that Buildx gave, digests, subjects; and their place, where
/// both runs read the same file.
package enum Rejoining {
    /// The records of all runs, merged by id.
    ///
    /// `history` and `lines`, which come from record lines of other files, may speak of builds that
    /// `records` or `companions`, which this run read, speak of too. Night after night, with a call of
    /// `checkpoint` before each.
    package static func join<Failure: Error>(
        _ history: [Record],
        _ lines: [Record] = [],
        with records: [Record],
        _ companions: inout NightCompanions,
        _ rules: ReadingRules,
        checkpoint: () throws(Failure) -> Void
    ) throws(Failure) -> [Record] {
        var all = RecordOrder.merged(history + lines + records)
        guard !history.isEmpty || !lines.isEmpty else { return all }
        let standing = Standing(history: history, fresh: records)
        var result: [Record] = []
        var gone: Set<Int> = []
        for (night, members) in RecordNights(all).ordered {
            try checkpoint()
            let index = companions.index(of: night)
            let open = OpenRecords.places(all, members, standing, index)
            guard !open.isEmpty else { continue }
            var work = JoinWork(open.map { Draft(sealed: all[$0]) }, index, companions.limits)
            work.thin = Set(open.indices.filter { standing.isThin(all[open[$0]]) })
            try work.run(JoinWork.stepsOfRecords, checkpoint)
            companions.take(work, of: night)
            gone.formUnion(open)
            result += work.result().map { Sealing.seal($0, rules) }
        }
        if gone.isEmpty { return all }
        for place in all.indices where !gone.contains(place) { result.append(all[place]) }
        all = RecordOrder.merged(result)
        return all
    }
}

/// Which records of a night may be joined with another one, or completed by a companion.
///
/// Most of a history never is: a record is looked at by a few hashes. Two of equal hashes that have
/// nothing in common come out of the joining as they were.
private enum OpenRecords {
    static func places(
        _ all: [Record],
        _ members: [Int],
        _ standing: Standing,
        _ companions: CompanionIndex
    ) -> [Int] {
        var open = Set(ofOnePlace(all, members))
        let lone = members.filter { all[$0].isLone || all[$0].isHistory }
        let thin = members.filter { standing.isThin(all[$0]) }
        if !lone.isEmpty || !thin.isEmpty {
            open.formUnion(joinable(all, members, with: Set(lone + thin)))
        }
        if !companions.isEmpty {
            for place in members where standing.isTold(all[place], companions) {
                open.insert(place)
            }
            // What a companion adds to a build may be the digest that a lone document has.
            if !open.isEmpty { open.formUnion(lone) }
        }
        // Records that this run read are joined with one another already.
        if open.allSatisfy({ standing.fresh.contains(all[$0].id) }) { return [] }
        return open.sorted()
    }

    /// Records that were made of the same file.
    private static func ofOnePlace(_ all: [Record], _ members: [Int]) -> [Int] {
        var first: [Int: Int] = [:]
        var found: [Int] = []
        for place in members {
            for origin in all[place].origins where origin.shape.isPlaceOfOne {
                if let other = first.updateValue(place, forKey: origin.hashValue) {
                    found += [other, place]
                }
            }
        }
        return found
    }

    /// Records that have a reference or a digest in common with one of these, and those of these.
    private static func joinable(
        _ all: [Record],
        _ members: [Int],
        with lone: Set<Int>
    ) -> [Int] {
        var owners: [Int: Int] = [:]
        for place in lone {
            for key in keys(of: all[place]) { owners[key, default: 0] += 1 }
        }
        var met: Set<Int> = []
        for place in members {
            let own = lone.contains(place) ? 1 : 0
            for key in keys(of: all[place]) where (owners[key] ?? 0) > own { met.insert(key) }
        }
        if met.isEmpty { return [] }
        return members.filter { keys(of: all[$0]).contains(where: met.contains) }
    }

    private static func keys(of record: Record) -> [Int] {
        var keys = record.outputs.map(\.digest.hashValue)
        if let id = record.buildID { keys.append(id.hashValue) }
        return keys
    }
}

/// What the run that grows a history knows of its records.
private struct Standing {
    /// The ids of records that this run read, which are joined with all companions.
    let fresh: Set<Text>
    /// The ids of the history's, which are joined with its own companions.
    private let history: Set<Text>

    init(history: [Record], fresh: [Record]) {
        self.history = Set(history.map(\.id))
        self.fresh = Set(fresh.map(\.id))
    }

    /// Whether the history does not have the record, and another build with the same output may know
    /// more of it.
    func isThin(_ record: Record) -> Bool {
        if history.contains(record.id) { return false }
        if record.platform.isUnknown { return true }
        guard fresh.contains(record.id) else { return false }
        let kinds = record.outputs.map(\.kind)
        return !kinds.contains(.manifest) || !kinds.contains(.config)
    }

    /// Whether a companion that the record knows nothing of may speak of it.
    func isTold(_ record: Record, _ companions: CompanionIndex) -> Bool {
        if fresh.contains(record.id) { return false }
        let isOfHistory = history.contains(record.id)
        return record.outputs.contains { output in
            isOfHistory
                ? companions.hasNews(of: output.digest) : companions.mentions(output.digest)
        }
    }
}

/// Records by the night that their paths named, as files are grouped.
private struct RecordNights {
    private var groups: [Text?: [Int]] = [:]

    init(_ records: [Record]) {
        var homes: [Text: Text?] = [:]
        let histories = records.indices.filter { records[$0].isHistory }
        let wanted = Set(histories.compactMap { records[$0].buildID })
        if !wanted.isEmpty {
            for record in records where !record.isHistory {
                guard let id = record.buildID, wanted.contains(id) else { continue }
                homes[id] = .some(Self.night(of: record))
            }
        }
        for (place, record) in records.enumerated() {
            var night = Self.night(of: record)
            if let id = record.buildID, wanted.contains(id), record.isHistory,
                let home = homes[id]
            {
                night = home
            }
            groups[night, default: []].append(place)
        }
    }

    /// The night, unless it is that of a time.
    private static func night(of record: Record) -> Text? {
        guard let night = record.night, night.origin != .time else { return nil }
        return night.label
    }

    /// By night, those of no night first.
    var ordered: [(night: Text?, places: [Int])] {
        groups.sorted { ($0.key ?? "") < ($1.key ?? "") }.map { (night: $0.key, places: $0.value) }
    }
}

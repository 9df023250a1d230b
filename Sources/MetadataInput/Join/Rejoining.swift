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
    /// `lines` come from record lines, and may speak of builds that `records` or `companions`, which
    /// this run read, speak of too. Night after night, with a call of `checkpoint` before each.
    package static func join<Failure: Error>(
        _ lines: [Record],
        with records: [Record],
        _ companions: inout NightCompanions,
        _ rules: ReadingRules,
        checkpoint: () throws(Failure) -> Void
    ) throws(Failure) -> [Record] {
        var all = RecordOrder.merged(lines + records)
        guard !lines.isEmpty else { return all }
        let fresh = Set(records.map(\.id))
        var result: [Record] = []
        var gone: Set<Int> = []
        for (night, members) in RecordNights(all).ordered {
            try checkpoint()
            let index = companions.index(of: night)
            let open = openRecords(all, members, fresh, index)
            guard !open.isEmpty else { continue }
            var work = JoinWork(open.map { Draft(sealed: all[$0]) }, index)
            try work.run(JoinWork.stepsOfRecords, checkpoint)
            companions.use(work.used, of: night)
            gone.formUnion(open)
            result += work.result().map { Sealing.seal($0, rules) }
        }
        if gone.isEmpty { return all }
        for place in all.indices where !gone.contains(place) { result.append(all[place]) }
        all = RecordOrder.merged(result)
        return all
    }

    /// The records that have a reference, a digest or a place in common with another one, or with a
    /// companion, in order; two that this run read are joined already.
    private static func openRecords(
        _ all: [Record],
        _ members: [Int],
        _ fresh: Set<Text>,
        _ companions: CompanionIndex
    ) -> [Int] {
        var groups: [JoinKey: KeyGroup] = [:]
        for place in members {
            let isLine = !fresh.contains(all[place].id)
            for key in JoinKey.keys(of: all[place]) {
                groups[key, default: KeyGroup()].add(isLine: isLine)
            }
        }
        let open = members.filter { place in
            let keys = JoinKey.keys(of: all[place])
            if keys.contains(where: { groups[$0]?.isOpen == true }) { return true }
            guard !fresh.contains(all[place].id) else { return false }
            return all[place].outputs.contains { companions.mentions($0.digest) }
        }
        if open.isEmpty || companions.isEmpty { return open }
        // What a companion adds to a build may be the digest that a lone document or config has.
        return Set(open + members.filter { all[$0].isLone }).sorted()
    }

    private struct KeyGroup {
        private var lines = 0
        private var others = 0

        mutating func add(isLine: Bool) {
            if isLine { lines += 1 } else { others += 1 }
        }

        var isOpen: Bool { lines > 0 && lines + others > 1 }
    }
}

/// What two records of one build have in common.
private enum JoinKey: Hashable {
    case reference(Text)
    case digest(Digest)
    case place(Record.Origin)

    static func keys(of record: Record) -> [JoinKey] {
        var keys: [JoinKey] = record.outputs.map { .digest($0.digest) }
        if let id = record.buildID { keys.append(.reference(id)) }
        for origin in record.origins where origin.shape.isPlaceOfOne {
            keys.append(.place(origin))
        }
        return keys
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

/// The order and the uniqueness of records in every output.
package enum RecordOrder {
    /// One record an id, with the origins of all its copies, sorted by image, platform, time, id.
    package static func merged(_ records: [Record]) -> [Record] {
        if isTidy(records) { return records }
        // A record is large: its place is sorted by a few words, and it is copied once.
        let keys = records.map(Key.init)
        let order = records.indices.sorted { left, right in
            switch keys[left].order(before: keys[right]) {
            case .some(let answer): answer
            case nil: precedes(records[left], records[right])
            }
        }
        var result: [Record] = []
        result.reserveCapacity(records.count)
        var copies = order[...]
        while let first = copies.first {
            // The copies of a record stand together; their origins are put together once.
            let id = keys[first].id
            let end = id.isEmpty ? nil : copies.firstIndex { keys[$0].id != id }
            let group = id.isEmpty ? copies.prefix(1) : copies[..<(end ?? copies.endIndex)]
            copies = copies.dropFirst(group.count)
            result.append(records[first])
            guard group.count > 1, let last = result.indices.last else { continue }
            result[last].origins = Set(group.lazy.flatMap { records[$0].origins }).sorted()
        }
        return result
    }

    /// Whether records stand in the order of outputs, one for each id.
    package static func isTidy(_ records: [Record]) -> Bool {
        zip(records, records.dropFirst()).allSatisfy { left, right in
            left.id != right.id && precedes(left, right)
        }
    }

    /// By image, platform, time (none first), id, and for copies by their first origin.
    package static func precedes(_ left: Record, _ right: Record) -> Bool {
        if left.image != right.image { return left.image < right.image }
        if left.platform != right.platform { return left.platform < right.platform }
        let leftTime = timeKey(left)
        let rightTime = timeKey(right)
        if leftTime != rightTime { return leftTime < rightTime }
        if left.id != right.id { return left.id < right.id }
        guard let a = left.origins.first, let b = right.origins.first else {
            return left.origins.count < right.origins.count
        }
        return a < b
    }

    private struct Key {
        let image: Text
        let platform: Platform
        let time: Int64
        let id: Text

        init(_ record: Record) {
            image = record.image
            platform = record.platform
            time = RecordOrder.timeKey(record)
            id = record.id
        }

        /// Whether the record stands before another one; `nil` where that is not told here.
        func order(before other: Key) -> Bool? {
            if image != other.image { return image < other.image }
            if platform != other.platform { return platform < other.platform }
            if time != other.time { return time < other.time }
            return id == other.id ? nil : id < other.id
        }
    }

    /// The time as an order, except one from a modification time, which is no part of an id.
    private static func timeKey(_ record: Record) -> Int64 {
        guard let time = record.time, time.source != .mtime else { return .min }
        return time.at.secondsSince1970
    }
}

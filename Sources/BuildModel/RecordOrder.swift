/// The order and the uniqueness of records in every output.
package enum RecordOrder {
    /// One record an id, with the origins of all its copies, sorted by image, platform, time, id.
    package static func merged(_ records: [Record]) -> [Record] {
        var ordered = records
        ordered.sort(by: precedes)
        var result: [Record] = []
        result.reserveCapacity(ordered.count)
        for record in ordered {
            if let last = result.last, last.id == record.id, !record.id.isEmpty {
                let origins = Set(last.origins).union(record.origins).sorted()
                result[result.count - 1].origins = origins
            } else {
                result.append(record)
            }
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

    /// The time as an order, except one from a modification time, which is no part of an id.
    private static func timeKey(_ record: Record) -> Int64 {
        guard let time = record.time, time.source != .mtime else { return .min }
        return time.at.secondsSince1970
    }
}

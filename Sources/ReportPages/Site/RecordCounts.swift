internal import BuildModel

/// How many records there are of each sort.
struct RecordCounts: Sendable {
    private(set) var formats: [Record.Format: Int] = [:]
    private(set) var undated = 0
    private(set) var platformless = 0

    init(_ records: [Record]) {
        // By index, since a record is large and a copy of it counts up dozens of references.
        for index in records.indices {
            formats[records[index].format, default: 0] += 1
            if records[index].night == nil { undated += 1 }
            if records[index].platform.isUnknown { platformless += 1 }
        }
    }
}

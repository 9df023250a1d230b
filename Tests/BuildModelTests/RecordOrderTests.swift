import BuildModel
import Testing

@Suite struct RecordOrderTests {
    private func record(_ id: Text, _ image: Text, origin: Text) -> Record {
        var record = Record(image: image, platform: .unknown, format: .none)
        record.id = id
        record.origins = [.init(file: origin, shape: .metadataFile, pointer: "")]
        return record
    }

    @Test func `records in order stay, others are sorted and merged by id`() {
        let tidy = [record("2", "a", origin: "x"), record("1", "b", origin: "y")]
        #expect(RecordOrder.merged(tidy) == tidy)
        #expect(RecordOrder.merged(tidy.reversed()) == tidy)
        let copies = RecordOrder.merged(tidy + [record("2", "a", origin: "w")])
        #expect(copies.map(\.id) == ["2", "1"])
        #expect(copies.first?.origins.map(\.file) == ["w", "x"])
    }
}

import BuildModel
import Testing

@Suite struct RecordTests {
    @Test func `a change of a copy leaves the record as it was`() {
        var record = Record(image: "app", platform: .unknown, format: .buildinfo)
        record.names = ["example.org/app:1"]
        var copy = record
        #expect(copy == record)
        copy.names.append("example.org/app:2")
        copy.night = Night(label: "2026-01-02", origin: .path)
        #expect(record.names == ["example.org/app:1"])
        #expect(record.night == nil)
        #expect(copy.names == ["example.org/app:1", "example.org/app:2"])
        #expect(copy != record)
    }

    @Test func `a record in a list is one word`() {
        #expect(MemoryLayout<Record>.size == MemoryLayout<Int>.size)
    }
}

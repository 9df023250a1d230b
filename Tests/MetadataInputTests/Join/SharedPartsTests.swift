import BuildModel
import MetadataInput
import Testing

@Suite struct SharedPartsTests {
    @Test func `records of two nights share what did not change`() {
        let parts = SharedParts()
        var first = record(night: "2026-01-01", revision: "a")
        var second = record(night: "2026-01-02", revision: "a")
        let given = (first, second)
        let sharedBefore = first.sources.span.isIdentical(to: second.sources.span)
        parts.share(&first)
        parts.share(&second)
        let sources = first.sources.span.isIdentical(to: second.sources.span)
        let attributes = first.attributes.span.isIdentical(to: second.attributes.span)
        let names = first.names.span.isIdentical(to: second.names.span)
        #expect(!sharedBefore)
        #expect(sources)
        #expect(attributes)
        #expect(names)
        #expect(first == given.0)
        #expect(second == given.1)
    }

    @Test func `a list with one change shares the rest`() {
        let parts = SharedParts()
        var first = record(night: "2026-01-01", revision: "a")
        var second = record(night: "2026-01-02", revision: "b")
        let given = second
        parts.share(&first)
        parts.share(&second)
        let lists = first.attributes.span.isIdentical(to: second.attributes.span)
        let same = value(0, of: first).utf8.span.isIdentical(to: value(0, of: second).utf8.span)
        #expect(!lists)
        #expect(same)
        #expect(second == given)
    }

    private func value(_ index: Int, of record: Record) -> String {
        record.attributes[index].value.string
    }

    /// Every text is made anew, as a reader makes it.
    private func record(night: String, revision: String) -> Record {
        func text(_ parts: String...) -> Text { Text(parts.joined()) }
        var record = Record(image: "app", platform: .unknown, format: .buildinfo)
        record.night = Night(label: Text(night), origin: .path)
        record.names = [text("registry.example.org/", "team/app:latest")]
        record.attributes = [
            Attribute(key: "build-arg:A", value: text("a value that is ", "rather long")),
            Attribute(key: "label:r", value: text("a revision that is ", revision)),
        ]
        record.sources = [
            Source(
                kind: .dockerImage,
                identity: text("docker-image://docker.io/", "library/alpine:latest"),
                references: [text("docker.io/library/", "alpine:latest")],
                state: .unpinned
            )
        ]
        return record
    }
}

import BuildModel
import FileAccess
import MetadataInput
import TestSupport
import Testing

/// The file that records are kept in from night to night.
@Suite struct HistoryFileTests {
    private let temporary = TemporaryDirectory()

    private var history: HistoryFile {
        HistoryFile(path: BytePath(temporary.path("h.ndjson")) ?? "")
    }

    private func read(_ text: String, limit: Int = 10_000) throws -> HistoryFile.Contents {
        try temporary.write(text, to: "h.ndjson")
        return try history.read(try plainRules(), limit: limit)
    }

    private static func record(_ image: Text) -> Record {
        var record = Record(image: image, platform: .unknown, format: .buildinfo)
        record.id = RecordLine.id(of: record)
        return record
    }

    private static func line(_ image: Text) -> String {
        String(decoding: RecordLine.line(of: record(image)), as: UTF8.self)
    }

    private static func companion(_ file: Text, isJoined: Bool = false) -> Companion {
        Companion(
            origin: Record.Origin(file: file, shape: .manifest, pointer: ""),
            path: file,
            content: nil,
            subject: .index(.init()),
            isJoined: isJoined
        )
    }

    private static func companionLine(_ file: Text) -> String {
        String(decoding: CompanionLine.line(of: companion(file)), as: UTF8.self)
    }

    private func isTidy(_ contents: HistoryFile.Contents) -> Bool {
        contents.repeatedLineCount == 0 && contents.isInOrder && contents.endsInLineFeed
    }

    @Test func `a file that is not there is an empty history`() throws {
        let contents = try history.read(try plainRules(), limit: 100)
        #expect(contents.records.isEmpty && contents.lineCount == 0 && isTidy(contents))
    }

    @Test func `what is written is read back, in place of what was there`() throws {
        let records = (["a", "b", "c"] as [Text]).map(Self.record)
        try temporary.write("{ broken", to: "h.ndjson")
        try history.write(records)
        let contents = try history.read(try plainRules(), limit: 10_000)
        #expect(contents.records == records)
        #expect(contents.lineCount == 3 && contents.brokenLineCount == 0 && isTidy(contents))
        #expect(temporary.files == ["h.ndjson"])
    }

    /// More values than a file of metadata may have: a record is made of several files.
    @Test func `a record of very many sources is read back`() throws {
        var record = Self.record("a")
        record.sources = (0..<20_000).map { number in
            let name = Text("docker.io/library/s\(100_000 + number):1")
            return Source(
                kind: .dockerImage,
                identity: Text("docker-image://\(name)"),
                references: [name],
                pin: nil,
                state: .unpinned,
                role: .source,
                via: ["base"]
            )
        }
        record.attributes = [Attribute(key: Text(String(repeating: "k", count: 2000)), value: "1")]
        record.attributesKnown = true
        record.id = RecordLine.id(of: record)
        try history.write([record])
        let contents = try history.read(try plainRules())
        #expect(contents.diagnostics.isEmpty && contents.brokenLineCount == 0)
        #expect(contents.records.first?.sources.count == 20_000)
        #expect(contents.records.first?.id == record.id)
    }

    @Test func `companions stand after the records, sorted`() throws {
        let companions = (["b", "a"] as [Text]).map { Self.companion($0) }
        try history.write([Self.record("z")], companions + [Self.companion("a", isJoined: true)])
        let contents = try history.read(try plainRules(), limit: 10_000)
        #expect(contents.records == [Self.record("z")])
        #expect(contents.companions.map(\.origin.file) == ["a", "a", "b"])
        #expect(contents.companions.map(\.isJoined) == [false, true, false])
        #expect(contents.lineCount == 4 && contents.brokenLineCount == 0 && isTidy(contents))
    }

    @Test(arguments: [
        (line("a") + companionLine("a") + companionLine("b"), true),
        (companionLine("a") + line("a"), false),
        (line("a") + companionLine("b") + companionLine("a"), false),
        (line("a") + companionLine("a") + companionLine("a"), false),
        (line("a") + line("b"), true), (line("b") + line("a"), false),
        (line("a") + line("a"), false), (String(line("a").dropLast()), false), ("", true),
    ])
    func `a tidy history is in order, one line for each id, and ends in a line feed`(
        text: String,
        tidy: Bool
    ) throws {
        #expect(isTidy(try read(text)) == tidy)
    }

    @Test(arguments: [
        ("{ broken\n", 1, 1, ["history-line"]), ("[]\n", 1, 1, ["history-line"]),
        (#"{"containerimage.buildinfo":{"sources":[]}}"# + "\n", 1, 1, ["history-line"]),
        (
            #"{"mediaType":"application/vnd.oci.image.index.v1+json","manifests":[]}"# + "\n", 1, 1,
            ["history-line"]
        ),
        ("\n \r\n", 0, 0, []), (#"{"schema":"pindrift"#, 1, 1, ["history-torn"]),
        (#"{"schema":"pindrift/companion/1","conf"#, 1, 1, ["history-torn"]),
        (String(companionLine("a").dropLast(9)), 1, 1, ["history-torn"]),
        (#"{"schema":"pindrift"# + "\n", 1, 1, ["history-line"]),
        (String(repeating: "x", count: 10_001) + "\n", 1, 1, ["history-line"]),
        (String(repeating: "x", count: 10_001), 1, 1, ["history-line"]),
    ])
    func `what is no record is counted, and only a last line may be torn`(
        end: String,
        lines: Int,
        broken: Int,
        rules: [String]
    ) throws {
        for start in [Self.line("a"), Self.line("a") + Self.line("b")] {
            let contents = try read(start + end)
            let count = start.split(separator: "\n").count
            #expect(contents.records.count == count)
            #expect(contents.lineCount == count + lines)
            #expect(contents.brokenLineCount == broken)
            let own = contents.diagnostics.filter { $0.rule.utf8.starts(with: "history".utf8) }
            #expect(own.map(\.rule) == rules)
            #expect(own.map(\.place.pointer.string) == rules.map { _ in "/\(count)" })
            #expect(own.allSatisfy { ($0.level == .error) == ($0.rule == "history-line") })
        }
    }

    @Test(arguments: [
        (companionLine("a"), []),
        (companionLine("a").replacing("{}", with: #""x""#), ["history-line"]),
        (
            companionLine("a").replacing(#""index""#, with: #""joined":"yes","index""#),
            ["history-line"]
        ),
        (
            companionLine("a").replacing(#""index""#, with: #""config":{},"index""#),
            ["history-line"]
        ),
        (
            companionLine("a").replacing("{}", with: #"{"entries":[{"digest":"?"}]}"#),
            ["digest-malformed", "history-line"]
        ),
    ])
    func `a companion that would be written in another way is told`(
        line: String,
        rules: [String]
    ) throws {
        let contents = try read(line)
        #expect(contents.companions.count == 1 && contents.brokenLineCount == 0)
        #expect(contents.diagnostics.map(\.rule) == rules)
    }

    @Test func `a history that can not be read is an error, not an empty one`() throws {
        try temporary.makeDirectory("h.ndjson")
        #expect(throws: FileError.self) { try history.read(try plainRules(), limit: 100) }
    }
}

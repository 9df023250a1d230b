import BuildModel
import FileAccess
import MetadataInput
import TestSupport
import Testing

/// Inputs as a run reads them: whole files, and record lines one by one.
@Suite struct InputReadingTests {
    private let temporary = TemporaryDirectory()

    private func read(_ name: String, limit: Int) throws -> FileFindings {
        let path = try #require(BytePath(temporary.path(name)))
        let file = try #require(try DirectoryScanner.scan([path]).files.first)
        return InputReading.read(file, rules: try plainRules(), limit: limit)
    }

    private static func line(_ image: String) -> String {
        #"{"schema":"pindrift/record/1","image":"\#(image)","platform":"linux/amd64","#
            + #""format":"buildinfo"}"#
    }

    @Test func `record lines may be more in all than one file may be`() throws {
        let names = (0..<50).map { "image-\($0)" }
        try temporary.write(names.map(Self.line).joined(separator: "\n"), to: "r.ndjson")
        let findings = try read("r.ndjson", limit: 200)
        #expect(findings.records.map(\.image.string) == names)
        #expect(findings.diagnostics.isEmpty)
    }

    @Test func `a record line over the limit is left out and named by its place`() throws {
        let long = Self.line(String(repeating: "x", count: 300))
        let lines = [Self.line("a"), long, "", "{ broken", Self.line("b")]
        try temporary.write(lines.joined(separator: "\n"), to: "r.ndjson")
        let findings = try read("r.ndjson", limit: 200)
        #expect(findings.records.map(\.image) == ["a", "b"])
        #expect(
            findings.diagnostics.map { "\($0.rule) \($0.place.pointer)" }
                == ["file-too-large /1", "json-syntax /3"]
        )
    }

    @Test(arguments: [
        Pieces.metadata(manifest: 1), "[" + line("a") + "]", " " + line("a"),
        line("a").split(separator: "record").joined(separator: "other"), "text",
    ])
    func `a larger file of anything else is refused unread`(start: String) throws {
        try temporary.write(start + String(repeating: "\n", count: 400), to: "a.json")
        let findings = try read("a.json", limit: 300)
        #expect(findings.records.isEmpty && findings.drafts.isEmpty)
        #expect(findings.diagnostics.map(\.rule) == ["file-too-large"])
        #expect(findings.diagnostics.map(\.place.pointer) == [""])
    }

    @Test func `a file that is gone or changed its kind is a diagnostic`() throws {
        let path = try #require(BytePath(temporary.path))
        try temporary.write("{}", to: "a.json")
        try temporary.write(#"{"imageLayoutVersion":"1.0.0"}"#, to: "app/oci-layout")
        try temporary.write(#"{"manifests":[]}"#, to: "app/index.json")
        let files = try DirectoryScanner.scan([path]).files
        try temporary.remove("a.json")
        try temporary.remove("app/index.json")
        SpecialFiles.makePipe(temporary.path("a.json"))
        let rules = try plainRules()
        let findings = files.map { InputReading.read($0, rules: rules, limit: 100) }
        #expect(findings.map { $0.diagnostics.map(\.rule) } == [["special-file"], ["unreadable"]])
    }
}

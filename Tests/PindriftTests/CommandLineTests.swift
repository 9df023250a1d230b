import ArgumentParser
import BuildModel
import FileAccess
import Foundation
import Testing

@testable import pindrift

@Suite struct CommandLineTests {
    /// The options of a build with these words, in an environment of these variables.
    static func options(
        _ words: [String],
        _ variables: [String: String] = [:]
    ) throws -> RunOptions {
        let command = try #require(try Pindrift.parseAsRoot(words) as? BuildCommand)
        let surroundings = Surroundings(
            variable: { variables[$0] },
            isErrorTerminal: false,
            processors: 3
        )
        return try RunOptions(
            command.inputs,
            findings: command.findings,
            site: command.site,
            console: command.messages,
            surroundings
        )
    }

    @Test func `every option of a build arrives`() throws {
        let options = try Self.options([
            "build", "a", "-", "@b.txt", "-o", "site", "--night-pattern", "n([0-9]+)",
            "--day-starts", "05:30", "--formats", "html,json", "--templates", "t", "--title", "T",
            "--site-url", "https://example.org/x", "--show-arg", "V*", "--hide-arg", "W",
            "--fixed-ref", "b:*", "--moving-ref", "c:1.2.3",
            "--include", "*.json", "--include", "*.ndjson", "--exclude", "old/**",
            "--max-file-size", "2MiB", "--jobs", "1", "--strict", "--verbose",
        ])
        var expected = RunOptions(inputs: [.path("a"), .standardInput, .list("b.txt")])
        expected.output = "site"
        expected.nightPattern = "n([0-9]+)"
        expected.dayStartsInMinutes = 330
        expected.formats = [.html, .json]
        expected.templates = "t"
        expected.title = "T"
        expected.siteURL = "https://example.org/x/"
        expected.showArgs = [Glob("V*")]
        expected.hideArgs = [Glob("W")]
        expected.fixedRefs = [Glob("b:*")]
        expected.movingRefs = [Glob("c:1.2.3")]
        expected.include = [Glob("*.json"), Glob("*.ndjson")]
        expected.exclude = [Glob("old/**")]
        expected.maximumFileSizeInBytes = 2 << 20
        expected.jobs = 1
        expected.isStrict = true
        expected.verbosity = .verbose
        #expect(options == expected)
    }

    @Test func `what is not set has its default`() throws {
        var expected = RunOptions(inputs: [.path("a")])
        expected.jobs = 3
        #expect(try Self.options(["a"]) == expected)
        expected.verbosity = .quiet
        expected.sourceDateEpoch = Timestamp(secondsSince1970: 5)
        #expect(try Self.options(["-q", "a"], ["SOURCE_DATE_EPOCH": "5"]) == expected)
    }

    @Test func `a named configuration is read below variables and flags`() throws {
        let folder = FileManager.default.temporaryDirectory
            .appending(path: "pindrift-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "site.yml")
        try Data("inputs: [nights]\noutput: out\ntitle: file\nsiteURL: https://a/\n".utf8)
            .write(to: file)
        let options = try Self.options(
            ["--config", file.path, "--title", "flag"],
            ["PINDRIFT_SITE_URL": "https://b/", "PINDRIFT_TITLE": "variable"]
        )
        #expect(options.title == "flag")
        #expect(options.siteURL == "https://b/")
        #expect(options.output.text == folder.path + "/out")
        #expect(options.inputs == [.path(try #require(BytePath(folder.path + "/nights")))])
    }

    @Test func `a missing configuration fails the run and is not wrong usage`() {
        let error = #expect(throws: FileError.self) {
            try Self.options(["--config", "/nowhere/pindrift.yml", "a"])
        }
        #expect(error.map { pindrift.ExitStatus($0) } == .failed)
    }

    @Test(arguments: ["(", String(repeating: "(", count: 1000), "[", "a{2,1}", "\\", "(?<n"])
    func `a pattern that does not compile is refused`(pattern: String) {
        #expect(throws: UsageError.self) { try Self.options(["--night-pattern", pattern, "a"]) }
    }
}

import TestSupport
import Testing

/// Where settings come from, seen from the outside (design.md 5).
@Suite struct ConfigurationTests {
    private func repository() throws -> TemporaryDirectory {
        let folder = TemporaryDirectory()
        try folder.makeDirectory("repository/.git")
        try folder.write("output: site\ntitle: From the file\n", to: "repository/pindrift.yml")
        try folder.write(
            "{\"image.name\":\"team/app:1\"}",
            to: "repository/ci/metadata/2026-09-01.json"
        )
        return folder
    }

    @Test func `the file is found upward and its paths are its own`() throws {
        let folder = try repository()
        let outcome = try Command.run(["metadata"], in: folder.path("repository/ci"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(try folder.text(of: "repository/site/index.html").contains("From the file"))
    }

    @Test func `the search ends at the repository's root`() throws {
        let folder = try repository()
        try folder.remove("repository/pindrift.yml")
        try folder.write("output: elsewhere\n", to: "pindrift.yml")
        let outcome = try Command.run(["metadata"], in: folder.path("repository/ci"))
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(Files.exists(folder.path("repository/ci/public/index.html")))
        #expect(!Files.exists(folder.path("elsewhere")))
    }

    @Test func `a flag wins over a variable, a variable over the file`() throws {
        let folder = try repository()
        let setting = Command.Setting(environment: ["PINDRIFT_OUTPUT": "variable"])
        let here = folder.path("repository/ci")
        #expect(try Command.run(["metadata"], in: here, setting).status == 0)
        #expect(Files.exists(here + "/variable/index.html"))
        #expect(try Command.run(["metadata", "-o", "flag"], in: here, setting).status == 0)
        #expect(Files.exists(here + "/flag/index.html"))
        #expect(!Files.exists(folder.path("repository/site")))
    }

    @Test(arguments: [
        (["build", "metadata", "--night-pattern", "("], "--night-pattern"),
        (["build", "metadata", "--day-starts", "25:00"], "--day-starts"),
        (["build", "metadata", "--jobs", "0"], "--jobs"),
        (["build", "metadata", "--max-file-size", "much"], "--max-file-size"),
        (["build", "metadata", "--site-url", "javascript:x"], "--site-url"),
        (["build"], "PATH"),
    ])
    func `a setting that means nothing is wrong usage`(arguments: [String], named: String) throws {
        let folder = try repository()
        let outcome = try Command.run(arguments, in: folder.path("repository/ci"))
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.errors.contains(named), "\(outcome.errors)")
        #expect(!Files.exists(folder.path("repository/site")))
    }
}

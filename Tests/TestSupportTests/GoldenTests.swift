import TestSupport
import Testing

/// The comparison, tried in a folder that stands for a test's own.
@Suite struct GoldenTests {
    let folder: TemporaryDirectory

    init() throws {
        folder = TemporaryDirectory()
        try folder.write("one\ntwo\n", to: "Goldens/page.md")
    }

    private func problem(with text: String, _ name: String) -> String? {
        Golden.problem(with: text, name, testFile: folder.path + "/SomeTests.swift")
    }

    @Test func `the same text has no problem`() {
        #expect(problem(with: "one\ntwo\n", "page.md") == nil)
    }

    @Test func `another text is told by its first line that differs`() throws {
        let found = try #require(problem(with: "one\n2\n", "page.md"))
        #expect(found.hasPrefix("page.md: line 2:"))
    }

    @Test func `of a missing file it is told how to write it`() {
        let found = problem(with: "one\n", "other.md")
        #expect(found == "other.md: no such golden file; `make record` writes it")
    }
}

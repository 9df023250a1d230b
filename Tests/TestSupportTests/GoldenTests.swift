import TestSupport
import Testing

/// The comparison, tried in a folder that stands for a test's own.
@Suite(.disabled(if: Golden.isRecording, "compares goldens of its own")) struct GoldenTests {
    let folder: TemporaryDirectory

    init() throws {
        folder = TemporaryDirectory()
        try folder.write("one\ntwo\n", to: "Goldens/page.md")
    }

    private func expect(_ text: String, _ name: String) {
        Golden.expect(text, name, testFile: folder.path + "/SomeTests.swift")
    }

    @Test func `the same text passes`() {
        expect("one\ntwo\n", "page.md")
    }

    @Test func `another text fails and names the line`() {
        withKnownIssue {
            expect("one\n2\n", "page.md")
        } matching: { issue in
            issue.comments.contains { $0.rawValue.hasPrefix("page.md: line 2:") }
        }
    }

    @Test func `a missing file fails and says how to write it`() {
        withKnownIssue {
            expect("one\n", "other.md")
        } matching: { issue in
            issue.comments.contains { $0.rawValue.hasSuffix("`make record` writes it") }
        }
    }
}

import TestSupport
import Testing

@Suite struct CaseTests {
    @Test func `the built command stands beside the tests`() {
        #expect(Files.exists(Command.path), "\(Command.path)")
    }

    @Test(arguments: Case.all)
    func `the command does what the folder says`(test: Case) throws {
        let folder = TemporaryDirectory()
        for file in test.files(below: "input") {
            try folder.write(try Files.bytes(at: test.path + "/input/" + file), to: file)
        }
        let outcome = try Command.run(test.lines("flags.txt"), in: folder.path)
        #expect(outcome.status == test.expectedStatus)
        check(outcome.output, of: "stdout", test)
        check(outcome.errors, of: "stderr", test)
        for file in test.files(below: "expected") {
            let expected = try Files.text(at: test.path + "/expected/" + file)
            let actual = try? folder.text(of: file)
            check(actual ?? "(no such file)", against: expected, "\(file)")
        }
    }

    /// Compares one stream with the case's file for the whole of it, or looks for texts in it.
    private func check(_ text: String, of stream: String, _ test: Case) {
        let wanted = test.lines("\(stream).has.txt")
        if wanted.isEmpty {
            check(text, against: test.text("\(stream).txt") ?? "", stream)
            return
        }
        let missing = wanted.filter { !text.contains($0) }
        #expect(missing == [], "\(stream) lacks these; it was:\n\(text)")
    }

    private func check(_ actual: String, against expected: String, _ what: String) {
        if let difference = TextDifference.between(expected: expected, actual: actual) {
            Issue.record("\(what): \(difference)")
            Attachment.record(actual, named: what)
        }
    }
}

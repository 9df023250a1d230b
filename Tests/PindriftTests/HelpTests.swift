import ArgumentParser
import Testing

@testable import pindrift

@Suite struct HelpTests {
    @Test func `help of the command`() throws {
        try Golden.expect(Pindrift.helpMessage(columns: 80), "help.txt")
    }

    @Test func `help of build`() throws {
        try Golden.expect(
            Pindrift.helpMessage(for: BuildCommand.self, columns: 80),
            "help-build.txt"
        )
    }

    @Test func `help of records`() throws {
        try Golden.expect(
            Pindrift.helpMessage(for: RecordsCommand.self, columns: 80),
            "help-records.txt"
        )
    }

    @Test func `help of diff`() throws {
        try Golden.expect(
            Pindrift.helpMessage(for: DiffCommand.self, columns: 80),
            "help-diff.txt"
        )
    }

    @Test func `help of explain`() throws {
        try Golden.expect(
            Pindrift.helpMessage(for: ExplainCommand.self, columns: 80),
            "help-explain.txt"
        )
    }

    @Test func `help is printable ASCII`() {
        let texts = [
            Pindrift.helpMessage(columns: 80),
            Pindrift.helpMessage(for: BuildCommand.self, columns: 80),
            Pindrift.helpMessage(for: ExplainCommand.self, columns: 80),
        ]
        for text in texts {
            #expect(text.utf8.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A })
        }
    }
}

import TestSupport
import Testing

/// The commands that the README shows, with the answers that it shows.
@Suite struct ReadmeTests {
    /// A line that starts with `$ ` and the lines up to the next one.
    struct Example: CustomTestStringConvertible {
        let command: String
        var answer = ""

        var testDescription: String { command }
    }

    /// The examples of all `console` blocks, in their order.
    static func examples() throws -> [Example] {
        let text = try Files.text(at: Repository.root + "/README.md")
        var examples: [Example] = []
        var isConsole = false
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") {
                isConsole = line == "```console"
            } else if isConsole, line.hasPrefix("$ ") {
                examples.append(Example(command: String(line.dropFirst(2))))
            } else if isConsole, !examples.isEmpty {
                examples[examples.count - 1].answer += line + "\n"
            }
        }
        return examples
    }

    @Test func `every command of the README answers as it says`() throws {
        let folder = try Samples.copy()
        let examples = try Self.examples()
        for example in examples {
            #expect(example.command.hasPrefix("pindrift "), "\(example.command) is not tried")
            let outcome = try Command.runShell(example.command, in: folder.path)
            #expect(outcome.status == 0, "\(example.command)")
            let answer = outcome.output + outcome.errors
            if let difference = TextDifference.between(expected: example.answer, actual: answer) {
                Issue.record("\(example.command): \(difference)")
            }
        }
        #expect(examples.count >= 4)
    }

    @Test func `every option of the help is in the README`() throws {
        let readme = try Files.text(at: Repository.root + "/README.md")
        let help = try Command.run(["help", "build"], in: "/").output
        let options = help.split { $0.isWhitespace || $0 == "," || $0 == "." || $0 == ";" }
            .filter { $0.hasPrefix("--") && $0.utf8.count > 2 }
        for option in Set(options) where option != "--version" && option != "--help" {
            #expect(readme.contains(option), "\(option)")
        }
        #expect(options.count > 15)
    }
}

import FileAccess
import Foundation
import Testing

/// Texts that stand beside the tests, under `Goldens/`.
enum Golden {
    /// `PINDRIFT_RECORD=1` rewrites the text, and the test still fails.
    static func expect(
        _ text: String,
        _ name: String,
        file: String = #filePath,
        at location: SourceLocation = #_sourceLocation
    ) throws {
        let path = URL(filePath: file).deletingLastPathComponent().appending(
            path: "Goldens/\(name)"
        )
        let given = text + "\n"
        if Environment.value("PINDRIFT_RECORD") == "1" {
            try Data(given.utf8).write(to: path)
            Issue.record("recorded \(name)", sourceLocation: location)
            return
        }
        let wanted = String(decoding: try Data(contentsOf: path), as: UTF8.self)
        let difference = zip(lines(wanted), lines(given)).enumerated().first { $1.0 != $1.1 }
        #expect(
            wanted.utf8.elementsEqual(given.utf8),
            "\(name), line \((difference?.offset ?? 0) + 1): \(difference?.element.1 ?? "length")",
            sourceLocation: location
        )
    }

    private static func lines(_ text: String) -> [String] {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
    }
}

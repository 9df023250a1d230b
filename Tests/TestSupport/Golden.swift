import Foundation
package import Testing

/// Expected texts that are kept in files, in `Goldens/` beside the test.
///
/// With `PINDRIFT_RECORD=1` the files are rewritten and the test still fails, so that recording
/// can not pass unseen.
package enum Golden {
    /// Whether this run rewrites golden files instead of comparing with them.
    package static var isRecording: Bool {
        ProcessInfo.processInfo.environment["PINDRIFT_RECORD"] == "1"
    }

    /// Records an issue unless `text` is, byte for byte, that of the golden file `name`.
    package static func expect(
        _ text: String,
        _ name: String,
        testFile: String = #filePath,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        if isRecording {
            record(text, at: path(of: name, testFile), name: name, sourceLocation)
            return
        }
        if let problem = problem(with: text, name, testFile: testFile) {
            Issue.record(Comment(rawValue: problem), sourceLocation: sourceLocation)
            Attachment.record(text, named: name, sourceLocation: sourceLocation)
        }
    }

    /// What is wrong with `text`, in words; `nil` where it is, byte for byte, the golden file.
    package static func problem(with text: String, _ name: String, testFile: String) -> String? {
        guard let expected = try? Files.text(at: path(of: name, testFile)) else {
            return "\(name): no such golden file; `make record` writes it"
        }
        return TextDifference.between(expected: expected, actual: text).map { "\(name): \($0)" }
    }

    private static func path(of name: String, _ testFile: String) -> String {
        Repository.parent(of: testFile) + "/Goldens/" + name
    }

    private static func record(
        _ text: String,
        at path: String,
        name: String,
        _ sourceLocation: SourceLocation
    ) {
        do {
            try Files.write([UInt8](text.utf8), to: path)
            Issue.record(
                "\(name): recorded; run again without PINDRIFT_RECORD",
                sourceLocation: sourceLocation
            )
        } catch {
            Issue.record("\(name): can not be written: \(error)", sourceLocation: sourceLocation)
        }
    }
}

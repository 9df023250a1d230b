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
        let path = Repository.parent(of: testFile) + "/Goldens/" + name
        if isRecording {
            record(text, at: path, name: name, sourceLocation)
            return
        }
        guard let expected = try? Files.text(at: path) else {
            fail(
                "\(name): no such golden file; `make record` writes it",
                text,
                name,
                sourceLocation
            )
            return
        }
        if let difference = TextDifference.between(expected: expected, actual: text) {
            fail("\(name): \(difference)", text, name, sourceLocation)
        }
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

    private static func fail(
        _ comment: String,
        _ text: String,
        _ name: String,
        _ sourceLocation: SourceLocation
    ) {
        Issue.record(Comment(rawValue: comment), sourceLocation: sourceLocation)
        Attachment.record(text, named: name, sourceLocation: sourceLocation)
    }
}

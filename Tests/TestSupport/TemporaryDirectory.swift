import Foundation

/// A fresh directory that goes away with its owner.
package final class TemporaryDirectory: Sendable {
    package let path: String

    package init() {
        path = NSTemporaryDirectory() + "pindrift-test-" + UUID().uuidString
        try? FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    package func path(_ below: String) -> String { path + "/" + below }

    /// Writes a file and the directories above it.
    package func write(_ text: String, to below: String) throws {
        let url = URL(fileURLWithPath: path(below))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }

    package func read(_ below: String) -> String? {
        FileManager.default.contents(atPath: path(below)).map { String(decoding: $0, as: UTF8.self) }
    }

    package func makeDirectory(_ below: String) throws {
        try FileManager.default.createDirectory(
            atPath: path(below),
            withIntermediateDirectories: true
        )
    }

    package func link(_ below: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(
            atPath: path(below),
            withDestinationPath: target
        )
    }

    package func remove(_ below: String) throws {
        try FileManager.default.removeItem(atPath: path(below))
    }

    /// All files and links below, by relative path: contents, or `-> target`.
    package func tree() throws -> [String: String] {
        var files: [String: String] = [:]
        let manager = FileManager.default
        for below in try manager.subpathsOfDirectory(atPath: path) {
            if let target = try? manager.destinationOfSymbolicLink(atPath: path(below)) {
                files[below] = "-> " + target
            } else if let text = read(below) {
                files[below] = text
            }
        }
        return files
    }

    /// A copy of the directory as it is now.
    package func copy() throws -> TemporaryDirectory {
        let copy = TemporaryDirectory()
        try FileManager.default.removeItem(atPath: copy.path)
        try FileManager.default.copyItem(atPath: path, toPath: copy.path)
        return copy
    }
}

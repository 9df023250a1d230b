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

    /// All files below the directory, relative to it, sorted by bytes.
    package var files: [String] { Files.below(path) }

    /// The text of a file; fails where it cannot be read.
    package func text(of below: String) throws -> String {
        try Files.text(at: path(below))
    }

    /// Writes bytes that need not be UTF-8, and the directories above the file.
    @discardableResult
    package func write(_ bytes: [UInt8], to below: String) throws -> String {
        try Files.write(bytes, to: path(below))
        return path(below)
    }

    /// Writes a file and the directories above it; returns its absolute path.
    @discardableResult
    package func write(_ text: String, to below: String) throws -> String {
        let url = URL(fileURLWithPath: path(below))
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
        return path(below)
    }

    package func read(_ below: String) -> String? {
        FileManager.default.contents(atPath: path(below)).map {
            String(decoding: $0, as: UTF8.self)
        }
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

import Foundation

/// A new, empty folder of a test's own; it is removed with the last reference to it.
package final class TemporaryDirectory: Sendable {
    /// Absolute, without a final slash.
    package let path: String

    /// Fails where the machine's folder for temporary files can not be written.
    package init() throws {
        path = NSTemporaryDirectory() + "pindrift-" + UUID().uuidString
        try Files.makeFolder(path)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Writes a file at a path relative to the folder; returns its absolute path.
    @discardableResult
    package func write(_ text: String, to name: String) throws -> String {
        try write([UInt8](text.utf8), to: name)
    }

    /// The same for bytes that need not be UTF-8.
    @discardableResult
    package func write(_ bytes: [UInt8], to name: String) throws -> String {
        let target = path + "/" + name
        try Files.write(bytes, to: target)
        return target
    }

    /// The text of the file at a path relative to the folder.
    package func text(of name: String) throws -> String {
        try Files.text(at: path + "/" + name)
    }

    /// All files below the folder, relative to it, sorted by bytes.
    package var files: [String] { Files.below(path) }
}

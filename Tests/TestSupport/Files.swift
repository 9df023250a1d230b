import Foundation

/// Reading and writing whole files in tests; the paths are absolute.
package enum Files {
    /// The bytes of the file at `path`; fails where it can not be read.
    package static func bytes(at path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
    }

    /// The file's bytes as text; bytes that are not UTF-8 become U+FFFD.
    package static func text(at path: String) throws -> String {
        String(decoding: try bytes(at: path), as: UTF8.self)
    }

    /// Writes a whole file and makes the folders above it.
    package static func write(_ bytes: [UInt8], to path: String) throws {
        try makeFolder(Repository.parent(of: path))
        try Data(bytes).write(to: URL(fileURLWithPath: path))
    }

    /// Makes the folder and those above it; nothing happens where it exists.
    package static func makeFolder(_ path: String) throws {
        try FileManager.default.createDirectory(
            atPath: path,
            withIntermediateDirectories: true
        )
    }

    /// Whether there is a file or folder at `path`.
    package static func exists(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path)
    }

    /// The paths of all files below `folder`, relative to it, sorted by bytes; none where it is missing.
    package static func below(_ folder: String) -> [String] {
        guard let found = FileManager.default.enumerator(atPath: folder) else { return [] }
        var paths: [String] = []
        while let path = found.nextObject() as? String {
            var isFolder: Bool {
                found.fileAttributes?[.type] as? FileAttributeType == .typeDirectory
            }
            if !isFolder { paths.append(path) }
        }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

/// Where the repository's own files are, seen from the tests.
package enum Repository {
    /// The folder of `Package.swift`, without a final slash.
    package static let root = parent(of: parent(of: parent(of: #filePath)))

    /// The folder that holds the file or folder at `path`; empty where there is none.
    package static func parent(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(path[..<slash])
    }
}

import Foundation

/// Writes a Swift file with the paths and the bytes of all files below some folders.
///
/// Arguments: the file to write, then the folders, each of which becomes a table of its name in small
/// letters. It runs while building only, which is why Foundation may read and write here.
@main
enum EmbedAssetsTool {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        guard let output = arguments.first else { throw CocoaError(.fileNoSuchFile) }
        let tables = try arguments.dropFirst().map { try table(of: URL(filePath: $0)) }
        let text = """
            // Written by EmbedAssetsTool: path and base64 of each file, sorted by path.
            enum EmbeddedFiles {
            \(tables.joined(separator: "\n"))
            }

            """
        try Data(text.utf8).write(to: URL(filePath: output))
    }

    private static func table(of folder: URL) throws -> String {
        let rows = try paths(below: folder).map { path in
            let bytes = try Data(contentsOf: folder.appending(path: path))
            return "        (#\"\(path)\"#, \"\(bytes.base64EncodedString())\"),\n"
        }
        let name = folder.lastPathComponent.lowercased()
        return "    static let \(name): [(path: String, base64: String)] = [\n"
            + rows.joined() + "    ]"
    }

    /// Paths below the folder with `/` between components, sorted by bytes.
    ///
    /// Names that begin with a dot are left to editors and systems. A name that would end a literal
    /// fails the build.
    private static func paths(below folder: URL) throws -> [String] {
        let all = try? FileManager.default.subpathsOfDirectory(atPath: folder.path)
        let paths = try (all ?? []).filter { path in
            let isHidden = path.utf8.split(separator: UInt8(ascii: "/"))
                .contains { $0.first == UInt8(ascii: ".") }
            let values = try folder.appending(path: path).resourceValues(forKeys: [
                .isRegularFileKey
            ])
            return values.isRegularFile == true && !isHidden
        }
        for path in paths where path.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") })
        {
            throw CocoaError(.fileReadInvalidFileName, userInfo: [NSFilePathErrorKey: path])
        }
        return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

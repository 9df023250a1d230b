import EmbeddedAssets
import Foundation
import Testing

@Suite struct EmbeddedAssetsTests {
    /// The repository's root, found from this file.
    private static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    private static let tables = [
        ("Templates", EmbeddedAssets.templates), ("Site", EmbeddedAssets.site),
    ]

    @Test(arguments: tables)
    func `the binary holds exactly the files of the folder`(
        folder: String,
        files: [EmbeddedFile]
    ) throws {
        let folder = Self.root.appending(path: folder)
        let all = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
        let paths = all.filter { path in
            !path.hasPrefix(".") && !path.contains("/.")
                && (try? FileManager.default.contentsOfDirectory(
                    atPath: folder.appending(path: path).path
                )) == nil
        }
        #expect(files.map(\.path) == paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
        for file in files {
            let bytes = try Data(contentsOf: folder.appending(path: file.path))
            #expect(file.bytes == Array(bytes), "\(file.path)")
        }
    }

    @Test func `the shell of pages is among the templates`() {
        #expect(EmbeddedAssets.templates.contains { $0.path == "layout.html" })
    }
}

import FileAccess
import Foundation
import Testing

@testable import pindrift

@Suite struct ConfigDiscoveryTests {
    /// Each row: what exists, the working directory, what is found.
    @Test(
        arguments: [
            (["/r/.git", "/r/pindrift.yml"], "/r", "pindrift.yml"),
            (["/r/.git", "/r/pindrift.yml"], "/r/a/b", "../../pindrift.yml"),
            (["/r/.git", "/r/pindrift.yml", "/r/a/pindrift.yml"], "/r/a/b", "../pindrift.yml"),
            (["/r/.git", "/pindrift.yml"], "/r/a", nil),
            (["/r/a/.git", "/r/pindrift.yml"], "/r/a", nil),
            (["/r/pindrift.yml"], "/r/a", nil),
            (["/r/a/pindrift.yml"], "/r/a", "pindrift.yml"),
            (["/.git", "/pindrift.yml"], "/r/a", "../../pindrift.yml"),
            (["/pindrift.yml"], "/", "pindrift.yml"),
            ([], "/r/a", nil),
        ] as [([String], String, String?)]
    )
    func `the search ends at the repository's root`(
        existing: [String],
        workingDirectory: String,
        found: String?
    ) throws {
        let here = try #require(BytePath(workingDirectory))
        let result = ConfigDiscovery.find(fromAbsolute: here) { folder, name in
            existing.contains(folder.appending(name).text)
        }
        #expect(result?.text == found)
    }

    @Test func `real folders are searched`() throws {
        let files = FileManager.default
        let root = files.temporaryDirectory.appending(path: "pindrift-\(UUID().uuidString)")
        let inner = root.appending(path: "repository/a/b")
        try files.createDirectory(at: inner, withIntermediateDirectories: true)
        defer { try? files.removeItem(at: root) }
        let here = try #require(BytePath(inner.path))
        try Data().write(to: root.appending(path: "pindrift.yml"))
        #expect(ConfigDiscovery.find(from: here) == nil)
        // A worktree has a file where a repository has a folder.
        try Data().write(to: root.appending(path: "repository/.git"))
        #expect(ConfigDiscovery.find(from: here) == nil)
        try Data().write(to: root.appending(path: "repository/pindrift.yml"))
        #expect(ConfigDiscovery.find(from: here) == "../../pindrift.yml")
        try Data().write(to: inner.appending(path: "pindrift.yml"))
        #expect(ConfigDiscovery.find(from: here) == "pindrift.yml")
    }
}

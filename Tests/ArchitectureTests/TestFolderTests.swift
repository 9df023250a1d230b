import TestSupport
import Testing

/// A folder of tests that the manifest does not name is built by nobody, and nobody says so.
@Suite struct TestFolderTests {
    @Test func `every folder of Tests is in the manifest`() throws {
        let manifest = try Files.text(at: Repository.root + "/Package.swift")
        let folders = Set(
            Files.below(Repository.root + "/Tests").compactMap { $0.split(separator: "/").first }
        )
        #expect(folders.subtracting(manifest.words).sorted() == [])
    }
}

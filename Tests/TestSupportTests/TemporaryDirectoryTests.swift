import TestSupport
import Testing

@Suite struct TemporaryDirectoryTests {
    @Test func `files are listed by bytes and removed with the folder`() throws {
        var folder: TemporaryDirectory? = TemporaryDirectory()
        let path = try #require(folder?.path)
        try folder?.write("2", to: "b/c.json")
        try folder?.write([0xFF], to: "B.json")
        #expect(folder?.files == ["B.json", "b/c.json"])
        #expect(try folder?.text(of: "b/c.json") == "2")
        folder = nil
        #expect(!Files.exists(path))
    }
}

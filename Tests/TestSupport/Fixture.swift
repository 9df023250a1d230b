/// Small input files that belong to a test target, in `Fixtures/` beside the test.
package enum Fixture {
    /// The absolute path of the fixture `name`, a path below `Fixtures/`.
    package static func path(_ name: String, testFile: String = #filePath) -> String {
        Repository.parent(of: testFile) + "/Fixtures/" + name
    }

    /// The bytes of the fixture; fails where there is none of that name.
    package static func bytes(_ name: String, testFile: String = #filePath) throws -> [UInt8] {
        try Files.bytes(at: path(name, testFile: testFile))
    }

    /// The fixture as text.
    package static func text(_ name: String, testFile: String = #filePath) throws -> String {
        try Files.text(at: path(name, testFile: testFile))
    }
}

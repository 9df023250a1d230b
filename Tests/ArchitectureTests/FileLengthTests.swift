import Testing

@Suite struct FileLengthTests {
    /// Files that are one flat, sorted table of alike entries and may be longer.
    static let flatTables: Set<String> = []

    @Test(arguments: SourceFile.all.filter { !flatTables.contains($0.path) })
    func `a file has at most 300 lines`(file: SourceFile) {
        #expect(file.text.utf8.count { $0 == 0x0A } <= 300)
    }

    @Test func `every excepted file exists`() {
        #expect(Self.flatTables.subtracting(SourceFile.all.map(\.path)) == [])
    }
}

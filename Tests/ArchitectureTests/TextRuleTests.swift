import Testing

@Suite struct TextRuleTests {
    @Test(arguments: SourceFile.all.filter { !TextRules.doors.contains($0.module) })
    func `unsafe code stays behind the doors`(file: SourceFile) {
        #expect(TextRules.unsafePlaces(in: file) == [])
    }

    @Test(arguments: SourceFile.all)
    func `no file traps or takes foreign text for characters`(file: SourceFile) {
        #expect(TextRules.forbiddenPlaces(in: file) == [])
    }

    @Test(arguments: SourceFile.all)
    func `nothing is public`(file: SourceFile) {
        #expect(TextRules.publicPlaces(in: file) == [])
    }

    @Test(arguments: [
        ("let a = unsafe pointer.pointee", true),
        ("nonisolated(unsafe) var a = 1", true),
        ("@unsafe func read() {}", true),
        ("// unsafe\nlet text = \"unsafe\"", false),
        ("let unsafely = 1", false),
        ("let text = \"\\(unsafe pointer.pointee)\"", true),
    ])
    func `unsafe is found as a word of code`(text: String, isFound: Bool) {
        let file = SourceFile(path: "Sources/BuildModel/A.swift", text: text)
        #expect(
            TextRules.unsafePlaces(in: file) == (isFound ? ["Sources/BuildModel/A.swift:1"] : [])
        )
    }

    @Test(arguments: [
        #"if text.contains("<") {}"#,
        #"if text.contains("a`b") {}"#,
        #"let parts = line.split(separator: "|")"#,
        #"text.replacingOccurrences(of: "a", with: "b")"#,
        #"text.components(separatedBy: "/")"#,
        "let value = try! read()",
        "let value = any as! Int",
        "fatalError()",
        "let first: Character = text.first",
    ])
    func `each forbidden spelling is found`(text: String) {
        let file = SourceFile(path: "a.swift", text: "\n" + text)
        #expect(TextRules.forbiddenPlaces(in: file) == ["a.swift:2"])
    }

    @Test(arguments: [
        #"if text.contains("a") {}"#,
        "// fatalError() would be wrong, so would text.contains(\"<\")",
        #"let message = "as! and try! are forbidden""#,
        "let characters = 1",
        "let a = b ? try? c() : nil",
    ])
    func `other code is let through`(text: String) {
        #expect(TextRules.forbiddenPlaces(in: SourceFile(path: "a.swift", text: text)) == [])
    }
}

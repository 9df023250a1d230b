import Testing

@Suite struct DocumentationTests {
    @Test(arguments: SourceFile.all)
    func `what a package declaration does not say itself is in its comment`(file: SourceFile) {
        #expect(DocumentationRule.violations(in: file) == [])
    }

    @Test(arguments: [
        ("package struct A {", "A"),
        ("    package static func read(_ a: Int) -> Int {", "read"),
        ("/// Above.\n\npackage enum A {}", "A"),
        ("/// A.\npackage struct A {\n\n    package func b(_ c: Int) {}", "b"),
        ("@discardableResult\npackage func a() throws -> Int {}", "a"),
        ("package private(set) var size: Int64?", "size"),
        ("package subscript(a: Int) -> Int { 1 }", "a"),
    ])
    func `a declaration without a comment is found`(text: String, name: String) {
        let file = SourceFile(path: "a.swift", text: text)
        let line = text.split(separator: "\n", omittingEmptySubsequences: false).count
        #expect(DocumentationRule.violations(in: file) == ["a.swift:\(line) \(name)"])
    }

    @Test(arguments: [
        "/// One.\npackage struct A {}",
        "/// One.\n@safe package struct A {}",
        "/// One.\n@discardableResult\npackage func a() {}",
        "/// Both.\npackage var width: Int\npackage var height: Int",
        "package static func < (left: A, right: A) -> Bool { true }",
        "package var name: String",
        "package init(name: String) {}",
        "package var description: String { text }",
        "/// Reads.\npackage enum A {\n    package static func read(_ a: Int) {}",
        "package var bytes: [UInt8]",
        "package mutating func beginObject() {",
        "package var sizeInBytes: Int",
        "private func a(b: Int) {}",
        "package import BuildModel",
        "let text = \"package struct A {\"",
    ])
    func `a declaration that is told is let through`(text: String) {
        #expect(DocumentationRule.violations(in: SourceFile(path: "a.swift", text: text)) == [])
    }
}

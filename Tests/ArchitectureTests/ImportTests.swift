import TestSupport
import Testing

@Suite struct ImportTests {
    @Test func `every folder of Sources is a module of the table`() {
        let folders = Set(
            Files.below(Repository.root + "/Sources").map {
                SourceFile(path: "Sources/" + $0, text: "").module
            }
        )
        #expect(folders == Set(Imports.allowed.keys))
    }

    @Test(arguments: SourceFile.all)
    func `a file imports only what the table allows its module`(file: SourceFile) throws {
        let allowed = try #require(Imports.allowed[file.module])
        #expect(Set(Imports.named(in: file.text)).subtracting(allowed).sorted() == [])
    }

    @Test(arguments: [
        ("import Yams", ["Yams"]),
        ("private import CCmark", ["CCmark"]),
        ("@preconcurrency package import struct BuildModel.Record", ["BuildModel"]),
        ("  import Foundation  // for dates\nimport Glibc", ["Foundation", "Glibc"]),
        ("// import Yams\nlet text = \"import Yams\"", []),
        ("/* import Yams */ let importance = 1", []),
    ])
    func `import lines are found in code only`(text: String, modules: [String]) {
        #expect(Imports.named(in: text) == modules)
    }
}

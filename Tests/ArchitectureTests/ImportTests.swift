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
        let named = Set(Imports.named(in: file.text)).subtracting(Imports.standard)
        #expect(named.subtracting(allowed).sorted() == [])
    }

    @Test(arguments: (Imports.allowed.keys.filter(isModule) + ["pindrift"]).sorted())
    func `the table of the architecture page says the same`(module: String) throws {
        let page = try Files.text(at: Repository.root + "/ARCHITECTURE.md")
        let row = try #require(
            page.split(separator: "\n")
                .map { $0.split(separator: "|", omittingEmptySubsequences: false) }
                .first { $0.count == 5 && $0[1].words.contains(module[...]) }
        )
        var told = Set((row[2] + row[3]).words.map(String.init))
        if told.remove("all") != nil { told.formUnion(Imports.allowed.keys.filter(Self.isModule)) }
        #expect(Imports.allowed[module]?.symmetricDifference(told) == [])
    }

    /// Whether the command may import the module: not itself, not C, not the plugin.
    private static func isModule(_ name: String) -> Bool {
        name != "pindrift" && !name.hasPrefix("EmbedAssets")
            && !["CArchive", "CCmark", "CCrypto", "CSimdjson"].contains(name)
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

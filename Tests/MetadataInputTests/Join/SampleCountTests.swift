import BuildModel
import MetadataInput
import TestSupport
import Testing

/// How many records the files of `Samples/` give by themselves and joined, as its README says.
@Suite struct SampleCountTests {
    private static let folder = Repository.root + "/Samples"

    /// Files by the builder that wrote them.
    private static func filesByBuilder() -> [String: [String]] {
        let files = Files.below(folder).filter { $0.hasSuffix(".json") }
        return Dictionary(grouping: files) { file in
            let parts = file.split(separator: "/")
            return parts.count > 3 ? String(parts[2]) : String(parts[0])
        }
    }

    private static func row(_ builder: String, _ files: [String]) throws -> String {
        let texts = try files.map { file in
            (
                path: "Samples/" + file,
                text: String(decoding: try Files.bytes(at: folder + "/" + file), as: UTF8.self)
            )
        }
        let input = HandMadeInput(texts)
        let alone = try input.parts().drafts.count
        let joined = try input.read().records.count
        return "| `\(builder)` | \(files.count) | \(alone) | \(joined) |"
    }

    @Test func `the README of the samples has the numbers of records`() throws {
        let bytes = try Files.bytes(at: Self.folder + "/README.md")
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        let builders = Self.filesByBuilder()
        #expect(builders.count == 6)
        for (builder, files) in builders {
            let row = try Self.row(builder, files)
            #expect(lines.contains { $0.hasPrefix(row) }, "\(row)")
        }
    }
}

import BuildModel
import MetadataInput
import Testing

/// Files whose keys make them look like another shape than they are.
@Suite struct SnifferTests {
    private static let target = #"{"containerimage.digest":"\#(Pieces.digest(1))"}"#
    private static let slsa = #"{"SLSA":\#(Pieces.predicate(materials: []))}"#

    @Test func `a platform without provenance hides nothing of the others`() throws {
        let text = #"{"linux/amd64":\#(Self.slsa),"linux/arm64":{}}"#
        let outcome = try HandMadeInput(["a.json": text]).read()
        #expect(outcome.records.map(\.platform.description) == ["linux/amd64"])
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test func `warnings beside empty bake targets are no build`() throws {
        let text = #"{"buildx.build.warnings":[],"app":{},"web":{}}"#
        let outcome = try HandMadeInput(["a.json": text]).read()
        #expect(outcome.records.isEmpty)
        #expect(outcome.count(ofRule: "bake-member") == 2)
    }

    @Test func `warnings alone are the metadata of one build`() throws {
        let outcome = try HandMadeInput(["a.json": #"{"buildx.build.warnings":[]}"#]).read()
        #expect(outcome.records.count == 1)
    }

    @Test(arguments: [
        ["manifest", "image"], ["SLSA"], ["SLSA", "app"], ["manifest", "provenance"],
        ["image", "manifest", "buildinfo"], ["manifest", "web"],
    ])
    func `a bake target may be called like a key of another shape`(names: [String]) throws {
        let members = names.map { #""\#($0)":\#(Self.target)"# }
        let text = "{" + members.joined(separator: ",") + "}"
        let outcome = try HandMadeInput(["bake.json": text]).read()
        #expect(Set(outcome.records.compactMap(\.target?.string)) == Set(names))
    }

    @Test func `suffixed build info and provenance without suffix are one build`() throws {
        let info =
            #"{"frontend":"dockerfile.v0","sources":[{"type":"docker-image","ref":"alpine:3","#
            + #""pin":"\#(Pieces.digest(9))"}]}"#
        let provenance = Pieces.predicate(materials: [Pieces.material("alpine@3", 9)])
        let text =
            #"{"containerimage.buildinfo/linux/arm64":\#(info),"buildx.build.provenance":"#
            + #"\#(provenance),"containerimage.digest":"\#(Pieces.digest(1))"}"#
        let outcome = try HandMadeInput(["a.json": text]).read()
        let record = try #require(outcome.records.first)
        #expect(outcome.records.count == 1)
        #expect(record.platform.description == "linux/arm64")
        #expect(record.format == .provenance02)
        #expect(record.sources.count == 1)
        #expect(record.origins.count == 2)
    }

    @Test func `two spellings of a platform are one platform`() throws {
        let text =
            #"{"containerimage.buildinfo/linux/arm64/v8":{"frontend":"dockerfile.v0"},"#
            + #""buildx.build.provenance/linux/arm64":\#(Pieces.predicate(materials: []))}"#
        let outcome = try HandMadeInput(["a.json": text]).read()
        #expect(outcome.records.map(\.platform.description) == ["linux/arm64"])
    }

    @Test(arguments: ["image.name", "buildx.build.ref"])
    func `a name that is no text is said`(key: String) throws {
        let text = #"{"\#(key)":["a"],"containerimage.digest":"\#(Pieces.digest(1))"}"#
        let outcome = try HandMadeInput(["a.json": text]).read()
        #expect(outcome.records.count == 1)
        #expect(outcome.count(ofRule: "value-kind") == 1)
    }
}

import BuildModel
import JSONText
import MetadataInput
import TestSupport
import Testing

/// Every file of the corpus has the class that its folder's README gives.
@Suite(.needsCorpus) struct CorpusShapeTests {
    @Test func `the corpus is read at all`() {
        #expect(CorpusReadme.entries.count > 130)
    }

    @Test(arguments: CorpusReadme.entries)
    func `a file has the class of its README`(entry: CorpusReadme.Entry) throws {
        switch entry.code {
        case "D1", "D1t", "C7": return
        case "N": try expectNoBuild(entry)
        default:
            let recognized = try recognize(entry.path)
            #expect(recognized.code == entry.code, "\(entry.path)")
        }
    }

    /// Look-alikes are named as such; a shape that was never released is unknown; a document with
    /// placeholders has the class that it imitates, and none of its values.
    private func expectNoBuild(_ entry: CorpusReadme.Entry) throws {
        switch try recognize(entry.path) {
        case .lookAlike, .unknown: return
        case let recognition:
            #expect(entry.path.contains("placeholder"), "\(entry.path): \(recognition)")
            let findings = FileReading.read(
                try Corpus.bytes(entry.path),
                file: Text(entry.path),
                rules: try plainRules()
            )
            #expect(findings.drafts.allSatisfy { !$0.record.sourcesKnown })
            #expect(!findings.diagnostics.isEmpty)
        }
    }

    private func recognize(_ path: String) throws -> Recognition {
        let root = try JSONDocument(parsing: try Corpus.bytes(path)).root
        if root.isArray, let first = root.elements.first(where: { _ in true }) {
            return ShapeSniffer.recognize(first)
        }
        return ShapeSniffer.recognize(root)
    }

    @Test(arguments: buildkitRuns)
    func `a file of real runs has the class of its name`(path: String) throws {
        guard let expected = Self.expectedCodes(path) else { return }
        let root = try JSONDocument(parsing: try Corpus.bytes(path)).root
        let code = ShapeSniffer.recognize(root).code
        #expect(expected.contains(code ?? "none"), "\(path): \(code ?? "none")")
    }

    static var buildkitRuns: [String] {
        ["v0.10.6", "v0.11.6", "v0.13.2", "v0.23.2", "v0.32.2"].flatMap {
            Corpus.files(below: "buildkit-runs/" + $0, endingIn: ".json")
        }
    }

    /// The classes by file pattern; `nil` for what belongs to a layout or to the lab.
    private static func expectedCodes(_ path: String) -> Set<String>? {
        let name = path.split(separator: "/").last.map(String.init) ?? ""
        if path.contains("/blobs/") || path.contains(".dockerbuild/")
            || path.contains("oci-layout-")
                && !name.hasSuffix(".metadata.json")
        {
            return nil
        }
        if name == "builds.json" { return ["none"] }
        if name.hasSuffix(".history-inspect.json") { return ["C6"] }
        if name.hasSuffix(".history-provenance.json") { return ["C1"] }
        if name.hasSuffix(".bake.metadata.json") { return ["A3", "B2"] }
        if name.hasSuffix(".metadata.json") { return ["A2", "B1", "B3"] }
        if name.contains(".statement.") { return ["C2", "C3"] }
        if name.contains(".config.") { return ["A5", "A5b"] }
        if name.contains(".manifest.") || name.contains(".index.") { return ["D2"] }
        if name == "provenance.json" || name.hasPrefix("provenance.") { return ["C4"] }
        if name.hasSuffix("jsonBuildInfo.json") { return ["A4", "none"] }
        if name.hasSuffix("jsonProvenance.json") { return ["C5", "none"] }
        if name.hasSuffix("jsonManifest.json") { return ["D2"] }
        if name.hasSuffix("jsonImage.json") { return ["A5", "A5b"] }
        if name.hasSuffix("json.json") { return ["A6", "C5b"] }
        return ["a name without a rule"]
    }
}

extension Recognition {
    /// The code of formats.md 1.1, `nil` for what is no shape.
    fileprivate var code: String? {
        switch self {
        case .shape(let shape), .byPlatform(let shape): shape.rawValue
        default: nil
        }
    }
}

/// Rules without any options.
func plainRules(pattern: String? = nil) throws -> ReadingRules {
    ReadingRules(nights: try NightRule(pattern: pattern))
}

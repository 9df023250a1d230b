import BuildModel
import JSONText
import MetadataInput
import TestSupport
import Testing

/// One folder of `Fixtures/`: files that are read together, as one run does.
struct ShapeFixture: CustomTestStringConvertible {
    let name: String
    private let folder: String

    var testDescription: String { name }

    init(_ name: String) {
        self.name = name
        folder = Repository.parent(of: #filePath) + "/Fixtures/" + name
    }

    static let all: [ShapeFixture] = Set(
        Files.below(Repository.parent(of: #filePath) + "/Fixtures")
            .compactMap { $0.split(separator: "/").first }
    )
    .sorted().map { ShapeFixture(String($0)) }

    var files: [String] { Files.below(folder) }

    func bytes(_ file: String) throws -> [UInt8] { try Files.bytes(at: folder + "/" + file) }

    /// What the files come to, each read on its own, joined and sealed; reversed, to find what
    /// depends on the order of files.
    func read(reversed: Bool = false) throws -> (records: [Record], diagnostics: [Diagnostic]) {
        let rules = try plainRules()
        var drafts: [Draft] = []
        var companions: [Companion] = []
        var diagnostics: [Diagnostic] = []
        for file in reversed ? files.reversed() : files {
            let findings = FileReading.read(try bytes(file), file: Text(file), rules: rules)
            drafts += findings.drafts
            companions += findings.companions
            diagnostics += findings.diagnostics
        }
        let joined = Joining.join(drafts, companions)
        let records = joined.drafts.map { Sealing.seal($0, rules) }
        return (
            records, Set(diagnostics + joined.companions.all().compactMap(\.noteOfNoBuild)).sorted()
        )
    }

    /// The records and diagnostics as text; the expected one stands in `Goldens/`.
    func summary(reversed: Bool = false) throws -> String {
        let (records, diagnostics) = try read(reversed: reversed)
        let texts = records.map(RecordSummary.text(of:)).sorted()
        let problems = diagnostics.map { "\($0.level): \($0)\n" }
        return (texts + problems).joined()
    }
}

/// Files of every shape, real ones and some made by hand where none is known (formats.md 15).
@Suite struct ShapeFixtureTests {
    @Test(arguments: ShapeFixture.all)
    func `files come to these records`(fixture: ShapeFixture) throws {
        Golden.expect(try fixture.summary(), fixture.name + ".txt")
    }

    @Test(arguments: ShapeFixture.all)
    func `the order of files changes nothing`(fixture: ShapeFixture) throws {
        #expect(try fixture.summary(reversed: true) == fixture.summary())
    }

    @Test(arguments: [
        ("A1", "A1"), ("A2", "A2"), ("A2-named-context", "A2"), ("A3", "A3"),
        ("A3-suffixes", "A3"), ("A4", "A4"), ("A4-imagetools", "A4"), ("A4-by-platform", "A4 map"),
        ("A5", "A5"),
        ("A5-frontend-only", "A5"), ("A5-diff-ids", "A5"), ("A5b", "A5b"), ("A5c", "A5c"),
        ("A6", "A6"), ("B1", "B1"), ("B2", "B2"), ("B3", "B3"), ("B4", "B4"), ("C1", "C1"),
        ("C2", "C2"), ("C2-envelope", "envelope"), ("C3", "C3"), ("C3-bundle", "envelope"),
        ("C3-old-statement", "C3"), ("C4", "C4"), ("C5", "C5"), ("C5-by-platform", "C5 map"),
        ("C5b", "C5b"), ("C6", "C6"), ("C6-failed", "C6"), ("C6r", "C6r"), ("D2", "D2"),
        ("nearly-empty-v1", "C1"),
    ])
    func `a file is recognised by its content`(name: String, code: String) throws {
        let fixture = ShapeFixture(name)
        let bytes = try fixture.bytes(try #require(fixture.files.first))
        let found = ShapeSniffer.recognize(try JSONDocument(parsing: bytes).root)
        #expect(word(found) == code)
    }

    private func word(_ recognition: Recognition) -> String {
        switch recognition {
        case .shape(let shape): shape.rawValue
        case .byPlatform(let shape): shape.rawValue + " map"
        case .envelope: "envelope"
        default: "none"
        }
    }
}

/// Which files speak of one build, and which only look as if they did (formats.md 7.2).
@Suite struct JoiningTests {
    @Test(arguments: [
        ("join-config", 1), ("join-ref", 1), ("join-subject", 1), ("join-index", 2),
        ("join-index-without-payload", 2), ("join-attachment", 1), ("join-copies", 1),
    ])
    func `files of one build become one record a platform`(name: String, count: Int) throws {
        let fixture = ShapeFixture(name)
        let records = try fixture.read().records
        #expect(records.count == count)
        let named = Set(records.flatMap(\.origins).map(\.file.string))
        #expect(named == Set(fixture.files), "every file is an origin")
    }

    @Test func `of two statements about one output a build takes at most one`() throws {
        let records = try ShapeFixture("apart-statements-of-one-output").read().records
        #expect(records.count == 2)
        #expect(records.allSatisfy { $0.sources.count == 1 })
    }

    @Test(arguments: [
        ("apart-names", 2), ("apart-times", 2), ("apart-invocations", 2), ("apart-outputs", 2),
        ("apart-subjects", 2), ("apart-subject-of-two-nights", 3),
    ])
    func `builds that only look alike stay apart`(name: String, count: Int) throws {
        let records = try ShapeFixture(name).read().records
        #expect(records.count == count)
        #expect(records.allSatisfy { $0.origins.count == 1 })
        #expect(Set(records.map(\.id)).count == count)
    }
}

import BuildModel
import FleetAnalysis
import ReportPages
import TestSupport
import Testing

/// A diff as text, for a pull request and for a program.
@Suite struct DiffReportTests {
    private static let rules = FindingRules(isSecretKey: { $0 == "build-arg:NPM_TOKEN" })

    private static func report(
        _ old: [Record],
        _ new: [Record],
        names: (String, String) = ("old", "new")
    ) throws -> DiffReport {
        let compared = try #require(FleetComparison(old: old, new: new, rules: rules))
        return DiffReport(compared, old: names.0, new: names.1)
    }

    private static func night(_ number: Int) -> [Record] {
        ChangedFleet().records.filter { $0.night?.label == Text("night-\(number)") }
    }

    @Test func `every kind of change is told in every form`() throws {
        let report = try Self.report(Self.night(1), Self.night(2))
        let changes = Set(ChangedFleet().input.findings.nights[1].changes.map(\.kind))
        #expect(changes == Set(ChangeKind.allCases))
        Golden.expect(report.text().joined(separator: "\n") + "\n", "changed-diff.txt")
        Golden.expect(
            report.text(isFull: true).joined(separator: "\n") + "\n",
            "changed-diff-full.txt"
        )
        Golden.expect(report.markdown(), "changed-diff.md")
        Golden.expect(String(decoding: report.json(), as: UTF8.self), "changed-diff.json")
    }

    @Test func `two sides without a difference give the same words whatever they are`() throws {
        let told = try (1...3).map { night in
            let records = Self.night(night).filter { $0.sourcesKnown }
            let report = try Self.report(records, records, names: ("a\(night)", "b"))
            return report.text() + [report.markdown()]
        }
        #expect(told[0] == ["Nothing changed.", told[0][1]])
        #expect(told[0][1].contains("Nothing changed."))
        #expect(Set(told).count == 1)
    }

    /// A build of an image, whose source, attribute and names are a foreign text.
    private static func built(_ text: String, pin digit: Character, image: String? = nil) -> Record
    {
        var record = Record(
            image: Text(image ?? text),
            platform: Platform(normalized: "linux/amd64"),
            format: .provenance1
        )
        record.id = Text("\(image ?? text) \(digit)")
        record.attributes = [Attribute(key: Text(text), value: Text(text + String(digit)))]
        record.attributesKnown = true
        record.sourcesKnown = true
        record.sources = [
            Source(
                kind: .dockerImage,
                identity: Text("docker-image://" + text),
                references: [Text(text)],
                pin: Digest("sha256:" + String(repeating: digit, count: 64)).map(Pin.digest),
                state: .floating
            )
        ]
        record.inputs = InputsFingerprint.inputs(of: record, pinnedContextKeys: [])
        return record
    }

    @Test(arguments: HostileText.all.filter { !$0.isEmpty })
    func `no name changes the form of a comment`(text: String) throws {
        func comment(_ text: String) throws -> [Substring.UTF8View] {
            let old = Self.built(text, pin: "a")
            let new = Self.built(text, pin: "b")
            let report = try Self.report([old], [new], names: (text, text))
            return report.markdown().utf8.split(
                separator: UInt8(ascii: "\n"),
                omittingEmptySubsequences: false
            ).map { Substring($0).utf8 }
        }
        let hostile = try comment(text)
        let benign = try comment("benign")
        #expect(hostile.count == benign.count)
        for (line, other) in zip(hostile, benign) {
            #expect(Self.bars(line) == Self.bars(other))
            #expect(line.first == other.first)
            #expect(line.allSatisfy { $0 >= 0x20 && $0 != 0x7F })
        }
    }

    /// Bars that part cells: those without a backslash directly before them.
    private static func bars(_ line: Substring.UTF8View) -> Int {
        zip(line, line.dropFirst()).count { before, byte in
            byte == UInt8(ascii: "|") && before != UInt8(ascii: "\\")
        }
    }

    @Test func `a comment on very many changes is cut and says so, the other forms are whole`()
        throws
    {
        let names = (0..<600).map { "registry.example.com/team/image-number-\($0)" }
        let report = try Self.report(
            names.map { Self.built("source-of-\($0):1", pin: "a", image: $0) },
            names.map { Self.built("source-of-\($0):1", pin: "b", image: $0) }
        )
        let comment = report.markdown()
        #expect(comment.utf8.count <= 60_000)
        #expect(comment.contains("600 of 600 images changed from old to new"))
        #expect(comment.contains("more; the diff as text or JSON has all of them"))
        let json = String(decoding: report.json(), as: UTF8.self)
        let full = report.text(isFull: true).joined(separator: "\n")
        for name in names {
            #expect(json.contains("source-of-\(name):1"))
            #expect(full.contains("source-of-\(name):1"))
        }
        #expect(report.text().contains { $0.contains("more; --no-trunc shows all") })
    }
}

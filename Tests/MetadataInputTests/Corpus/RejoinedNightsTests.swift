import BuildModel
import MetadataInput
import TestSupport
import Testing

/// Real nights whose files come in two runs give the records that one run gives.
@Suite(.needsCorpus) struct RejoinedNightsTests {
    /// Files that tell of no build by themselves come in the second run.
    enum Second: String, CaseIterable, Sendable {
        case indexesAndManifests = ".index. .manifest. .config."
        case statements = ".statement."
        case all = ""

        func has(_ path: String) -> Bool {
            rawValue.split(separator: " ").contains { path.contains($0) } || self == .all
        }
    }

    /// v0.10.6 and v0.11.6 embed build info in configs, which two builds of a night may share.
    @Test(arguments: ["v0.13.2", "v0.23.2", "v0.32.2"], Second.allCases)
    func `a night in two parts is the night in one`(version: String, second: Second) throws {
        let rules = ReadingRules(nights: try NightRule(pattern: "night-([0-9]+)"))
        let files = Corpus.files(below: "buildkit-runs/" + version, endingIn: ".json")
            .filter { $0.contains("/night-") }
        let whole = try records(of: files, rules)
        let first = try records(of: files.filter { !second.has($0) }, rules)
        let rest = try records(of: files.filter { second.has($0) }, rules, after: first)
        #expect(whole.count > 100)
        #expect(rest.count == whole.count)
        #expect(Set(rest).symmetricDifference(whole).map(\.origins) == [])
        // Reading everything once more changes nothing.
        #expect(try records(of: files, rules, after: whole) == whole)
    }

    @Test(arguments: ["v0.10.6", "v0.11.6", "v0.13.2", "v0.23.2", "v0.32.2"])
    func `a record is the same when it is sealed anew`(version: String) throws {
        let rules = ReadingRules(nights: try NightRule(pattern: "night-([0-9]+)"))
        let files = Corpus.files(below: "buildkit-runs/" + version, endingIn: ".json")
        for record in try records(of: files, rules) {
            var draft = Draft(sealed: record)
            #expect(Sealing.seal(draft, rules) == record)
            draft.times.append(.init(at: Timestamp(secondsSince1970: 9), source: .mtime))
            var again = Sealing.seal(draft, rules)
            if record.time == nil {
                again.time = nil
                again.id = RecordLine.id(of: again)
            }
            #expect(again == record)
        }
    }

    private func records(
        of files: [String],
        _ rules: ReadingRules,
        after lines: [Record] = []
    ) throws -> [Record] {
        var drafts: [Draft] = []
        var companions: [Companion] = []
        for path in files {
            let findings = FileReading.read(
                try Corpus.bytes(path),
                file: Text(path),
                rules: rules
            )
            drafts += findings.drafts
            companions += findings.companions
        }
        var joined = Joining.join(drafts, companions, nights: rules.nights)
        let records = joined.drafts.map { Sealing.seal($0, rules) }
        return Rejoining.join(lines, with: records, &joined.companions, rules) { () throws(Never) in
        }
    }
}

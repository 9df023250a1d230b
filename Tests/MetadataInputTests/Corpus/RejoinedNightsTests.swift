import BuildModel
import MetadataInput
import TestSupport
import Testing

/// Real nights whose files come in two runs give the records that one run gives.
@Suite(.needsCorpus) struct RejoinedNightsTests {
    /// The files that come in another run than the rest.
    enum Part: String, CaseIterable, Sendable {
        case indexesAndManifests = ".index. .manifest. .config."
        case statements = ".statement."
        case all = ""

        func has(_ path: String) -> Bool {
            rawValue.split(separator: " ").contains { path.contains($0) } || self == .all
        }
    }

    @Test(arguments: ["v0.11.6", "v0.13.2", "v0.23.2", "v0.32.2"], Part.allCases)
    func `a night in two parts is the night in one`(version: String, part: Part) throws {
        let files = Corpus.files(below: "buildkit-runs/" + version, endingIn: ".json")
            .filter { $0.contains("/night-") }
        let whole = try read(files)
        #expect(whole.records.count > 100)
        let (some, others) = (files.filter(part.has), files.filter { !part.has($0) })
        for (first, second) in [(others, some), (some, others)] {
            let both = try read(second, after: read(first))
            #expect(both.records.count == whole.records.count)
            #expect(both.records.map(\.withoutOrigins) == whole.records.map(\.withoutOrigins))
        }
        // Reading everything once more changes nothing.
        #expect(try read(files, after: whole).records == whole.records)
    }

    @Test(arguments: ["v0.10.6", "v0.11.6", "v0.13.2", "v0.23.2", "v0.32.2"])
    func `a record is the same when it is sealed anew`(version: String) throws {
        let rules = try Self.rules()
        let files = Corpus.files(below: "buildkit-runs/" + version, endingIn: ".json")
        for record in try read(files).records {
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

    private static func rules() throws -> ReadingRules {
        ReadingRules(nights: try NightRule(pattern: "night-([0-9]+)"))
    }

    /// What a run knows that has what earlier runs kept.
    private func read(
        _ files: [String],
        after earlier: HistoryFile.Contents = HistoryFile.Contents()
    ) throws -> HistoryFile.Contents {
        let rules = try Self.rules()
        var drafts: [Draft] = []
        var companions = earlier.companions.map(\.earlier)
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
        var contents = HistoryFile.Contents()
        contents.records = Rejoining.join(
            earlier.records,
            with: joined.drafts.map { Sealing.seal($0, rules) },
            &joined.companions,
            rules
        ) { () throws(Never) in }
        contents.companions = try CompanionKeeping.waiting(
            joined.companions.all(),
            beside: contents.records
        ).map { try $0.readBack }
        return contents
    }
}

extension Record {
    fileprivate var withoutOrigins: Record {
        var record = self
        record.origins = []
        return record
    }
}

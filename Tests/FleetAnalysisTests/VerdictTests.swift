import BuildModel
import FleetAnalysis
import Testing

/// A night of one series: its inputs, whether they are complete, and its outputs.
struct Built: Sendable {
    var inputs: Text = "a"
    var isComplete = true
    /// Digits of the manifest's, config's, index' and files' digest; a blank for none.
    var outputs = "1  "
    /// Whether the records tell what makes their inputs differ.
    var isSeen = true
    var change: @Sendable (inout Record) -> Void = { _ in }

    static func of(_ inputs: Text, _ outputs: String, complete: Bool = true) -> Built {
        Built(inputs: inputs, isComplete: complete, outputs: outputs)
    }

    /// The same where fingerprints alone tell the inputs apart.
    static func unseen(_ inputs: Text, _ outputs: String, complete: Bool = true) -> Built {
        Built(inputs: inputs, isComplete: complete, outputs: outputs, isSeen: false)
    }

    func changed(_ change: @escaping @Sendable (inout Record) -> Void) -> Built {
        var copy = self
        copy.change = change
        return copy
    }

    func record(night: Int) -> Record {
        var record = provenance()
        record.id = Text("r\(night)-\(inputs)-\(outputs)")
        record.night = Night(label: Text(String(night)), origin: .path)
        record.inputs = Record.Inputs(fingerprint: inputs, isComplete: isComplete)
        if isSeen { record.attributes = [Attribute(key: "build-arg:INPUTS", value: inputs)] }
        let kinds: [Record.Output.Kind] = [.manifest, .config, .index, .files]
        record.outputs = zip(kinds, outputs).compactMap { kind, digit in
            Digest(digest(digit).string).map { Record.Output(kind: kind, digest: $0) }
        }
        change(&record)
        return record
    }
}

private func judged(_ nights: [Built]) -> [NightJudgement] {
    let records = nights.enumerated().map { $1.record(night: $0 + 1) }
    return Findings(Fleet(records: records)).judgements[0][0]
}

struct VerdictCase: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let nights: [Built]
    let verdicts: [Verdict]

    init(_ name: String, _ nights: [Built], _ verdicts: [Verdict]) {
        testDescription = name
        self.nights = nights
        self.verdicts = verdicts
    }
}

@Suite struct VerdictTests {
    private static let cases: [VerdictCase] = [
        VerdictCase("one night alone", [.of("a", "1  ")], [.unproven]),
        VerdictCase(
            "same inputs, same manifest",
            [.of("a", "1  "), .of("a", "1  ")],
            [
                .unproven, .reproduced,
            ]
        ),
        VerdictCase(
            "same inputs, the same manifest and another config, which no manifest has",
            [.of("a", "11 "), .of("a", "12 ")],
            [.unproven, .reproduced]
        ),
        VerdictCase(
            "same inputs, the same files of a local export, then others",
            [.of("a", "   1"), .of("a", "   1"), .of("a", "   2")],
            [.unproven, .reproduced, .diverged]
        ),
        VerdictCase(
            "same inputs, files once and a manifest once",
            [.of("a", "   1"), .of("a", "1   ")],
            [.unproven, .inconclusive]
        ),
        VerdictCase(
            "other inputs, the same files",
            [.of("a", "   1"), .of("b", "   1")],
            [.unproven, .absorbed]
        ),
        VerdictCase(
            "same inputs, other manifest",
            [.of("a", "1  "), .of("a", "2  ")],
            [
                .unproven, .diverged,
            ]
        ),
        VerdictCase(
            "the same with incomplete inputs",
            [
                .of("a", "1  ", complete: false), .of("a", "2  ", complete: false),
            ],
            [.unproven, .inconclusive]
        ),
        VerdictCase(
            "a platform named on one side only is no change of inputs",
            [
                .unseen("a", "1  ", complete: false),
                .unseen("b", "2  ", complete: false).changed { $0.platform = .unknown },
            ],
            [.unproven, .inconclusive]
        ),
        VerdictCase(
            "and where outputs agree, the build is reproduced",
            [
                .unseen("a", "1  "),
                .unseen("b", "1  ").changed { $0.platform = .unknown },
            ],
            [.unproven, .reproduced]
        ),
        VerdictCase(
            "only one side incomplete",
            [.of("a", "1  ", complete: false), .of("a", "2  ")],
            [
                .unproven, .inconclusive,
            ]
        ),
        VerdictCase(
            "incomplete inputs, same output",
            [
                .of("a", "1  ", complete: false), .of("a", "1  ", complete: false),
            ],
            [.unproven, .reproduced]
        ),
        VerdictCase(
            "other index, nothing better",
            [.of("a", "  1"), .of("a", "  2")],
            [
                .unproven, .inconclusive,
            ]
        ),
        VerdictCase("same index", [.of("a", "  1"), .of("a", "  1")], [.unproven, .reproduced]),
        VerdictCase(
            "other index, same manifest",
            [.of("a", "1 1"), .of("a", "1 2")],
            [
                .unproven, .reproduced,
            ]
        ),
        VerdictCase(
            "a config decides where a manifest lacks",
            [.of("a", "12 "), .of("a", " 3 ")],
            [
                .unproven, .diverged,
            ]
        ),
        VerdictCase(
            "a manifest wins over a config",
            [.of("a", "13 "), .of("a", "23 ")],
            [
                .unproven, .diverged,
            ]
        ),
        VerdictCase(
            "no kind in common",
            [.of("a", "1  "), .of("a", "  2")],
            [
                .unproven, .inconclusive,
            ]
        ),
        VerdictCase(
            "the same manifest, whatever is said of its config",
            [.of("a", "12 "), .of("a", "13 ")],
            [.unproven, .reproduced]
        ),
        VerdictCase(
            "incomplete inputs, other manifest, the same config",
            [.of("a", "12 ", complete: false), .of("a", "32 ", complete: false)],
            [.unproven, .inconclusive]
        ),
        VerdictCase(
            "other inputs, other manifest, the same config",
            [.of("a", "12 "), .of("b", "32 ")],
            [.unproven, .drifted]
        ),
        VerdictCase("no outputs", [.of("a", "   "), .of("a", "   ")], [.unproven, .inconclusive]),
        VerdictCase(
            "other inputs, other output",
            [.of("a", "1  "), .of("b", "2  ")],
            [
                .unproven, .drifted,
            ]
        ),
        VerdictCase(
            "other inputs, no output",
            [.of("a", "1  "), .of("b", "   ")],
            [
                .unproven, .drifted,
            ]
        ),
        VerdictCase(
            "other inputs, same output",
            [.of("a", "1  "), .of("b", "1  ")],
            [
                .unproven, .absorbed,
            ]
        ),
        VerdictCase(
            "back to earlier inputs and output",
            [
                .of("a", "1  "), .of("b", "2  "), .of("a", "1  "),
            ],
            [.unproven, .drifted, .reproduced]
        ),
        VerdictCase(
            "back to earlier inputs, other output",
            [
                .of("a", "1  "), .of("b", "2  "), .of("a", "3  "),
            ],
            [.unproven, .drifted, .diverged]
        ),
        VerdictCase(
            "a failed build is no evidence",
            [
                .of("a", "1  "), .of("a", "2  ").changed { $0.status = .failed }, .of("a", "1  "),
            ],
            [.unproven, .failed, .reproduced]
        ),
        VerdictCase(
            "a record without sources is no neighbour",
            [
                .of("a", "1  "), .of("", "2  ").changed { $0.sourcesKnown = false },
                .of("b", "2  "),
            ],
            [.unproven, .unproven, .drifted]
        ),
        VerdictCase(
            "another way of recording alone",
            [
                .unseen("a", "1  "),
                .unseen("b", "2  ").changed { $0.format = .provenance02 },
            ],
            [.unproven, .inconclusive]
        ),
        VerdictCase(
            "another way of recording, same output",
            [
                .unseen("a", "1  "),
                .unseen("b", "1  ").changed { $0.format = .provenance02 },
            ],
            [.unproven, .reproduced]
        ),
        VerdictCase(
            "a move across ways of recording",
            [
                Built.of("a", "1  ").changed { $0.sources = [image("x:1", pin: "1")] },
                Built.of("b", "2  ").changed {
                    $0.sources = [image("x:1", pin: "2")]
                    $0.format = .provenance02
                },
            ],
            [.unproven, .drifted]
        ),
        VerdictCase(
            "local files of one clean commit",
            [local("1", "c"), local("2", "c")],
            [
                .unproven, .diverged,
            ]
        ),
        VerdictCase(
            "local files of two commits",
            [local("1", "c"), local("2", "d")],
            [
                .unproven, .inconclusive,
            ]
        ),
    ]

    private static func local(_ manifest: String, _ revision: Text) -> Built {
        Built.of("a", manifest + "  ").changed {
            $0.locals = ["context"]
            $0.versionControl = .init(source: nil, revision: revision, isDirty: false)
        }
    }

    @Test(arguments: cases)
    func `nights are judged by the first rule that matches`(_ example: VerdictCase) {
        #expect(judged(example.nights).map(\.verdict) == example.verdicts)
    }

    @Test func `a divergence after agreement is a regression with its nights`() throws {
        let nights = judged([
            .of("a", "1  "), .of("a", "1  "), .of("b", "5  "), .of("a", "2  "), .of("a", "2  "),
            .of("a", "1  "),
        ])
        #expect(
            nights.map(\.verdict) == [
                .unproven, .reproduced, .drifted, .diverged, .diverged, .diverged,
            ]
        )
        for night in nights.suffix(3) {
            let divergence = try #require(night.judgement.divergence)
            #expect(divergence == Divergence(lastGood: 1, firstBad: 3, isRegressed: true))
        }
        #expect(nights.map(\.streak) == [1, 1, 1, 1, 2, 3])
        #expect(nights.map(\.inputsSince) == [0, 0, 2, 3, 3, 3])
        #expect(nights[4].judgement.comparedWith == 1)
    }

    @Test func `what never agreed did not regress`() throws {
        let nights = judged([.of("a", "1  "), .of("a", "2  "), .of("a", "2  ")])
        let divergence = try #require(nights[2].judgement.divergence)
        #expect(divergence == Divergence(lastGood: 0, firstBad: 1, isRegressed: false))
    }

    @Test(arguments: [
        ("no output", [Built.of("a", "1  "), .of("a", "   "), .of("a", "2  ")], 0),
        ("an index only", [.of("a", "1  "), .of("a", "  5"), .of("a", "2  ")], 0),
        (
            "the other kind",
            [.of("a", "1  "), .of("a", "1  "), .of("a", "   7"), .of("a", "2  ")], 1
        ),
        ("other inputs", [.of("a", "1  "), .of("b", "4  "), .of("a", "2  ")], 0),
        ("a config beside a manifest", [.of("a", "13 "), .of("a", "   7"), .of("a", " 4 ")], 0),
    ])
    func `the last good night is the newest that can be compared`(
        between: String,
        nights: [Built],
        good: Int
    ) throws {
        let last = try #require(judged(nights).last).judgement
        let divergence = try #require(last.divergence, "\(between)")
        #expect(divergence.lastGood == good)
        #expect(divergence.firstBad == nights.count - 1)
        #expect(last.comparedWith == good)
    }

    @Test func `an index proves agreement and is weak evidence`() throws {
        let weak = try #require(Digest(digest("1").string))
        #expect(
            judged([.of("a", "  1"), .of("a", "  1")])[1].judgement.evidence == .weak(.index, weak)
        )
        #expect(
            judged([.of("a", "1 2"), .of("a", "1 3")])[1].judgement.evidence
                == .strong(.manifest, weak)
        )
        #expect(judged([.of("a", "   ")])[0].judgement.evidence == .none(.outputs))
    }

    @Test(arguments: [
        ([Built.of("a", "  1"), .of("a", "  2")], [Doubt.weakOutputs]),
        ([.of("a", "   "), .of("a", "1  ")], [.noOutputs]),
        ([.of("a", "1  "), .of("a", " 1 ")], [.otherOutputKinds]),
        ([.of("a", "1  ")], [.firstRecord]),
        (
            [.of("a", "1  ", complete: false), .of("a", "2  ").changed { $0.hidden = ["k"] }],
            []
        ),
    ])
    func `a doubt names what would decide`(nights: [Built], doubts: [Doubt]) throws {
        let found = try #require(judged(nights).last).judgement.doubts
        if !doubts.isEmpty { #expect(found == doubts) }
        #expect(found.allSatisfy { !$0.wouldDecide.isEmpty })
    }

    @Test(arguments: [
        (SourceState.unpinned, Doubt.unpinnedSource), (.malformedPin, .malformedPin),
        (.mismatch, .mismatchedPin), (.conflict, .conflictingPins), (.localPin, .localPin),
    ])
    func `each state of a pin has its own doubt`(state: SourceState, doubt: Doubt) throws {
        let night = { (manifest: String) in
            Built.of("a", manifest + "  ", complete: false).changed {
                $0.sources = [image("x:1", pin: state == .unpinned ? nil : "1", state)]
            }
        }
        #expect(try #require(judged([night("1"), night("2")]).last).judgement.doubts == [doubt])
    }

    @Test func `a platform that one record does not name is no change of format`() throws {
        let unnamed = Built.unseen("b", "2  ").changed { $0.platform = .unknown }
        let last = try #require(judged([.unseen("a", "1  "), unnamed]).last).judgement
        #expect(last.verdict == .inconclusive)
        #expect(last.doubts == [.platformUnnamed])
    }

    @Test(arguments: [
        ("2  ", Verdict.inconclusive, [Doubt.unpinnedSource, .sourceNotComparable]),
        ("1  ", .reproduced, []),
    ])
    func `a source that can not be compared is no drift`(
        manifest: String,
        verdict: Verdict,
        doubts: [Doubt]
    ) throws {
        let nights = judged([
            Built.unseen("a", "1  ", complete: false)
                .changed { $0.sources = [image("x:1", pin: nil)] },
            Built.unseen("b", manifest).changed { $0.sources = [image("x:1", pin: "1")] },
        ])
        let last = try #require(nights.last)
        #expect(last.verdict == verdict)
        #expect(last.judgement.doubts == doubts)
        #expect(last.inputsSince == 1)
    }

    @Test func `a source that may be a tool is no drift either`() throws {
        let nights = judged([
            Built.unseen("a", "1  ", complete: false).changed {
                $0.sources = [image("x:1", pin: nil, role: .scanner)]
            },
            Built.unseen("b", "2  ").changed { $0.sources = [image("x:1", pin: "1")] },
        ])
        let last = try #require(nights.last).judgement
        #expect(last.verdict == .inconclusive)
        #expect(last.doubts == [.unpinnedSource])
    }

    @Test func `inputs are the same since before a switch of format`() throws {
        let nights = judged([
            .unseen("a", "1  "), Built.unseen("b", "1  ").changed { $0.format = .provenance02 },
            Built.unseen("b", "1  ").changed { $0.format = .provenance02 },
        ])
        #expect(nights.map(\.inputsSince) == [0, 0, 0])
    }

    @Test(arguments: UnseenCase.all)
    func `inputs changed where a change of them is named`(_ example: UnseenCase) throws {
        for (manifest, verdict) in [("2", example.differing), ("1", example.agreeing)] {
            let nights = judged([
                Built.unseen("a", "1  ", complete: false).changed(example.old),
                Built.unseen("b", manifest + "  ", complete: false).changed(example.new),
            ])
            let last = try #require(nights.last)
            #expect(last.verdict == verdict)
            #expect(last.inputsSince == example.inputsSince)
            #expect(last.judgement.doubts == (verdict == .inconclusive ? example.doubts : []))
        }
    }

    @Test func `a secret that the build needed is told, whatever its name`() throws {
        let night = { (manifest: String) in
            Built.of("a", manifest + "  ", complete: false).changed {
                $0.secrets = ["GIT_AUTH_TOKEN"]
            }
        }
        #expect(try #require(judged([night("1"), night("2")]).last).judgement.doubts == [.secrets])
    }

    @Test func `incomplete inputs are told one by one`() throws {
        let dirty = Built.of("a", "2  ", complete: false).changed {
            $0.attributesKnown = false
            $0.hidden = ["build-arg:X"]
            $0.ssh = ["default"]
            $0.sources = [image("x:1", pin: nil)]
            $0.locals = ["context"]
            $0.versionControl = .init(source: nil, revision: "c", isDirty: true)
        }
        let last = try #require(judged([.of("a", "1  "), dirty]).last)
        #expect(
            last.judgement.doubts == [
                .attributesUnknown, .hiddenValues, .unpinnedSource, .localContext, .secrets,
            ]
        )
    }

    @Test func `rebuilds of a night are judged against each other`() {
        func attempt(_ id: Text, _ manifest: String, at seconds: Int64) -> Record {
            Built.of("a", manifest + "  ").record(night: 1).changed {
                $0.id = id
                $0.time = RecordTime(
                    at: Timestamp(secondsSince1970: seconds),
                    source: .provenance,
                    confidence: .exact
                )
            }
        }
        let same = Findings(
            Fleet(records: [attempt("x", "1", at: 1), attempt("y", "1", at: 2)])
        ).judgements[0][0][0]
        #expect(same.attempts.map(\.verdict) == [.unproven])
        #expect(same.verdict == .reproduced)
        let other = Findings(
            Fleet(records: [attempt("x", "1", at: 1), attempt("y", "2", at: 2)])
        ).judgements[0][0][0]
        #expect(other.verdict == .diverged)
    }

    @Test func `figures count series by their newest counted record`() {
        let failed = Built.of("a", "1  ").record(night: 3).changed { $0.status = .failed }
        let records = [
            Built.of("a", "1  ").record(night: 1), Built.of("a", "1  ").record(night: 2), failed,
        ]
        let findings = Findings(Fleet(records: records))
        #expect(findings.verdicts[.reproduced] == 1)
        #expect(findings.verdicts.total == 1)
        #expect(findings.nights[2].verdicts[.failed] == 1)
        #expect(findings.attention.map(\.concern) == [.failed])
    }
}

import BuildModel
import FleetAnalysis
import Testing

@testable import pindrift

@Suite struct ExplainTests {
    static let modelWords =
        SourceState.allCases.map(\.rawValue) + SourceRole.allCases.map(\.rawValue)
        + RecordTime.Confidence.allCases.map(\.rawValue)
        + Diagnostic.Level.allCases.map(\.rawValue)
        + Verdict.allCases.map(\.rawValue) + Flag.Kind.allCases.map(\.rawValue)
        + Attention.Concern.allCases.map(\.rawValue) + ChangeKind.allCases.map(\.rawValue)
        + ["evidence", "neighbour", "streak", "doubt", "hint", "because", "attention", "lagging"]

    @Test(arguments: [
        ("floating", "floating"), ("Counted-Record", "counted record"), ("records", "record"),
        ("named_context", "named context"), ("neighbor", "neighbour"), ("hidden", "redaction"),
        ("SOURCE_DATE_EPOCH", "epoch"),
    ])
    func `a word is found however it is written`(given: String, word: String) throws {
        #expect(Glossary.term(given)?.word == word)
    }

    @Test func `a word is explained in lines of a terminal`() throws {
        let text = try ExplainCommand.text(for: "unpinned")
        #expect(text == "unpinned\n  The record does not say what the ref came to.\n")
        for term in Glossary.terms {
            let lines = Explanation.text(of: term).utf8.split(separator: 0x0A)
            #expect(lines.allSatisfy { $0.count <= 80 })
            #expect(lines.count >= 2)
        }
    }

    @Test func `an unknown word offers the nearest one`() {
        let near = #expect(throws: UsageError.self) { try ExplainCommand.text(for: "floatign") }
        #expect(near?.reason == "not a word of pindrift; did you mean `floating`?")
        let far = #expect(throws: UsageError.self) { try ExplainCommand.text(for: "zzzzzzzz") }
        #expect(far?.reason == "not a word of pindrift; `pindrift explain` lists them")
    }

    @Test func `without a word all are listed`() throws {
        let all = try ExplainCommand.text(for: "")
        for term in Glossary.terms {
            #expect(
                all.utf8.split(separator: 0x0A).contains { $0.elementsEqual("  \(term.word)".utf8) }
            )
        }
    }

    @Test func `every word is there once and is explained in ASCII sentences`() {
        var seen: Set<String> = []
        for term in Glossary.terms {
            for name in [term.word] + term.otherNames {
                #expect(seen.insert(name).inserted, "\(name) twice")
                #expect(Glossary.term(name) == term)
            }
            #expect(term.text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
            #expect(term.text.utf8.last == UInt8(ascii: "."))
        }
    }

    @Test(arguments: modelWords)
    func `words of the model that pages show are explained`(word: String) {
        #expect(Glossary.term(word) != nil, "\(word)")
    }
}

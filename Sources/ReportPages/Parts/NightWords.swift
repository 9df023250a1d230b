internal import BuildModel
internal import FleetAnalysis

/// What one night brought, in the parts of a sentence.
struct NightWords {
    let report: NightReport

    /// `2 sources moved and hit 9 images`, or `nil` where nothing moved.
    ///
    /// Moves are counted by source, which may come to several pins in one night.
    var moves: (source: String, hit: String)? {
        let moves = report.moves
        guard !moves.isEmpty else { return nil }
        let sources = Set(moves.map(\.source)).count
        let images = Set(moves.lazy.flatMap(\.images)).count
        let source =
            sources == moves.count
            ? ChangeKind.moved.counted(sources)
            : Phrase.count(sources, "source") + " made " + Phrase.count(moves.count, "move")
        return (source, " and hit " + Phrase.count(images, "image"))
    }

    /// Counted changes of other kinds.
    var others: [(kind: ChangeKind, text: String)] {
        report.changeCounts.entries.filter { $0.kind != .moved }
            .map { ($0.kind, $0.kind.counted($0.count)) }
    }

    /// What no change tells: what could not be compared, what came and what is not known.
    var rest: [String] {
        var parts: [String] = []
        let unclear = report.changes.count { !$0.kind.isCounted }
        if unclear > 0 { parts.append(ChangeKind.notComparable.counted(unclear)) }
        if report.previous != nil, !report.appeared.isEmpty {
            parts.append(Phrase.count(report.appeared.count, "image") + " appeared")
        }
        if !report.uncompared.isEmpty {
            let count = Phrase.count(report.uncompared.count, "image was", "images were")
            parts.append(count + " compared with nothing")
        }
        if !report.untold.isEmpty {
            let count = Phrase.count(report.untold.count, "image does", "images do")
            parts.append(count + " not tell all sources")
        }
        if !report.missingSeries.isEmpty {
            let count = Phrase.count(report.missingSeries.count, "platform has", "platforms have")
            parts.append(count + " no record")
        }
        return parts
    }

    /// `1 diverged`, those of the given verdicts that the night has.
    func verdicts(_ verdicts: [Verdict]) -> [String] {
        verdicts.filter { report.verdicts[$0] > 0 }
            .map { "\(Phrase.grouped(report.verdicts[$0])) \($0.counted)" }
    }

    /// Where no change is counted: nothing is known to have changed, which is all that can be said.
    static let quiet = "no change of inputs is seen"
}

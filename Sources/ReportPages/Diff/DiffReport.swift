package import FleetAnalysis
internal import BuildModel

/// What lies between two sides of a fleet, to be written for a terminal, a pull request or a program.
package struct DiffReport: Sendable {
    let comparison: FleetComparison
    /// The names of the sides: a path's end, or the label of a night.
    let old: String
    let new: String

    package init(_ comparison: FleetComparison, old: String, new: String) {
        self.comparison = comparison
        self.old = old
        self.new = new
    }

    var fleet: Fleet { comparison.findings.fleet }

    var report: NightReport { comparison.report }

    var moves: [ChangeEntry] { report.moves }

    /// All changes that are no moves, those that can not be compared last.
    var otherChanges: [ChangeEntry] { report.changes.filter { $0.kind != .moved } }

    /// The flags that the new side brought; those that both sides have are no difference.
    var newFlags: [Flag] {
        report.flags.filter {
            $0.kind == .movedFixed || $0.kind == .flapped || $0.since == report.night
        }
    }

    /// Whether there is nothing at all to tell.
    var isEmpty: Bool {
        !comparison.isDifferent && report.changes.isEmpty && newFlags.isEmpty
            && comparison.open.isEmpty
    }

    /// Images of both sides of which a side does not tell its sources: their changes are not known.
    var untold: [Int] {
        fleet.images.indices.filter { image in
            fleet.images[image].series.contains { series in
                series.nights.count == 2
                    && series.nights.contains { night in
                        night.counted == nil
                            && night.attempts.allSatisfy { fleet.records[$0].status == .ok }
                    }
            }
        }
    }

    /// Images that changed; another format of a record is no change of its image.
    var changedImages: Int {
        Set(report.changes.filter(\.kind.isOfImage).flatMap(\.images)).count
    }
}

extension DiffReport {
    /// What the numbers say, a sentence each; no foreign text but the names of the sides.
    func sentences(from old: String, to new: String) -> [String] {
        guard !isEmpty else { return quiet }
        let total = Phrase.count(fleet.images.count, "image")
        var sentences = [
            changedImages == 0
                ? "No change of inputs is seen from \(old) to \(new)"
                : "\(Phrase.grouped(changedImages)) of \(total) changed from \(old) to \(new)"
        ]
        let moves = NightWords(report: report).moves?.source
        let counts = report.changeCounts.entries.map { kind, count in
            (kind == .moved ? moves : nil) ?? DiffWords.count(count, of: kind)
        }
        if !counts.isEmpty { sentences[0] += ": " + Phrase.list(counts) }
        sentences[0] += "."
        if !report.appeared.isEmpty {
            sentences.append("\(Phrase.count(report.appeared.count, "image")) appeared.")
        }
        if !report.missing.isEmpty {
            let verb = report.missing.count == 1 ? "is" : "are"
            sentences.append("\(Phrase.count(report.missing.count, "image")) \(verb) missing.")
        }
        if !comparison.apart.isEmpty {
            let images = Phrase.count(comparison.apart.count, "image has", "images have")
            sentences.append("\(images) no platform or target of the other side.")
        }
        if !comparison.mended.isEmpty {
            sentences.append(
                Phrase.count(
                    comparison.mended.count,
                    "image failed before and is built now.",
                    "images failed before and are built now."
                )
            )
        }
        let unexplained = Set(comparison.open.lazy.filter(\.isOutputChanged).map(\.series.image))
        if !unexplained.isEmpty {
            let images = Phrase.count(unexplained.count, "image has", "images have")
            sentences.append("\(images) another output, which can not be judged.")
        }
        let verdicts = comparison.verdicts.entries.map {
            "\(Phrase.grouped($0.count)) \($0.kind.rawValue)"
        }
        if !verdicts.isEmpty {
            let series = Phrase.count(comparison.verdicts.total, "series", "series")
            sentences.append("Of \(series) with builds on both sides: \(Phrase.list(verdicts)).")
        }
        return sentences + untoldSentence
    }

    /// The same words for any two sides without a difference, as far as records tell.
    var quiet: [String] {
        untold.isEmpty ? ["Nothing changed."] : ["No change is seen."] + untoldSentence
    }

    private var untoldSentence: [String] {
        guard !untold.isEmpty else { return [] }
        let images = Phrase.count(untold.count, "image does", "images do")
        return ["\(images) not tell the sources on both sides, so changes there are not known."]
    }

    /// The compare page of a change's two commits, where the forge is known.
    func comparePage(of entry: ChangeEntry) -> String? {
        guard let difference = entry.changes.first?.difference, difference.sourceKind == .git
        else { return nil }
        return ForgeLink.comparison(
            of: difference.source,
            from: difference.oldPin,
            to: difference.newPin
        )?.string
    }
}

internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What an image's page says of its newest builds and of what changed last.
struct ImageNews {
    let site: SiteIndex
    let image: Int

    /// A line for each platform: its verdict, for how long, and since when its inputs are the same.
    var status: [Block] {
        let series = site.fleet.images[image].series
        let lines = series.indices.compactMap { index -> [Inline]? in
            let reference = SeriesReference(image: image, series: index)
            guard let (place, judged) = site.newest(reference) else { return nil }
            let counted = series[index].nights[place].counted
            let isComplete = counted.map { site.fleet.records[$0].inputs.isComplete } ?? false
            let name = series.count > 1 ? PlatformWords.name(series[index]) + [": "] : []
            return name + line(judged, isComplete: isComplete)
        }
        guard lines.count > 1 else { return lines.map { .paragraph($0) } }
        return [.list(List(lines: lines))]
    }

    private func line(_ judged: NightJudgement, isComplete: Bool) -> [Inline] {
        var line: [Inline] = [judged.verdict.badge]
        if judged.streak > 1 {
            line.append(.text(" \(Phrase.count(judged.streak, "night")) in a row"))
        }
        let inputs = isComplete ? "inputs" : "inputs, as far as they are known,"
        line += [.text("; \(inputs) the same since "), site.nightLinks[judged.inputsSince], "; "]
        line += [Words.link("evidence"), " "] + EvidenceWords.full(judged.judgement.evidence)
        if let divergence = judged.judgement.divergence {
            line += [
                "; last good in ", site.nightLinks[divergence.lastGood], ", first other in ",
                site.nightLinks[divergence.firstBad],
            ]
        }
        let doubts = judged.judgement.doubts.map(\.phrase)
        return line + [.text(doubts.isEmpty ? "." : "; " + Phrase.list(doubts) + ".")]
    }

    /// The newest night in which something changed.
    var night: Int? { site.found.lastChange[image] }

    /// The changes of that night, and causes that are no change of inputs.
    var changes: [Block] {
        guard let night else { return [] }
        let words = ChangeWords(site: site)
        let entries = site.changes(ofImage: image, night: night)
        var platforms: [Difference.Key: Set<Platform>] = [:]
        var order: [Difference] = []
        for change in entries {
            if platforms[change.difference.key] == nil { order.append(change.difference) }
            platforms[change.difference.key, default: []].formUnion(change.platforms)
        }
        let hasSeveral = site.fleet.images[image].series.count > 1
        let lines = order.sorted().map { difference -> [Inline] in
            let on = (platforms[difference.key] ?? []).sorted()
            let line = words.line(difference)
            return hasSeveral ? line + [" on "] + PlatformWords.list(on, limit: 6) : line
        }
        let known = Set(order.map(\.key))
        let causes = NightCauses(site: site, image: image, night: night).causes
            .filter { !known.contains($0.difference.key) }
            .map { words.line($0.difference, comparison: $0.comparison) }
        return [list(lines)]
            + (causes.isEmpty
                ? [] : [.paragraph(["What else may explain a new output:"]), list(causes)])
    }

    private func list(_ lines: [[Inline]]) -> Block {
        let left = lines.count - Limits.others
        let rest: [[Inline]] =
            left > 0 ? [[.mark("muted", [.text("and \(Phrase.grouped(left)) more")])]] : []
        return .list(List(lines: lines.prefix(Limits.others) + rest))
    }
}

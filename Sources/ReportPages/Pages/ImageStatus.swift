internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What the newest build of a series is judged to be, as a sentence.
struct ImageStatus {
    let site: SiteIndex
    let series: SeriesReference

    /// Empty where no record may be judged.
    var line: [Inline] {
        guard let (place, judged) = site.newest(series) else { return undated + lastAttempt }
        let night = site.fleet[series].nights[place].night
        return sentence(judged, place, night) + ["."] + lastAttempt + [" "]
            + [judged.verdict.badge] + [" "] + evidence(judged.judgement.evidence)
    }

    private func sentence(_ judged: NightJudgement, _ place: Int, _ night: Int) -> [Inline] {
        let link = site.nightLinks[night]
        switch judged.verdict {
        case .failed: return ["The build failed in ", link]
        case .reproduced:
            let start: [Inline] =
                judged.streak > 1
                ? [
                    .text("Reproduced \(Phrase.count(judged.streak, "night")) in a row, last in "),
                    link,
                ]
                : ["Reproduced in ", link]
            return start + inputs(judged, place)
        case .diverged: return diverged(judged, link)
        case .drifted:
            return ["Drifted in ", link] + changes(night)
        case .absorbed:
            return ["Inputs changed in ", link] + changes(night) + ["; the output stayed the same"]
        case .inconclusive: return ["Can not be judged in ", link]
        case .unproven: return ["Nothing to compare ", link, " with"]
        }
    }

    private func diverged(_ judged: NightJudgement, _ night: Inline) -> [Inline] {
        guard let divergence = judged.judgement.divergence else { return ["Diverged in ", night] }
        var line: [Inline] = [
            "Diverged since ", site.nightLinks[divergence.firstBad],
            ": the same inputs made another output than ",
        ]
        line +=
            divergence.lastGood == divergence.firstBad
            ? ["earlier that night"] : ["in ", site.nightLinks[divergence.lastGood]]
        if divergence.isRegressed { line.append(", after builds had agreed") }
        return line
    }

    /// Since when the inputs are the same, as far as they are known.
    private func inputs(_ judged: NightJudgement, _ place: Int) -> [Inline] {
        let record = site.fleet[series].nights[place].counted
        if let other = judged.judgement.comparedWith,
            judged.inputsSince == site.fleet[series].nights[place].night, place > 0
        {
            // The inputs are not those of the night before, so they say nothing of a time.
            guard let night = site.night(ofRecord: other), night != judged.inputsSince else {
                return ["; the same inputs had made the same output earlier that night"]
            }
            return ["; the same inputs had made the same output in ", site.nightLinks[night]]
        }
        let isComplete = record.map { site.fleet.records[$0].inputs.isComplete } ?? false
        let words = isComplete ? "; inputs" : "; inputs, as far as they are known,"
        return [.text(words + " unchanged since "), site.nightLinks[judged.inputsSince]]
    }

    /// 2 sources moved, 1 attribute changed.
    private func changes(_ night: Int) -> [Inline] {
        let keys = Set(
            site.changes(ofImage: series.image, night: night)
                .filter { ($0.series == nil || $0.series == series) && $0.kind.isCounted }
                .map(\.difference.key)
        )
        let parts = ChangeKind.allCases.compactMap { kind -> String? in
            let count = keys.count { $0.kind == kind }
            return count > 0 ? kind.counted(count) : nil
        }
        return parts.isEmpty ? [] : [.text(": " + Phrase.list(parts))]
    }

    /// Why the newest build can not be judged, and what would decide it: a line each.
    var doubts: [[Inline]] {
        guard let (_, judged) = site.newest(series) else { return [] }
        switch judged.verdict {
        case .inconclusive, .unproven: break
        case .failed, .reproduced, .diverged, .drifted, .absorbed: return []
        }
        let doubts = judged.judgement.doubts
        guard !doubts.isEmpty else { return [["the records do not tell why"]] }
        // Where secrets took part, nothing else decides.
        let isOpen = !doubts.contains(.secrets)
        return doubts.map { doubt in
            // A first record needs no file, only another night.
            guard isOpen || doubt == .secrets, doubt != .firstRecord else {
                return [.text(doubt.phrase)]
            }
            return [.text(doubt.phrase + "; to decide it: ")] + Prose.inlines(doubt.wouldDecide)
        }
    }

    private func evidence(_ evidence: Evidence) -> [Inline] {
        [Words.link("evidence", as: "Evidence"), ": "] + EvidenceWords.short(evidence) + ["."]
    }

    /// What came after the newest counted record: a failed build, one that does not tell its
    /// sources, or none although the image has one.
    private var lastAttempt: [Inline] {
        guard let last = site.fleet[series].nights.last else { return [] }
        var line: [Inline] = []
        if last.counted == nil, let attempt = last.attempts.last {
            if site.fleet.records[attempt].status == .failed {
                line = [" The build of ", site.nightLinks[last.night], " failed."]
            } else {
                let doubt = Doubt.sourcesUnknown
                line = [
                    " In ", site.nightLinks[last.night],
                    .text(" \(doubt.phrase), so nothing is known of it; to decide it: "),
                ]
                line += Prose.inlines(doubt.wouldDecide) + ["."]
            }
        }
        if let newest = site.fleet.images[series.image].lastNight, newest > last.night {
            line += [
                " Last in ", site.nightLinks[last.night], "; the image was built until ",
                site.nightLinks[newest], ".",
            ]
        }
        return line
    }

    private var undated: [Inline] {
        let isUndated = site.fleet[series].nights.isEmpty && !site.fleet[series].undated.isEmpty
        return isUndated ? ["Belongs to no night, so it is compared with nothing."] : []
    }
}

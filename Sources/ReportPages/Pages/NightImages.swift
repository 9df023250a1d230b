internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The images of a night that need no row of their own: new ones, those that were compared with
/// nothing, those that were recorded in another way only, and those without a change, a line each with their verdicts, to be unfolded by the reader.
struct NightImages {
    let site: SiteIndex
    let report: NightReport

    var blocks: [Block] {
        var blocks: [Block] = []
        if !report.appeared.isEmpty {
            blocks.append(
                folded(
                    report.appeared,
                    "image has its first record",
                    "images have their first record"
                )
            )
        }
        if !report.uncompared.isEmpty {
            blocks.append(
                folded(
                    report.uncompared,
                    "image has no platform or target of an earlier night",
                    "images have no platform or target of an earlier night"
                )
            )
        }
        if !recordedAnew.isEmpty {
            blocks.append(
                folded(
                    recordedAnew,
                    "image was recorded in another way, with no other change",
                    "images were recorded in another way, with no other change"
                )
            )
        }
        if !report.unsettled.isEmpty {
            blocks.append(
                folded(
                    report.unsettled,
                    "image has no change that is counted, and yet is not as before",
                    "images have no change that is counted, and yet are not as before",
                    isExplained: true
                )
            )
        }
        if !report.unchanged.isEmpty {
            // What can not be judged is not known to differ, and no more than that.
            let isSure = report.unchanged.allSatisfy { verdict($0)?.isOpen == false }
            let end = isSure ? "" : ", as far as records tell"
            blocks.append(
                folded(
                    report.unchanged,
                    "image is unchanged" + end,
                    "images are unchanged" + end
                )
            )
        }
        return blocks
    }

    /// The images whose records alone changed, in their format, which is no change of an image.
    private var recordedAnew: [Int] {
        func images(_ isTold: (ChangeKind) -> Bool) -> Set<Int> {
            Set(report.changes.filter { isTold($0.kind) }.flatMap(\.images))
        }
        return images { $0 == .format }.subtracting(images(\.isOfImage)).sorted()
    }

    /// With `isExplained`, each image has what may be the reason beside it.
    private func folded(
        _ images: [Int],
        _ one: String,
        _ many: String,
        isExplained: Bool = false
    ) -> Block {
        var verdicts: [Verdict: Int] = [:]
        for image in images {
            if let verdict = verdict(image) { verdicts[verdict, default: 0] += 1 }
        }
        let parts = Verdict.byUrgency.compactMap { verdict in
            verdicts[verdict].map { "\(Phrase.grouped($0)) \(verdict.counted)" }
        }
        var title = Phrase.count(images.count, one, many)
        if !parts.isEmpty { title += ": " + Phrase.list(parts) }
        let list: [Inline] = .cut(
            images.prefix(Limits.imagesOfPin).map { image in
                [site.link(toImage: image, night: report.night)]
                    + (isExplained ? reasons(image) : [])
            },
            to: Limits.imagesOfPin,
            total: images.count
        )
        return .details(Details([.text(title)], [.paragraph(list)]))
    }

    /// What no change tells and yet may explain an output, in brackets: the commits of a work tree
    /// say; for equal inputs the night's divergences have it.
    private func reasons(_ image: Int) -> [Inline] {
        let because = NightCauses(site: site, image: image, night: report.night)
        guard !because.causes.isEmpty, !because.verdicts.contains(.diverged) else { return [] }
        return [" ("] + because.line(ChangeWords(site: site), limit: 3) + [")"]
    }

    /// The verdict of an image's platforms that most deserves a look.
    private func verdict(_ image: Int) -> Verdict? {
        site.fleet.images[image].series.indices.compactMap {
            let reference = SeriesReference(image: image, series: $0)
            return site.judgement(reference, night: report.night)?.verdict
        }.min { $0.rank < $1.rank }
    }
}

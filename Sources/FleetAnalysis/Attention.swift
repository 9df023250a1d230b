package import BuildModel

/// One thing that a person should look at now, with all images that it touches.
package struct Attention: Hashable, Sendable {
    package let concern: Concern
    /// Indices into the fleet's images, sorted.
    package let images: [Int]
    /// The source or hidden key that it is about; `nil` where it is about an image.
    package let source: Text?
    package let pins: [Pin]
    package let platforms: [Platform]
    /// The night since which it is so, an index into the fleet's nights.
    package let since: Int
    /// For outputs that diverge: what may explain it.
    package let hints: [Hint]

    /// From the most urgent to the least: what worked and no longer does comes first, then what
    /// contradicts itself, then what others should not have moved, then what never was right.
    package enum Concern: String, Hashable, Sendable, CaseIterable {
        case regressed, mismatch
        case movedFixed = "moved-fixed"
        case split, diverged, flapped
        case secretRedacted = "secret-redacted"
        case unpinned, failed, missing

        init(_ kind: Flag.Kind) {
            switch kind {
            case .split: self = .split
            case .movedFixed: self = .movedFixed
            case .flapped: self = .flapped
            case .mismatch: self = .mismatch
            case .unpinned: self = .unpinned
            case .secretRedacted: self = .secretRedacted
            }
        }
    }
}

extension Attention {
    /// What needs attention by the newest night: by concern, then by number of images, then by name.
    ///
    /// Verdicts are those of each series' newest night, as long as its image is built; flags,
    /// failures and missing images are those of the fleet's newest.
    static func list(
        _ fleet: Fleet,
        _ judgements: [[[NightJudgement]]],
        newest report: NightReport?
    ) -> [Attention] {
        var rows = fleet.images.indices.flatMap {
            fleet.isRetired(image: $0)
                ? [] : verdicts(of: $0, fleet, judgements[$0], newestNight: report?.night)
        }
        for flag in report?.flags ?? [] {
            rows.append(
                Attention(
                    concern: Concern(flag.kind),
                    images: flag.images,
                    source: flag.source,
                    pins: flag.pins,
                    platforms: flag.platforms,
                    since: flag.since,
                    hints: []
                )
            )
        }
        for image in report?.missing ?? [] {
            rows.append(
                Attention(
                    concern: .missing,
                    images: [image],
                    source: nil,
                    pins: [],
                    platforms: [],
                    since: (fleet.images[image].lastNight ?? 0) + 1,
                    hints: []
                )
            )
        }
        return Concern.allCases.flatMap { concern in
            rows.filter { $0.concern == concern }.sorted(by: isFirst)
        }
    }

    private static func isFirst(_ left: Attention, _ right: Attention) -> Bool {
        if left.images.count != right.images.count { return left.images.count > right.images.count }
        if left.source != right.source { return (left.source ?? "") < (right.source ?? "") }
        return left.images.lexicographicallyPrecedes(right.images)
    }

    /// One row for each concern that the newest verdicts of an image's series raise.
    private static func verdicts(
        of image: Int,
        _ fleet: Fleet,
        _ judgements: [[NightJudgement]],
        newestNight: Int?
    ) -> [Attention] {
        var rows: [Concern: Attention] = [:]
        for (series, judged) in zip(fleet.images[image].series, judgements) {
            if let place = series.nights.lastIndex(where: { $0.counted != nil }),
                let divergence = judged[place].judgement.divergence
            {
                let pair = [judged[place].judgement.comparedWith, series.nights[place].counted]
                    .compactMap { $0.map { fleet.records[$0] } }
                let hints = pair.count == 2 ? Hint.hints(pair[0], pair[1]) : []
                let concern = divergence.isRegressed ? Concern.regressed : .diverged
                let row = Attention(concern, image, series, since: divergence.firstBad, hints)
                rows[concern] = rows[concern]?.joined(with: row) ?? row
            }
            if let last = judged.last, last.verdict == .failed,
                series.nights.last?.night == newestNight
            {
                let first = series.nights[max(0, series.nights.count - last.streak)]
                let row = Attention(.failed, image, series, since: first.night, [])
                rows[.failed] = rows[.failed]?.joined(with: row) ?? row
            }
        }
        return Concern.allCases.compactMap { rows[$0] }
    }

    private init(_ concern: Concern, _ image: Int, _ series: Series, since: Int, _ hints: [Hint]) {
        self.init(
            concern: concern,
            images: [image],
            source: nil,
            pins: [],
            platforms: [series.platform],
            since: since,
            hints: hints
        )
    }

    /// The row of two series of one image: the earlier night, and all platforms and hints.
    private func joined(with other: Attention) -> Attention {
        Attention(
            concern: concern,
            images: images,
            source: source,
            pins: pins,
            platforms: Set(platforms + other.platforms).sorted(),
            since: min(since, other.since),
            hints: Hint.allCases.filter { hints.contains($0) || other.hints.contains($0) }
        )
    }
}

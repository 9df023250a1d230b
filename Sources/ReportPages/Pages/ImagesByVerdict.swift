internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// Lists of images that figures lead to: by verdict and by evidence of their newest builds, and those
/// that are built no more.
struct ImagesByVerdict {
    let site: SiteIndex

    /// A heading and a list for each verdict that a series has.
    var verdicts: [Block] {
        let series = Dictionary(grouping: allSeries) { site.newestVerdict($0) }
        return Verdict.byUrgency.flatMap { verdict in
            section(ElementID("v-", verdict.rawValue), series[verdict] ?? []) {
                "\(Phrase.grouped($0)) \(verdict.counted)"
            }
        }
    }

    /// A heading and a list for each strength of evidence, the weakest first.
    var evidence: [Block] {
        let series = Dictionary(grouping: allSeries) {
            site.newest($0)?.judged.judgement.evidence.strength
        }
        return Evidence.Strength.allCases.flatMap { strength in
            section(strength.id, series[strength] ?? []) {
                "\(Phrase.grouped($0)) \(strength.rawValue)"
            }
        }
    }

    /// The images that are built no more, each with the night that saw it last.
    var retired: [Block] {
        let images = site.retired
        guard !images.isEmpty else { return [] }
        let lines = images.prefix(Limits.imagesOfPin).map { image -> [Inline] in
            let night = site.fleet.images[image].lastNight.map { site.nightLinks[$0] }
            return [site.imageLinks[image], ", last seen in "] + (night.map { [$0] } ?? [])
        }
        let left = images.count - lines.count
        let rest: [[Inline]] =
            left > 0 ? [[.mark("muted", [.text("and \(Phrase.grouped(left)) more")])]] : []
        return [.list(List(lines: lines + rest))]
    }

    /// Sorted by image.
    private var allSeries: [SeriesReference] {
        site.fleet.images.indices.flatMap { image in
            site.fleet.images[image].series.indices.map {
                SeriesReference(image: image, series: $0)
            }
        }
    }

    private func section(
        _ id: ElementID,
        _ series: [SeriesReference],
        title: (Int) -> String
    ) -> [Block] {
        guard !series.isEmpty else { return [] }
        let images = Grouping.groups(of: series, by: \.image)
        let shown = images.prefix(Limits.imagesOfPin).compactMap { group -> [Inline]? in
            guard let image = group.first?.image else { return nil }
            let all = site.fleet.images[image].series
            guard all.count > 1 else { return [site.imageLinks[image]] }
            return [site.imageLinks[image], " ("]
                + .cut(group.map { PlatformWords.name(all[$0.series]) }, to: 6) + [")"]
        }
        let list: [Inline] = .cut(
            shown,
            to: Limits.imagesOfPin,
            total: images.count,
            rest: "in the list above"
        )
        return [
            .heading(Heading(3, id: id, [.text(title(series.count))])),
            .paragraph(list),
        ]
    }
}

extension Evidence {
    /// How much evidence proves; the weakest first.
    enum Strength: String, CaseIterable {
        case none = "without evidence"
        case weak = "with weak evidence"
        case strong = "with strong evidence"

        /// The id of the list of images on the page of all images.
        var id: ElementID {
            switch self {
            case .none: "e-none"
            case .weak: "e-weak"
            case .strong: "e-strong"
            }
        }
    }

    var strength: Strength {
        switch self {
        case .strong: .strong
        case .weak: .weak
        case .none: .none
        }
    }
}

extension SiteIndex {
    /// The verdict by which figures count a series; `nil` where they do not.
    func newestVerdict(_ reference: SeriesReference) -> Verdict? {
        newest(reference)?.judged.verdict
    }
}

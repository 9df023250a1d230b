internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The images by the verdict of their newest builds; the overview's figures lead here.
struct ImagesByVerdict {
    let site: SiteIndex

    /// A heading and a list for each verdict that a series has.
    var blocks: [Block] {
        var platforms: [Verdict: [(image: Int, series: [Int])]] = [:]
        for (image, value) in site.fleet.images.enumerated() {
            for series in value.series.indices {
                let reference = SeriesReference(image: image, series: series)
                guard let verdict = site.newestVerdict(reference) else { continue }
                var list = platforms[verdict] ?? []
                if list.last?.image == image {
                    list[list.count - 1].series.append(series)
                } else {
                    list.append((image, [series]))
                }
                platforms[verdict] = list
            }
        }
        return Verdict.byUrgency.flatMap { verdict -> [Block] in
            guard let images = platforms[verdict] else { return [] }
            let count = images.reduce(0) { $0 + $1.series.count }
            let title = "\(Phrase.grouped(count)) \(verdict.counted)"
            let shown = images.prefix(Limits.imagesOfPin).map { image, series -> [Inline] in
                let all = site.fleet.images[image].series
                guard all.count > 1 else { return [site.imageLinks[image]] }
                return [site.imageLinks[image], " ("]
                    + .cut(series.map { PlatformWords.name(all[$0]) }, to: 6) + [")"]
            }
            let id = ElementID("v-", verdict.rawValue)
            let list: [Inline] = .cut(
                shown,
                to: Limits.imagesOfPin,
                total: images.count,
                rest: "in the list above"
            )
            return [.heading(Heading(3, id: id, [.text(title)])), .paragraph(list)]
        }
    }
}

extension SiteIndex {
    /// The verdict by which figures count a series; `nil` where they do not.
    func newestVerdict(_ reference: SeriesReference) -> Verdict? {
        if let newest = newest(reference) { return newest.judged.verdict }
        let series = fleet[reference]
        let isCounted = series.undated.contains {
            fleet.records[$0].status == .ok && fleet.records[$0].sourcesKnown
        }
        return series.nights.isEmpty && isCounted ? .unproven : nil
    }
}

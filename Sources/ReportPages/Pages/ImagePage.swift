internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What the newest build of each platform of an image was made of, and its nights.
struct ImagePage: SitePage {
    static let template = PageTemplate(
        "image.md",
        names: [
            "name", "sentence", "facts", "build", "severalGroups", "oneGroup", "platforms",
            "sources", "hasNested", "nested", "hasRequest", "request", "hasHidden", "nights",
            "hasNights", "isCut", "shownNights", "allNights", "hasUndated", "undated", "json",
            "hasStatus", "status", "hasStrip", "strip", "hasChanged", "changedNight", "changed",
        ]
    )

    let site: SiteIndex
    let index: Int

    var image: Image { site.fleet.images[index] }
    var summary: ImageSummary { site.summaries[index] }
    var path: String { site.imagePaths[index] }
    var title: String { image.name.string }
    var breadcrumbs: [Page.Breadcrumb] { .images }
    var hasMarkdown: Bool { true }

    func json() -> [UInt8]? { ImageJSON.bytes(site, image: index) }

    var values: TemplateValues {
        let platforms = image.series.enumerated().compactMap { place, series in
            site.fleet.isLeftBehind(SeriesReference(image: index, series: place))
                ? nil : PlatformPart(series, site)
        }
        let sources = ImageSources(site: site, image: index, platforms: platforms)
        let request = ImageRequest(platforms: platforms)
        let facts = ImageFacts(platforms: platforms)
        let nights = ImageNights(site: site, image: index)
        let news = ImageNews(site: site, image: index)
        let status = news.status
        let strip = ImageStrip(site: site, image: index).blocks
        return [
            "hasStatus": .flag(!status.isEmpty),
            "status": .blocks(status),
            "hasStrip": .flag(!strip.isEmpty),
            "strip": .blocks(strip),
            "hasChanged": .flag(news.night != nil),
            "changedNight": .inlines(news.night.map { [site.nightLinks[$0]] } ?? []),
            "changed": .blocks(news.changes),
            "name": .inlines(Foreign.text(image.name, limit: 1024)),
            "sentence": .blocks([.sentence(sentence)]),
            "facts": .blocks([facts.head]),
            "build": .blocks([facts.build]),
            "severalGroups": .flag(sources.groups.count > 1),
            "oneGroup": .flag(sources.groups.count == 1 && platforms.count > 1),
            "platforms": .text(Phrase.count(platforms.count, "platform")),
            "sources": .blocks(sources.blocks),
            "hasNested": .flag(!sources.nested.isEmpty),
            "nested": .blocks(sources.nested),
            "hasRequest": .flag(!request.blocks.isEmpty),
            "request": .blocks(request.blocks),
            "hasHidden": .flag(request.hasHidden),
            "nights": .blocks(nights.block),
            "hasNights": .flag(nights.count > 0),
            "isCut": .flag(nights.isCut),
            "shownNights": .text(Phrase.grouped(min(nights.count, Limits.nights))),
            "allNights": .text(Phrase.grouped(nights.count)),
            "hasUndated": .flag(nights.hasUndated),
            "undated": .blocks(nights.undated),
            "json": .destination(.file(SitePath(path + ".json"))),
        ]
    }

    /// Built for linux/amd64, last in the night 2026-09-01, from 7 sources: 3 digest-pinned and
    /// 4 floating.
    private var sentence: [Inline] {
        var line: [Inline] = [.text("Built for ")]
        let ended = endedPlatforms
        let endedOnes = Set(ended.map(\.platform))
        line += PlatformWords.phrase(summary.platforms.filter { !endedOnes.contains($0) })
        if let night = image.lastNight {
            line += [", last in the night ", site.nightLinks[night]]
            for (platform, last) in ended.prefix(Limits.others) {
                line += [", for "] + PlatformWords.phrase([platform])
                line += [" in ", site.nightLinks[last]]
            }
        } else {
            line += [", in no known night"]
        }
        let marks = ImageTable(site: site).marks(index)
        let end: [Inline] = marks.isEmpty ? [] : [" "] + marks
        guard summary.sourcesKnown else { return line + [". No record tells its sources."] + end }
        line.append(.text(", from \(Phrase.count(summary.sources, "source"))"))
        let states = SourceState.allCases.filter { summary.count($0) > 0 }
        let parts = states.map { "\(Phrase.grouped(summary.count($0))) \($0.word)" }
        if states.count == 1, summary.sources > 1, let only = states.first {
            line.append(.text(", all \(only.word)."))
        } else {
            line.append(.text(parts.isEmpty ? "." : ": " + Phrase.list(parts) + "."))
        }
        return line + end
    }

    /// The platforms without a record in the image's last night, with the night that saw each last.
    private var endedPlatforms: [(platform: Platform, last: Int)] {
        var last: [Platform: Int] = [:]
        for series in image.series {
            guard let night = series.nights.last?.night else { continue }
            last[series.platform] = max(night, last[series.platform] ?? night)
        }
        return summary.platforms.compactMap { platform in
            guard let night = last[platform], night != image.lastNight else { return nil }
            return (platform, night)
        }
    }
}

extension SourceState {
    /// The word for people.
    var word: String {
        switch self {
        case .malformedPin: "with a malformed pin"
        case .localPin: "with a local pin"
        case .mismatch: "with a mismatch"
        case .conflict: "in conflict"
        default: rawValue
        }
    }
}

/// One platform's newest record.
struct PlatformPart {
    let series: Series
    let record: Record
    let name: [Inline]
    /// A link to the page of the record's night; `nil` where it has none.
    let nightLink: Inline?
    /// Parallel to the record's sources.
    let starts: [Int?]

    init?(_ series: Series, _ site: SiteIndex) {
        guard let newest = series.newest else { return nil }
        self.series = series
        record = site.fleet.records[newest]
        name = PlatformWords.name(series)
        nightLink = series.nights.last { $0.holds(newest) }.map { site.nightLinks[$0.night] }
        starts = PinRuns.starts(of: series, in: site.fleet)
    }
}

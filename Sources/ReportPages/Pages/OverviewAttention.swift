internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What a person should look at now, the most urgent first.
struct OverviewAttention {
    let site: SiteIndex

    var blocks: [Block] {
        let all = gathered
        guard !all.isEmpty else { return [.nothing("Nothing needs attention.")] }
        let table = Table(
            caption: ["What needs attention, the most urgent first"],
            isCaptionHidden: true,
            columns: [
                Table.Column(["Where"], headsRows: true),
                Table.Column(["What"]),
                Table.Column(["Since"]),
            ],
            rows: all.prefix(Limits.ranked).map(row)
        )
        return [.table(table)] + rest(all.dropFirst(Limits.ranked))
    }

    /// Images that are missing or failed since the same night are one row: one outage is one event.
    private var gathered: [Row] {
        var rows: [Row] = []
        var places: [Event: Int] = [:]
        for attention in site.findings.attention {
            let isEvent = attention.concern == .missing || attention.concern == .failed
            let event = Event(concern: attention.concern, since: attention.since)
            if isEvent, let place = places[event] {
                rows[place].images += attention.images
            } else {
                if isEvent { places[event] = rows.count }
                rows.append(Row(attention: attention, images: attention.images))
            }
        }
        return rows
    }

    private struct Event: Hashable {
        let concern: Attention.Concern
        let since: Int
    }

    private struct Row {
        let attention: Attention
        var images: [Int]
    }

    private func row(_ row: Row) -> Table.Row {
        let images = row.images
        let row = row.attention
        let since =
            site.nightLinks.indices.contains(row.since) ? [site.nightLinks[row.since]] : []
        return Table.Row([
            Table.Cell(
                images.count > 1 && row.source == nil
                    ? site.links(toImages: images, limit: 5) : place(row)
            ),
            Table.Cell(
                [row.concern.badge, " "] + reason(row, images)
                    + [.mark("muted", [.text(". Next: " + row.nextStep)])]
            ),
            Table.Cell(since),
        ])
    }

    private func place(_ row: Attention) -> [Inline] {
        if row.concern == .secretRedacted, let key = row.source { return Foreign.code(key) }
        if let source = row.source {
            return site.sourceIndex(of: source).map { [site.sourceLinks[$0]] }
                ?? Foreign.source(source)
        }
        guard let image = row.images.first, let night = site.fleet.images[image].lastNight else {
            return site.links(toImages: row.images, limit: 1)
        }
        return [site.link(toImage: image, night: night)]
    }

    private func reason(_ row: Attention, _ all: [Int]) -> [Inline] {
        let count = Phrase.count(all.count, "image")
        return switch row.concern {
        case .regressed:
            ["equal inputs made another output, and had agreed before"] + details(row)
        case .diverged: ["equal inputs made another output"] + details(row)
        case .failed where all.count > 1: [.text("the newest builds of \(count) failed")]
        case .failed: ["the newest build failed"] + platforms(row)
        case .missing where all.count > 1: [.text("\(count) have no record in the last night")]
        case .missing: ["no record in the last night"]
        case .movedFixed: ["a ref that looks fixed moved "] + step(row) + images(row)
        case .flapped: ["went back to an earlier pin "] + step(row) + images(row)
        case .split: ["pins of one night: "] + pins(row) + images(row)
        case .mismatch: ["ref and pin name different digests "] + pins(row) + images(row)
        case .unpinned: ["no pin is recorded"] + images(row)
        case .secretRedacted:
            ["a value that may be a secret was given, and is hidden"] + images(row)
        }
    }

    private func details(_ row: Attention) -> [Inline] {
        var line = platforms(row)
        guard let first = row.images.first else { return line }
        if !row.hints.isEmpty {
            line.append(.text("; hints: " + Phrase.list(row.hints.prefix(3).map(\.short))))
        }
        let nights = site.fleet.images[first].series.indices.compactMap { series -> Int? in
            let reference = SeriesReference(image: first, series: series)
            guard let newest = site.newest(reference), newest.judged.verdict == .diverged else {
                return nil
            }
            return site.fleet[reference].nights[newest.place].night
        }
        guard let night = nights.max() else { return line }
        let path = SitePath(site.nightPaths[night])
        return line + ["; ", .link(.page(path, at: "divergences"), ["both outputs"])]
    }

    private func platforms(_ row: Attention) -> [Inline] {
        row.platforms.isEmpty ? [] : [" on "] + PlatformWords.list(row.platforms, limit: 3)
    }

    private func images(_ row: Attention) -> [Inline] {
        [.text("; in \(Phrase.count(row.images.count, "image")): ")]
            + site.links(toImages: row.images, limit: 3)
    }

    private func step(_ row: Attention) -> [Inline] { .joined(links(row), by: " \u{2192} ") }

    private func pins(_ row: Attention) -> [Inline] {
        .cut(links(row).prefix(4), to: 4, total: row.pins.count, of: "pin")
    }

    private func links(_ row: Attention) -> [[Inline]] {
        let source = row.source.flatMap { site.sourceIndex(of: $0) }
        return row.pins.map { [site.link(to: $0, ofSource: source)] }
    }

    /// And 12 more in the last night: 5 split, 7 unpinned.
    private func rest(_ rows: ArraySlice<Row>) -> [Block] {
        guard !rows.isEmpty else { return [] }
        let counts = Attention.Concern.allCases.compactMap { concern -> String? in
            let count = rows.count { $0.attention.concern == concern }
            return count > 0 ? "\(Phrase.grouped(count)) \(concern.word)" : nil
        }
        var line: [Inline] = [
            .text("and \(Phrase.grouped(rows.count)) more: \(Phrase.list(counts))")
        ]
        if let path = site.nightPaths.last {
            line += ["; see ", .link(.page(SitePath(path)), ["the last night"])]
        }
        return [.paragraph(line + ["."], class: "muted")]
    }
}

extension Attention {
    fileprivate var nextStep: String {
        Hint.areManifestOnly(hints)
            ? "compare the two manifests: media types, compression, annotations"
            : concern.nextStep
    }
}

extension Attention.Concern {
    /// What a person can do about it.
    fileprivate var nextStep: String {
        switch self {
        case .regressed, .diverged: "look at what differs, the hints first"
        case .mismatch: "write the digest that is meant into the ref"
        case .movedFixed: "pin it by digest, and ask who moved it"
        case .split: "build these images again until they share one pin"
        case .flapped: "ask which of the two pins is meant"
        case .secretRedacted: "give it as a build secret, and renew it if it was one"
        case .unpinned: "build with provenance, which holds the pin"
        case .failed: "read the log of the build"
        case .missing: "see whether it was built, and its metadata kept"
        }
    }

    /// In a sentence that counts.
    fileprivate var word: String {
        switch self {
        case .movedFixed: "moved under a fixed ref"
        case .secretRedacted: "with a secret redacted"
        default: rawValue
        }
    }
}

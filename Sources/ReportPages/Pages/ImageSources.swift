internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The tables of sources of an image: one for all platforms that agree.
struct ImageSources {
    let site: SiteIndex
    let image: Int
    /// Platforms whose newest records have equal sources, in order of their first.
    let groups: [[PlatformPart]]

    init(site: SiteIndex, image: Int, platforms: [PlatformPart]) {
        self.site = site
        self.image = image
        groups = Grouping.groups(of: platforms) {
            Made(
                sources: $0.record.sources,
                starts: $0.starts,
                isKnown: $0.record.sourcesKnown,
                nested: $0.record.dependencies
            )
        }
    }

    /// Every platform's fixed id stands here exactly once, whatever the grouping.
    var blocks: [Block] {
        groups.flatMap { group in
            var line: [Inline] = group.dropFirst().map { .anchor(PlatformWords.id($0.series)) }
            line += .cut(group.map(\.name), to: 12, of: "platform")
            let heading = Heading(3, id: group.first.map { PlatformWords.id($0.series) }, line)
            return [.heading(heading)] + (group.first.map(table) ?? [])
        }
    }

    /// The builds that made inputs of the newest builds, unfolded by the reader.
    var nested: [Block] {
        groups.flatMap { group -> [Block] in
            guard let part = group.first, !part.record.dependencies.isEmpty else { return [] }
            let label: [Block] = groups.count > 1 ? [.paragraph([.strong(part.name)])] : []
            return label
                + NestedBuilds(site: site).blocks(part.record.dependencies)
        }
    }

    private func table(_ part: PlatformPart) -> [Block] {
        let record = part.record
        guard record.sourcesKnown else {
            return [.nothing("The record does not tell the sources.")]
        }
        guard !record.sources.isEmpty else { return [.nothing("No source was recorded.")] }
        return [
            .table(
                Table(
                    caption: [.text("Sources of ")] + part.name,
                    isCaptionHidden: true,
                    columns: [
                        Table.Column(["Source"], headsRows: true),
                        Table.Column([Words.link("pin", as: "Pin")]),
                        Table.Column(["State"]),
                        Table.Column(["Role"]),
                        Table.Column(["Since"]),
                        Table.Column(["Also used by"]),
                        Table.Column(["Kind"]),
                    ],
                    rows: zip(record.sources, part.starts).map(row)
                )
            )
        ]
    }

    private func row(_ source: Source, since: Int?) -> Table.Row {
        let index = site.sourceIndex(of: source.identity)
        var name = index.map { [site.sourceLinks[$0]] } ?? Foreign.source(source.identity)
        let via = source.via.filter { !$0.isEmpty }
        if !via.isEmpty {
            name.append(.mark("muted", [" via "] + .cut(via.map { Foreign.text($0) }, to: 3)))
        }
        var pin: [Inline] = [.mark("muted", ["none"])]
        if let given = source.pin {
            let isLinked = given.isValid && index != nil
            pin = [Digests.pin(given)]
            if isLinked, let index {
                pin = [Digests.pin(given, at: site.place(of: given, ofSource: index))]
            }
        }
        return Table.Row([
            Table.Cell(name),
            Table.Cell(pin),
            [Badge.state(source.state)],
            [.text(source.role.word)],
            Table.Cell(since.map { [site.nightLinks[$0]] } ?? []),
            Table.Cell(others(source, index)),
            [.text(source.kind.rawValue)],
        ])
    }

    /// How many other images have the same pinned dependency now.
    private func others(_ source: Source, _ index: Int?) -> [Inline] {
        guard let pin = source.pin, pin.isValid, let index else { return [] }
        let users = site.fleet.sharing.images(
            kind: source.kind,
            repository: source.repository,
            pin: pin
        )
        let isAmong = Grouping.contains(users, image)
        let count = users.count - (isAmong ? 1 : 0)
        guard count > 0 else { return [.mark("muted", ["no other image"])] }
        let text = Phrase.count(count, "other image")
        return [.link(site.place(of: pin, ofSource: index), [.text(text)])]
    }
}

private struct Made: Hashable {
    let sources: [Source]
    let starts: [Int?]
    let isKnown: Bool
    let nested: [NestedBuild]
}

/// Ways to put like with like.
enum Grouping {
    /// Items with equal keys together, in order of their first.
    static func groups<Item, Key: Hashable>(of items: [Item], by key: (Item) -> Key) -> [[Item]] {
        if items.count == 1 { return [items] }
        var places: [Key: Int] = [:]
        var groups: [[Item]] = []
        for item in items {
            let key = key(item)
            if let place = places[key] {
                groups[place].append(item)
            } else {
                places[key] = groups.count
                groups.append([item])
            }
        }
        return groups
    }

    /// Whether a sorted list holds a number.
    static func contains(_ sorted: [Int], _ number: Int) -> Bool {
        var low = 0
        var high = sorted.count
        while low < high {
            let middle = (low + high) / 2
            if sorted[middle] < number { low = middle + 1 } else { high = middle }
        }
        return low < sorted.count && sorted[low] == number
    }
}

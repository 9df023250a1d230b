internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What an image's page says of its newest builds and of what changed last.
struct ImageNews {
    let site: SiteIndex
    let image: Int

    /// What one or more platforms are judged to be.
    private struct Told: Hashable {
        let line: [Inline]
        let doubts: [[Inline]]

        /// The reasons stand in a list below the line.
        func blocks(_ line: Block) -> [Block] {
            doubts.isEmpty ? [line] : [line, .list(List(lines: doubts))]
        }
    }

    /// A line for each platform, or one where all tell the same.
    var status: [Block] {
        let series = site.fleet.images[image].series
        let all = series.indices.compactMap { index -> (name: [Inline], told: Told)? in
            let reference = SeriesReference(image: image, series: index)
            guard !site.fleet.isLeftBehind(reference) else { return nil }
            let status = ImageStatus(site: site, series: reference)
            guard !status.line.isEmpty else { return nil }
            let told = Told(line: status.line, doubts: status.doubts)
            return (PlatformWords.name(series[index]), told)
        }
        let groups = Grouping.groups(of: all, by: \.told)
        guard groups.count > 1 else {
            return groups.compactMap(\.first).flatMap { $0.told.blocks(.sentence($0.told.line)) }
        }
        let items = groups.map { group -> [Block] in
            guard let told = group.first?.told else { return [] }
            let names: [Inline] = .cut(group.map(\.name), to: 6, of: "platform")
            return told.blocks(.paragraph(names + [": "] + told.line))
        }
        return [.list(List(items))]
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
        let all = Set(site.fleet.images[image].series.map(\.platform))
        let lines = order.sorted().map { difference -> [Inline] in
            let on = (platforms[difference.key] ?? []).sorted()
            let line = words.line(difference)
            guard Set(on) != all else { return line }
            return line + [" on "] + PlatformWords.list(on, limit: 6)
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

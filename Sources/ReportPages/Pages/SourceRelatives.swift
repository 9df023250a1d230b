internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// Other sources that a source's page leads to: equal pins elsewhere, and other tags.
struct SourceRelatives {
    let site: SiteIndex
    let index: Int

    /// For each pin in use the other sources that had it; other repositories are the weaker hint.
    ///
    /// A thousand sources may share a pin, so that only the first of them are looked at.
    var sameContent: [Block] {
        let source = site.fleet.sources[index]
        var rows: [Table.Row] = []
        for pin in source.pins.prefix(Limits.pins) where rows.count < Limits.others {
            let all = site.fleet.sharing.sources(kind: source.kind, pin: pin.pin)
            let shown = all.prefix(Limits.ranked).filter { $0 != index }
            rows += shown.map { row(pin.pin, $0, isRepository($0)) }
            let left = all.count - 1 - shown.count
            if left > 0 {
                rows.append(
                    Table.Row([
                        [Digests.pin(pin.pin)],
                        [.mark("muted", [.text("and \(Phrase.count(left, "more source"))")])],
                    ])
                )
            }
        }
        guard !rows.isEmpty else { return [] }
        return [
            .table(
                Table(
                    caption: ["Other sources with an equal pin"],
                    isCaptionHidden: true,
                    columns: [
                        Table.Column(["Pin"]),
                        Table.Column(["Source"], headsRows: true),
                        Table.Column(["What it means"]),
                    ],
                    rows: rows
                )
            )
        ]
    }

    /// Other tags or refs of the same repository.
    var siblings: [Block] {
        let others = site.siblings(of: index)
        guard others.count > 1 else { return [] }
        let near = around(others).filter { $0 != index }
        var lines = near.map { other -> [Inline] in
            let count = Phrase.count(site.fleet.sources[other].currentImages.count, "image")
            return [site.sourceLinks[other], .text(", used now by \(count)")]
        }
        let left = others.count - 1 - near.count
        if left > 0 {
            lines.append([
                .mark("muted", [.text("and \(Phrase.grouped(left)) more in ")]),
                .link(.file("sources/index.html"), ["the list of sources"]),
            ])
        }
        return [.list(List(lines: lines))]
    }

    /// The nearest ones by name, where there are too many.
    private func around(_ others: [Int]) -> ArraySlice<Int> {
        guard others.count > Limits.ranked else { return others[...] }
        var low = 0
        var high = others.count
        while low < high {
            let middle = (low + high) / 2
            if others[middle] < index { low = middle + 1 } else { high = middle }
        }
        let start = max(0, min(low - Limits.ranked / 2, others.count - Limits.ranked))
        return others[start..<(start + Limits.ranked)]
    }

    private func isRepository(_ other: Int) -> Bool {
        site.fleet.sources[other].repository == site.fleet.sources[index].repository
    }

    /// The pin, leading to its row where the other page is sure to show it.
    private func link(_ pin: Pin, _ other: Int) -> Inline {
        site.fleet.sources[other].pins.count <= Limits.pins
            ? Digests.pin(pin, at: site.place(of: pin, ofSource: other)) : Digests.pin(pin)
    }

    private func row(_ pin: Pin, _ other: Int, _ isSame: Bool) -> Table.Row {
        Table.Row([
            [link(pin, other)],
            [site.sourceLinks[other]],
            [
                isSame
                    ? "the same pinned dependency under another tag"
                    : .mark("muted", ["the same content under another name"])
            ],
        ])
    }
}

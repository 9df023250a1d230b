internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// All images over the newest nights, the newest on the left.
struct OverviewMatrix {
    let site: SiteIndex

    private var matrix: NightMatrix { site.found.matrix }

    var blocks: [Block] {
        let order = ImageTable(site: site).ranked.prefix(Limits.matrixImages)
        let heads = VerdictCell.heads(matrix.nights, site)
        let table = Table(
            class: "matrix",
            narrow: .scrolls,
            caption: [
                .text("Images by night, the newest night on the left and the images to look at "),
                "first; each cell leads to what the image's page says of the night",
            ],
            columns: [Table.Column(["Image"], headsRows: true)] + heads,
            groups: [Table.Group(order.map(row)), Table.Group(label: ["All images"], totals)]
        )
        return [legend, .table(table)] + rest
    }

    private func row(_ image: Int) -> Table.Row {
        let cells = zip(matrix.nights, matrix.rows[image]).map { night, cell in
            VerdictCell.cell(
                cell,
                site.presence.isShown(night: night, ofImage: image)
                    ? .page(site.imagePlaces[image], at: site.nightIDs[night]) : nil
            )
        }
        return Table.Row([[site.imageLinks[image]]] + cells)
    }

    /// A row for each verdict that occurs, with the number of images in each night.
    private var totals: [Table.Row] {
        var rows = Verdict.byUrgency.compactMap { verdict -> Table.Row? in
            let numbers = matrix.totals.map { $0[verdict] }
            return row([Words.link(verdict.rawValue)], numbers)
        }
        if let gaps = row(["no record"], matrix.totals.map(\.gaps)) { rows.append(gaps) }
        return rows
    }

    private func row(_ head: [Inline], _ numbers: [Int]) -> Table.Row? {
        guard numbers.contains(where: { $0 > 0 }) else { return nil }
        return Table.Row(
            class: "totals",
            [Table.Cell(head)] + numbers.map { $0 == 0 ? [] : [.text(Phrase.grouped($0))] }
        )
    }

    private var legend: Block { VerdictCell.legend(matrix.rows.joined()) }

    private var rest: [Block] {
        let total = site.fleet.images.count
        guard total > Limits.matrixImages else { return [] }
        let shown = Phrase.grouped(Limits.matrixImages)
        return [
            .paragraph(
                [
                    .text("\(shown) of \(Phrase.grouped(total)) images are shown; "),
                    .link(.file("images/index.html"), ["all images"]), " have a list.",
                ],
                class: "muted"
            )
        ]
    }
}

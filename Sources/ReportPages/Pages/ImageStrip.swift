internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The newest nights of an image, a line for each platform, the newest night on the left.
struct ImageStrip {
    let site: SiteIndex
    let image: Int

    /// Nothing for an image of a single night, where there is no line to see.
    var blocks: [Block] {
        let series = site.fleet.images[image].series
        let present = series.flatMap { $0.nights.map(\.night) }
        guard let first = present.min(), let last = present.max() else { return [] }
        // The hole after the last record says that the image is built no more.
        let newest = min(last + 1, site.fleet.nights.count - 1)
        let count = min(Limits.nights, newest - first + 1)
        guard count > 1 else { return [] }
        let nights = (0..<count).map { newest - $0 }
        let lines = series.indices.map { index in
            NightMatrix.row(
                of: image,
                site.findings,
                series: index,
                newest: newest,
                count: count
            )
        }
        let rows = zip(series, lines).map { series, cells in
            Table.Row(
                [Table.Cell(PlatformWords.name(series))]
                    + zip(nights, cells).map { VerdictCell.cell($1, destination($0)) }
            )
        }
        let table = Table(
            class: "strip",
            narrow: .scrolls,
            caption: ["Verdicts by night, the newest night on the left"],
            columns: [Table.Column(["Platform"], headsRows: true)]
                + VerdictCell.heads(nights, site),
            rows: rows
        )
        return [.table(table), VerdictCell.legend(lines.joined())]
    }

    private func destination(_ night: Int) -> Destination? {
        site.presence.isShown(night: night, ofImage: image) ? .place(site.nightIDs[night]) : nil
    }
}

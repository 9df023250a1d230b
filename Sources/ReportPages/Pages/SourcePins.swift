internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// The pins of a source and the images that have each now.
struct SourcePins {
    let site: SiteIndex
    let index: Int
    private let news: SourceNews
    /// The latest pins and every pin that is in use.
    let shown: [PinHistory]
    /// Seconds by pin.
    private let ages: [Pin: Int64?]

    init(site: SiteIndex, index: Int) {
        self.site = site
        self.index = index
        news = SourceNews(site: site, index: index)
        let pins = site.fleet.sources[index].pins
        ages = Dictionary(
            zip(pins.map(\.pin), site.findings.freshness[index].ages),
            uniquingKeysWith: { first, _ in first }
        )
        shown =
            pins.count <= Limits.pins
            ? pins
            : pins.enumerated().filter { $0 < Limits.pins || !$1.images.isEmpty }.map(\.element)
    }

    var isCut: Bool { shown.count < site.fleet.sources[index].pins.count }

    var table: Block {
        .table(
            Table(
                caption: ["Pins, the latest seen first"],
                isCaptionHidden: true,
                columns: [
                    Table.Column([Words.link("pin", as: "Pin")], headsRows: true),
                    Table.Column(["Letter"]),
                    Table.Column(["Age, or how it ended"]),
                    Table.Column(["First seen"]),
                    Table.Column(["Last seen"]),
                    Table.Column(["Nights"], .end),
                    Table.Column(["Images now"], .end),
                ] + (news.hasComparisons ? [Table.Column(["What came with it"])] : []),
                rows: shown.map { row($0, age: ages[$0.pin] ?? nil) }
            )
        )
    }

    /// For each pin in use all images that have it; long lists are folded.
    var users: [Block] {
        shown.filter { !$0.images.isEmpty }.flatMap { pin -> [Block] in
            let count = Phrase.count(pin.images.count, "image")
            let title: [Inline] = [.text("\(count) with "), Digests.pin(pin.pin)]
            let list = list(pin.images)
            return [
                .heading(Heading(3, id: usersID(pin), title)),
                pin.images.count <= Limits.ranked
                    ? list : .details(Details([.text("Show the \(count)")], [list])),
            ]
        }
    }

    /// Images as a list, the first 200 by name.
    func list(_ images: [Int]) -> Block {
        var lines = images.prefix(Limits.imagesOfPin).map { [site.imageLinks[$0]] }
        let left = images.count - lines.count
        if left > 0 {
            lines.append([
                .mark("muted", [.text("and \(Phrase.grouped(left)) more; the JSON twin has all")])
            ])
        }
        return .list(List(lines: lines))
    }

    private func usersID(_ pin: PinHistory) -> ElementID {
        site.usersID(pin.pin, ofSource: index)
    }

    private func row(_ pin: PinHistory, age: Int64?) -> Table.Row {
        Table.Row(
            id: site.pinID(pin.pin, ofSource: index),
            [
                [Digests.pin(pin.pin)],
                [.text(news.letter(pin.pin))],
                Table.Cell(news.end(pin, age: age)),
                Table.Cell(night(pin.firstSeen)),
                Table.Cell(night(pin.lastSeen)),
                [.text(Phrase.grouped(pin.nights.count))],
                [images(pin)],
            ] + (news.hasComparisons ? [Table.Cell(news.comparison(pin))] : [])
        )
    }

    private func night(_ index: Int?) -> [Inline] {
        index.map { [site.nightLinks[$0]] } ?? [.mark("muted", ["undated"])]
    }

    private func images(_ pin: PinHistory) -> Inline {
        let count = Phrase.grouped(pin.images.count)
        return pin.images.isEmpty
            ? .mark("muted", [.text(count)]) : .link(.place(usersID(pin)), [.text(count)])
    }
}

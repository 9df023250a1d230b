internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// Which pin each image had in each of the newest nights of a source: equal letters, equal pins.
struct SourceMatrix {
    let site: SiteIndex
    let index: Int
    private let images: ArraySlice<Int>
    private let imageCount: Int
    /// The newest first.
    private let nights: [Int]
    private let letters: [Pin: String]
    private let shown: Set<Pin>

    init(site: SiteIndex, index: Int, shown: [PinHistory]) {
        self.site = site
        self.index = index
        let source = site.fleet.sources[index]
        let users = source.currentImages + source.pastImages
        imageCount = users.count
        images = users.prefix(Limits.matrixImages)
        let newest = source.pins.compactMap(\.lastSeen).max() ?? -1
        let oldest = source.pins.compactMap(\.firstSeen).min() ?? newest
        nights = newest < 0 ? [] : (oldest...newest).reversed().prefix(Limits.nights).map(\.self)
        letters = Dictionary(
            zip(source.pins.map(\.pin), site.findings.freshness[index].letters),
            uniquingKeysWith: { first, _ in first }
        )
        self.shown = Set(shown.map(\.pin))
    }

    /// Nothing for a source of a single night, where there is no line to see.
    var blocks: [Block] {
        guard nights.count > 1 else { return [] }
        let held = images.map(held)
        let rows = zip(images, held).map { image, held in
            Table.Row([[site.imageLinks[image]]] + cells(held, of: image))
        }
        let table = Table(
            class: "matrix",
            narrow: .scrolls,
            caption: [
                "Images by night, the newest night on the left; a letter is a pin of the table above"
            ],
            columns: [Table.Column(["Image"], headsRows: true)]
                + VerdictCell.heads(nights, site),
            groups: [Table.Group(rows), Table.Group([total(held)])]
        )
        return [.table(table)] + rest
    }

    /// The pins of an image in each night, sorted; `nil` where it has no record with the source.
    private func held(by image: Int) -> [[Pin]?] {
        var result = [[Pin]?](repeating: nil, count: nights.count)
        guard let newest = nights.first, let oldest = nights.last else { return result }
        let identity = site.fleet.sources[index].identity
        for series in site.fleet.images[image].series {
            for entry in series.nights.reversed() {
                if entry.night < oldest { break }
                guard entry.night <= newest, let record = entry.counted ?? entry.attempts.last,
                    let pins = Self.pins(of: identity, in: site.fleet.records[record].sources)
                else { continue }
                let known = result[newest - entry.night] ?? []
                result[newest - entry.night] = known.isEmpty ? pins : Set(known + pins).sorted()
            }
        }
        return result
    }

    /// The valid pins of a source among a record's, which are sorted by identity, then pin.
    private static func pins(of identity: Text, in sources: [Source]) -> [Pin]? {
        var low = 0
        var high = sources.count
        while low < high {
            let middle = (low + high) / 2
            if sources[middle].identity < identity { low = middle + 1 } else { high = middle }
        }
        let found = sources[low...].prefix { $0.identity == identity }
        return found.isEmpty ? nil : found.compactMap(\.pin).filter(\.isValid)
    }

    private func cells(_ held: [[Pin]?], of image: Int) -> [Table.Cell] {
        let first = held.lastIndex { $0 != nil } ?? 0
        return held.indices.map { place in
            guard let pins = held[place] else {
                let isHole =
                    place < first
                    && !site.found.hasRecord(image: image, night: nights[place])
                    && held[..<place].contains { $0 != nil }
                return isHole
                    ? Table.Cell(class: "is-gap", [.mark("gap", ["\u{2013}"], title: "no record")])
                    : []
            }
            let before = held[(place + 1)...].lazy.compactMap(\.self).first
            return cell(pins, isChanged: before.map { $0 != pins } ?? false)
        }
    }

    private func cell(_ pins: [Pin], isChanged: Bool) -> Table.Cell {
        guard let pin = pins.first else { return [.mark("cell", ["?"], title: "no pin")] }
        let isNewest = pins == [site.findings.freshness[index].newest]
        let className: ClassName? =
            switch (pins.count > 1, isNewest, isChanged) {
            case (true, _, false): "is-warn"
            case (true, _, true): "is-warn is-changed"
            case (false, true, false): "is-info"
            case (false, true, true): "is-info is-changed"
            case (false, false, true): "is-changed"
            case (false, false, false): nil
            }
        let text = pins.compactMap { letters[$0] }.joined(separator: " ")
        let content: [Inline] = [.text(text)] + (isChanged ? [VerdictCell.changed] : [])
        let title = pins.map(\.short).joined(separator: ", ") + (isChanged ? ", changed" : "")
        guard pins.count == 1, shown.contains(pin) else {
            return Table.Cell(class: className, [.mark("cell", content, title: title)])
        }
        let place = Destination.place(site.pinID(pin, ofSource: index))
        return Table.Cell(class: className, [.link(place, content, title: title)])
    }

    /// All letters of a night in one line, so that a night with two pins is seen.
    private func total(_ held: [[[Pin]?]]) -> Table.Row {
        let cells = nights.indices.map { place -> Table.Cell in
            let pins = Set(held.flatMap { $0[place] ?? [] })
            let text = pins.sorted { Self.isBefore(letters[$0], letters[$1]) }
                .prefix(4).compactMap { letters[$0] }.joined(separator: " ")
            let more = pins.count > 4 ? " \u{2026}" : ""
            return Table.Cell(
                class: pins.count > 1 ? "is-warn" : nil,
                pins.isEmpty ? [] : [.mark("cell", [.text(text + more)])]
            )
        }
        return Table.Row(class: "totals", [["all images"]] + cells)
    }

    /// `Z` before `AA`.
    private static func isBefore(_ left: String?, _ right: String?) -> Bool {
        let a = Array((left ?? "").utf8)
        let b = Array((right ?? "").utf8)
        return a.count == b.count ? a.lexicographicallyPrecedes(b) : a.count < b.count
    }

    private var rest: [Block] {
        let left = imageCount - images.count
        guard left > 0 else { return [] }
        return [.note("and \(Phrase.count(left, "more image")); the JSON twin names all")]
    }
}

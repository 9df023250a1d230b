internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// How the pins of a source came and went, and what a person should look at.
struct SourceNews {
    let site: SiteIndex
    let index: Int
    private let letters: [Pin: String]
    /// The last change that replaced each pin, by the pin's text.
    private let ends: [Text: SourceEvent]
    private let firstSeen: [Pin: Int]
    /// The pin that was seen first before each.
    private let previous: [Pin: Pin]

    init(site: SiteIndex, index: Int) {
        self.site = site
        self.index = index
        let pins = site.fleet.sources[index].pins
        letters = Dictionary(
            zip(pins.map(\.pin), site.findings.freshness[index].letters),
            uniquingKeysWith: { first, _ in first }
        )
        var ends: [Text: SourceEvent] = [:]
        for event in site.found.events[index] {
            guard let old = event.entry.old, old != event.entry.new else { continue }
            ends[old] = event
        }
        for event in site.found.departures[index] {
            guard let old = event.entry.difference?.oldPin?.text else { continue }
            if let known = ends[old], known.night >= event.night { continue }
            ends[old] = event
        }
        self.ends = ends
        firstSeen = Dictionary(
            pins.compactMap { pin in pin.firstSeen.map { (pin.pin, $0) } },
            uniquingKeysWith: { first, _ in first }
        )
        let order = pins.sorted { ($0.firstSeen ?? .max, $0.pin) < ($1.firstSeen ?? .max, $1.pin) }
        previous = Dictionary(
            zip(order.dropFirst().map(\.pin), order.map(\.pin)),
            uniquingKeysWith: { first, _ in first }
        )
    }

    /// `A` for the pin that was seen first.
    func letter(_ pin: Pin) -> String { letters[pin] ?? "" }

    /// How old a pin in use is, in seconds before the newest night, or how another came to its end.
    func end(_ pin: PinHistory, age: Int64?) -> [Inline] {
        guard pin.images.isEmpty else {
            guard let age else { return ["in use"] }
            return [.text("in use, " + Times.age(age))]
        }
        guard let event = ends[pin.pin.text] else { return [.mark("muted", ["not known"])] }
        let link = site.nightLinks[event.night]
        guard let next = event.entry.difference?.newPin, event.entry.kind != .removed else {
            return [.text("\(event.entry.kind.endingAlone) in "), link]
        }
        if event.entry.difference?.formerSource == site.fleet.sources[index].identity {
            let other = site.sourceIndex(of: event.entry.source)
            let name = other.map { [site.sourceLinks[$0]] } ?? Foreign.source(event.entry.source)
            return ["retagged as "] + name + [" in ", link]
        }
        let isBack = (firstSeen[next] ?? .max) < (pin.firstSeen ?? 0)
        let word = isBack ? "rolled back to" : event.entry.kind.ending
        return [.text("\(word) \(letter(next)) "), site.link(to: next, ofSource: index)]
            + [" in ", link]
    }

    /// The forge's page of what came with a pin after the one before it, where the host is known.
    func comparison(_ pin: PinHistory) -> [Inline] {
        guard let before = previous[pin.pin],
            let address = ForgeLink.comparison(
                of: site.fleet.sources[index].identity,
                from: before,
                to: pin.pin
            )
        else { return [] }
        return Inline.outsideLink(address.string, ["compare the commits"])
    }

    /// Whether a pin has a page of a forge to look at.
    var hasComparisons: Bool {
        let source = site.fleet.sources[index]
        return source.kind == .git && source.pins.count > 1
            && ForgeLink.repository(of: source.identity) != nil
    }

    /// Moved in 9 of 61 nights, 4 of the last 30, about every 6 nights, last in 2026-08-20.
    ///
    /// In 2 other nights images came to a pin that was in use the night before.
    var moves: [Inline] {
        let moves = Set(site.findings.freshness[index].moves).sorted()
        let nights = site.fleet.nights.count
        guard nights > 1 else { return [] }
        guard let last = moves.last else {
            return followed(besides: []) { Phrase.count($0, "night") }
        }
        let window = site.findings.rules.window
        var text = "Moved in \(Phrase.grouped(moves.count)) of \(Phrase.count(nights, "night"))"
        if nights > window {
            let number = Phrase.grouped(moves.count { $0 >= nights - window })
            text += ", \(number) of the last \(Phrase.grouped(window))"
        }
        let gaps = zip(moves.dropFirst(), moves).map { $0 - $1 }.sorted()
        if gaps.count > 1 {
            let median = gaps[gaps.count / 2]
            text += ", about every " + (median == 1 ? "night" : Phrase.count(median, "night"))
        }
        let rest = followed(besides: moves) { Phrase.count($0, "other night", "other nights") }
        return [.text(text + ", last in "), site.nightLinks[last], "."]
            + (rest.isEmpty ? [] : [" "] + rest)
    }

    /// The nights whose pages tell of a move, where images only followed others or went back to them.
    private func followed(besides moves: [Int], _ nights: (Int) -> String) -> [Inline] {
        let events = site.found.events[index].filter { $0.entry.kind == .moved }
        let count = Set(events.map(\.night)).subtracting(moves).count
        guard count > 0 else { return [] }
        return [.text("In \(nights(count)) images came to a pin that was in use the night before.")]
    }

    /// The flags that the newest night has.
    var badges: [Inline] {
        let newest = site.fleet.nights.count - 1
        let kinds = Set(site.found.flags[index].filter { $0.night == newest }.map(\.kind))
        return .joined(Flag.Kind.allCases.filter(kinds.contains).map { [$0.badge] }, by: " ")
    }

    /// The images that hold an older pin than another one, and when they were built last.
    var laggards: [Block] {
        let lagging = site.findings.freshness[index].lagging
        guard !lagging.isEmpty else { return [] }
        let rows = lagging.prefix(Limits.others).map { lag in
            Table.Row([
                [site.imageLinks[lag.image]],
                [site.link(to: lag.pin, ofSource: index), .text(" " + letter(lag.pin))],
                Table.Cell(lag.lastNight.map { [site.nightLinks[$0]] } ?? []),
            ])
        }
        let table = Table(
            caption: ["Images that use another pin than the newest"],
            isCaptionHidden: true,
            columns: [
                Table.Column(["Image"], headsRows: true), Table.Column(["Its pin"]),
                Table.Column(["Last built in"]),
            ],
            rows: rows
        )
        let left = lagging.count - rows.count
        return [.table(table)]
            + (left > 0 ? [.note("and \(Phrase.grouped(left)) more; the JSON twin has all")] : [])
    }

    /// Each flag once for all nights in a row that have it, the newest first.
    var flags: [Block] {
        let flags = FlagRun.all(of: site.found.flags[index]).map(\.flag)
        guard !flags.isEmpty else { return [] }
        let left = flags.count - Limits.others
        let table = FlagTable(site: site).block(flags.prefix(Limits.others), withSource: false)
        return left > 0 ? [table, .note("and \(Phrase.grouped(left)) more")] : [table]
    }
}

/// A flag that several nights in a row have, as the last of them has it.
struct FlagRun {
    let flag: Flag

    /// Each run once, the newest first.
    static func all(of flags: [Flag]) -> [FlagRun] {
        var seen: Set<Key> = []
        return flags.reversed().filter { flag in
            // Every move is an event of its own.
            let isMove = flag.kind == .movedFixed || flag.kind == .flapped
            let key = Key(
                kind: flag.kind,
                since: flag.since,
                night: isMove ? flag.night : nil,
                pins: isMove ? flag.pins : []
            )
            return seen.insert(key).inserted
        }.map { FlagRun(flag: $0) }
    }

    private struct Key: Hashable {
        let kind: Flag.Kind
        let since: Int
        let night: Int?
        let pins: [Pin]
    }
}

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
        self.ends = ends
    }

    /// `A` for the pin that was seen first.
    func letter(_ pin: Pin) -> String { letters[pin] ?? "" }

    /// How a pin that nobody uses any more came to its end.
    func end(_ pin: PinHistory) -> [Inline] {
        guard pin.images.isEmpty else { return ["in use"] }
        guard let event = ends[pin.pin.text] else { return [.mark("muted", ["not known"])] }
        let link = site.nightLinks[event.night]
        guard let next = event.entry.difference?.newPin, event.entry.kind != .removed else {
            return [.text("\(event.entry.kind.title.lowercased()) in "), link]
        }
        let word = event.entry.kind.title.lowercased()
        return [.text("\(word) to \(letter(next)) "), site.link(to: next, ofSource: index)]
            + [" in ", link]
    }

    /// 9 in 61 nights, 4 in the last 30.
    var moves: [Inline] {
        let moves = site.findings.freshness[index]
        let nights = site.fleet.nights.count
        let window = site.findings.rules.window
        guard nights > 1 else { return [] }
        var text = "\(Phrase.grouped(moves.moves.count)) in \(Phrase.count(nights, "night"))"
        if nights > window {
            let number = Phrase.grouped(moves.moves(inNewest: window, of: nights))
            text += ", \(number) in the last \(Phrase.grouped(window))"
        }
        return [.text(text)]
    }

    /// Images whose newest record has an older pin than another image.
    var lagging: [Inline] {
        let images = Set(site.findings.freshness[index].lagging.map(\.image)).sorted()
        return site.links(toImages: images, limit: 10)
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

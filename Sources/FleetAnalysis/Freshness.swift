package import BuildModel

/// How old the pins of one source are, who lags behind, and how often it moved.
///
/// Age is told against the newest night of the fleet, never against the clock: pages made from
/// the same records stay the same.
package struct Freshness: Hashable, Sendable {
    /// One letter a pin, in the order of `SourceHistory.pins`: A is the first that was seen.
    package let letters: [String]
    /// Seconds from the first night of a pin to the newest night, in the order of
    /// `SourceHistory.pins`; `nil` where the time between is not known.
    package let ages: [Int64?]
    /// The pin seen last; among several of one night the one that came last.
    package let newest: Pin?
    /// Who uses an older pin now, one that was seen first in an earlier night; sorted by image.
    package let lagging: [Lag]
    /// Nights in which the source moved to a pin that it did not have in its night before.
    ///
    /// An image that only catches up moves nothing. Two moves of one night are listed twice.
    package let moves: [Int]

    /// An image that uses an older pin now.
    package struct Lag: Hashable, Sendable {
        /// An index into the fleet's images.
        package let image: Int
        package let pin: Pin
        /// The image's last night: one that is built no more lags for another reason.
        package let lastNight: Int?
    }

    /// The number of moves in the newest nights of the fleet.
    package func moves(inNewest count: Int, of nightCount: Int) -> Int {
        moves.count { $0 >= nightCount - count }
    }

    /// `A` to `Z`, then `AA`.
    package static func letter(_ index: Int) -> String {
        var rest = index
        var letters: [UInt8] = []
        repeat {
            letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
            rest = rest / 26 - 1
        } while rest >= 0
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}

extension Freshness {
    /// The freshness of every source of a fleet, in the order of `Fleet.sources`.
    static func all(_ fleet: Fleet, nights: [NightReport]) -> [Freshness] {
        let times = NightTimes(fleet)
        var moved: [Text: [(night: Int, pin: Pin)]] = [:]
        for report in nights {
            for entry in report.changes where entry.kind == .moved || entry.isMoveOfTool {
                guard let pin = entry.difference?.newPin else { continue }
                let identity =
                    entry.kind == .moved
                    ? entry.source : Text("docker-image://" + entry.source.string)
                moved[identity, default: []].append((report.night, pin))
            }
        }
        return fleet.sources.map {
            Freshness($0, fleet, times, moved: moved[$0.identity] ?? [])
        }
    }

    private init(
        _ source: SourceHistory,
        _ fleet: Fleet,
        _ times: NightTimes,
        moved: [(night: Int, pin: Pin)]
    ) {
        let pins = source.pins
        let appearance = pins.indices.sorted { left, right in
            let a = pins[left].firstSeen ?? .max
            let b = pins[right].firstSeen ?? .max
            return a == b ? pins[left].pin < pins[right].pin : a < b
        }
        var letters = [String](repeating: "", count: pins.count)
        for (place, index) in appearance.enumerated() { letters[index] = Self.letter(place) }
        self.letters = letters
        ages = pins.map { $0.firstSeen.flatMap(times.secondsToNewest) }
        newest = pins.first?.pin
        var lagging: [Lag] = []
        for pin in pins.dropFirst() where Self.isOlder(pin, than: pins.first) {
            for image in pin.images {
                let lastNight = fleet.images[image].lastNight
                lagging.append(Lag(image: image, pin: pin.pin, lastNight: lastNight))
            }
        }
        self.lagging = lagging.sorted { left, right in
            left.image == right.image ? left.pin < right.pin : left.image < right.image
        }
        moves = Self.moves(source, moved)
    }

    /// Pins of one night, or of none, have no order.
    private static func isOlder(_ pin: PinHistory, than newest: PinHistory?) -> Bool {
        guard let a = pin.firstSeen, let b = newest?.firstSeen else { return false }
        return a < b
    }

    private static func moves(_ source: SourceHistory, _ moved: [(night: Int, pin: Pin)]) -> [Int] {
        guard !moved.isEmpty else { return [] }
        let nights = Set(source.pins.flatMap(\.nights)).sorted()
        let before = Dictionary(
            zip(nights.dropFirst(), nights),
            uniquingKeysWith: { first, _ in first }
        )
        var held: Set<PinNight> = []
        for pin in source.pins {
            for night in pin.nights { held.insert(PinNight(night: night, pin: pin.pin)) }
        }
        var told: Set<PinNight> = []
        var result: [Int] = []
        for (night, pin) in moved {
            let wasHeld =
                before[night].map { held.contains(PinNight(night: $0, pin: pin)) } ?? false
            if !wasHeld, told.insert(PinNight(night: night, pin: pin)).inserted {
                result.append(night)
            }
        }
        return result
    }
}

extension ChangeEntry {
    /// Whether one frontend or scanner came to another pin, and not another one in its place.
    fileprivate var isMoveOfTool: Bool {
        guard kind == .frontend, let difference, let oldPin = difference.oldPin,
            let newPin = difference.newPin
        else { return false }
        return difference.old == oldPin.text && difference.new == newPin.text
    }
}

private struct PinNight: Hashable {
    let night: Int
    let pin: Pin
}

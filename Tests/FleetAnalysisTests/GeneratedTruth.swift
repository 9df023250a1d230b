import BuildModel
import FleetAnalysis

/// What a generated fleet must be found to have done, kept by the generator while it did it.
///
/// A change is known by its slot: the upstream that an image uses, whatever its name is then.
struct Truth {
    /// One change entry as text, and whom it hit.
    struct Entry: Equatable {
        var images: Set<Int> = []
        var platforms: Set<String> = []
        var since = -1
    }

    struct Judged {
        let inputs: String
        /// The inputs without pins of git tags, which formats tell in two ways.
        let tagless: String
        let format: Record.Format
        let isComplete: Bool
        let manifest: Int?
        let index: Int?
    }

    private struct Used {
        let pin: Int
        let image: Int
        let format: Record.Format?
    }

    private struct SeriesKey: Hashable {
        let image: Int
        let platform: String
    }

    private(set) var changes: [[String: Entry]]
    private(set) var flags: [[String: Set<Int>]]
    private(set) var verdicts: [[Verdict: Int]]
    private(set) var missing: [Set<Int>]
    /// By identity and pin: the nights of any record, and the images that have it now.
    private(set) var pins: [String: (nights: Set<Int>, images: Set<Int>)] = [:]
    private(set) var newestVerdicts: [Verdict: Int] = [:]

    private var present: [Set<Int>]
    private var last: [SeriesKey: BuildState] = [:]
    private var history: [SeriesKey: [Judged]] = [:]
    private var newest: [SeriesKey: Verdict] = [:]
    /// The pins that a series had under a name, the newest last.
    private var held: [SeriesKey: [String: [Int]]] = [:]
    private var usedTonight: [[String: [Used]]]
    private var platformNights: [Int: [(night: Int, platforms: Set<String>)]] = [:]
    private var tonight: [Int: Set<String>] = [:]

    init(nights: Int, images: Int) {
        changes = Array(repeating: [:], count: nights)
        flags = Array(repeating: [:], count: nights)
        verdicts = Array(repeating: [:], count: nights)
        missing = Array(repeating: [], count: nights)
        usedTonight = Array(repeating: [:], count: nights)
        present = Array(repeating: [], count: images)
    }

    static func name(_ image: Int) -> Text { Text("h.example/image\(100 + image)") }

    mutating func add(
        _ image: GeneratedImage,
        _ platform: String,
        _ state: BuildState,
        _ upstreams: [Upstream],
        _ judged: Judged,
        failed: Bool
    ) {
        let key = SeriesKey(image: image.number, platform: platform)
        present[image.number].insert(state.night)
        for (source, taken) in state.taken {
            let upstream = upstreams[source]
            let name = upstream.name(taken.tag).identity
            let pin = name + " " + upstream.pinText(taken.tag, taken.pin)
            pins[pin, default: ([], [])].nights.insert(state.night)
            if !failed {
                let format = upstream.kind == .gitTags ? state.format : nil
                usedTonight[state.night][name, default: []].append(
                    Used(pin: taken.pin, image: image.number, format: format)
                )
            }
        }
        guard !failed else {
            verdicts[state.night][.failed, default: 0] += 1
            return
        }
        tonight[image.number, default: []].insert(platform)
        if let old = last[key] { compare(key, old, state, upstreams) }
        for (source, taken) in state.taken {
            let name = upstreams[source].name(taken.tag).identity
            held[key, default: [:]][name, default: []].append(taken.pin)
        }
        let verdict = verdict(judged, history[key] ?? [])
        verdicts[state.night][verdict, default: 0] += 1
        newest[key] = verdict
        history[key, default: []].append(judged)
        last[key] = state
    }

    /// The image's platforms of a night, once all of them are built.
    mutating func finish(_ image: GeneratedImage, _ night: Int) {
        let platforms = tonight[image.number] ?? []
        if let before = platformNights[image.number]?.last, before.platforms != platforms {
            let old = before.platforms.sorted().joined(separator: ", ")
            let new = platforms.sorted().joined(separator: ", ")
            let text = "platforms platforms \(old) \(new)"
            changes[night][text, default: Entry()].images.insert(image.number)
            changes[night][text, default: Entry()].platforms
                .formUnion(before.platforms.symmetricDifference(platforms))
            let since = max(changes[night][text]?.since ?? -1, before.night)
            changes[night][text]?.since = since
        }
        platformNights[image.number, default: []].append((night, platforms))
        tonight[image.number] = []
    }

    private mutating func compare(
        _ key: SeriesKey,
        _ old: BuildState,
        _ new: BuildState,
        _ upstreams: [Upstream]
    ) {
        func add(_ text: String) {
            changes[new.night][text, default: Entry()].images.insert(key.image)
            changes[new.night][text, default: Entry()].platforms.insert(key.platform)
            let since = max(changes[new.night][text]?.since ?? -1, old.night)
            changes[new.night][text]?.since = since
        }
        if old.format != new.format {
            add("format format \(old.format.rawValue) \(new.format.rawValue)")
        }
        if old.argument != new.argument {
            let values = [old.argument, new.argument].map { $0.map(String.init) ?? "-" }
            add("attribute build-arg:V \(values[0]) \(values[1])")
        }
        for source in Set(old.taken.keys).union(new.taken.keys) {
            let upstream = upstreams[source]
            func pin(_ taken: BuildState.Taken) -> String { upstream.pinText(taken.tag, taken.pin) }
            switch (old.taken[source], new.taken[source]) {
            case (nil, nil): break
            case (nil, .some(let b)): add("added \(upstream.name(b.tag).identity) - \(pin(b))")
            case (.some(let a), nil): add("removed \(upstream.name(a.tag).identity) \(pin(a)) -")
            case (.some(let a), .some(let b)):
                let name = upstream.name(b.tag).identity
                if a.tag != b.tag {
                    add("retagged \(name) \(upstream.name(a.tag).tag) \(upstream.name(b.tag).tag)")
                } else if a.pin == b.pin {
                    if a.isByHand, !b.isByHand {
                        add("became-floating \(name) \(pin(a)) \(pin(b))")
                    }
                    if !a.isByHand, b.isByHand { add("became-pinned \(name) \(pin(a)) \(pin(b))") }
                } else if upstream.kind == .gitTags, old.format != new.format {
                    add("not-comparable \(name) \(pin(a)) \(pin(b))")
                } else {
                    let isMove = !a.isByHand && !b.isByHand
                    add("\(isMove ? "moved" : "replaced") \(name) \(pin(a)) \(pin(b))")
                    let flag = "\(name) \(pin(a)) \(pin(b))"
                    if isMove, upstream.isFixed {
                        flags[new.night]["moved-fixed " + flag, default: []].insert(key.image)
                    }
                    // Back to a pin that the series had before it had the old one.
                    if held[key]?[name]?.contains(b.pin) ?? false {
                        flags[new.night]["flapped " + flag, default: []].insert(key.image)
                    }
                }
            }
        }
    }

    /// The table of design.md 2, record against record.
    private func verdict(_ new: Judged, _ earlier: [Judged]) -> Verdict {
        guard let neighbour = earlier.last else { return .unproven }
        func agrees(_ old: Judged) -> Bool {
            if let a = old.manifest, let b = new.manifest { return a == b }
            if let a = old.index, let b = new.index { return a == b }
            return false
        }
        let alike = earlier.filter { $0.inputs == new.inputs }
        if new.isComplete,
            alike.contains(where: { $0.manifest != nil && new.manifest != nil && !agrees($0) })
        {
            return .diverged
        }
        if alike.contains(where: agrees) { return .reproduced }
        let isUnknown = neighbour.format != new.format && neighbour.tagless == new.tagless
        if neighbour.inputs != new.inputs, !isUnknown {
            return agrees(neighbour) ? .absorbed : .drifted
        }
        return isUnknown && agrees(neighbour) ? .reproduced : .inconclusive
    }

    /// What can only be told when all nights are over.
    mutating func close(_ upstreams: [Upstream]) {
        for (image, nights) in present.enumerated() {
            guard let first = nights.min(), let end = nights.max() else { continue }
            for night in missing.indices where night > first && !nights.contains(night) {
                if night < end || nights.contains(night - 1) { missing[night].insert(image) }
            }
        }
        for (night, names) in usedTonight.enumerated() {
            for (name, used) in names {
                let byFormat = Dictionary(grouping: used, by: \.format)
                let isSplit = byFormat.values.contains { Set($0.map(\.pin)).count > 1 }
                // Two pins of a git tag, one a format, may be the tag and its commit.
                guard isSplit || Set(used.map(\.pin)).count > 2 else { continue }
                flags[night]["split " + name] = Set(used.map(\.image))
            }
        }
        for (key, state) in last {
            for (source, taken) in state.taken {
                let upstream = upstreams[source]
                let name = upstream.name(taken.tag).identity
                pins[name + " " + upstream.pinText(taken.tag, taken.pin)]?.images.insert(key.image)
            }
        }
        for verdict in newest.values { newestVerdicts[verdict, default: 0] += 1 }
    }
}

import BuildModel
import FleetAnalysis

/// Plays a fleet night by night, and writes down what it did: the records and the truth.
struct FleetGenerator {
    private var dice: Dice
    private var upstreams: [Upstream]
    private var images: [GeneratedImage]
    private let nightCount: Int
    private(set) var records: [Record] = []
    private(set) var truth: Truth

    init(seed: UInt64, images imageCount: Int? = nil, nights: Int? = nil) {
        var dice = Dice(seed: seed)
        let nightCount = nights ?? 4 + dice.below(9)
        let count = imageCount ?? 2 + dice.below(12)
        upstreams = (0..<(4 + count / 3)).map { number in
            let kind = Upstream.Kind.allCases[dice.below(Upstream.Kind.allCases.count)]
            return Upstream(number: number, kind: kind, pins: [[0], [0], [0]])
        }
        let sourceCount = upstreams.count
        images = (0..<count).map { Self.image($0, sourceCount, nightCount, &dice) }
        self.dice = dice
        self.nightCount = nightCount
        truth = Truth(nights: nightCount, images: count)
        for night in 0..<nightCount { play(night) }
        truth.close(upstreams)
    }

    private static func image(
        _ number: Int,
        _ sourceCount: Int,
        _ nightCount: Int,
        _ dice: inout Dice
    ) -> GeneratedImage {
        let behaviours = GeneratedImage.Behaviour.allCases
        let platforms = dice.hits(40) ? ["linux/amd64", "linux/arm64"] : ["linux/amd64"]
        var spans = platforms.map { _ in 0...(nightCount - 1) }
        if platforms.count == 2, dice.hits(40) {
            let border = 1 + dice.below(nightCount - 1)
            spans[1] = dice.hits(50) ? border...(nightCount - 1) : 0...(border - 1)
        }
        var image = GeneratedImage(
            number: number,
            behaviour: behaviours[dice.below(behaviours.count)],
            hasSecret: dice.hits(20),
            platforms: platforms,
            spans: spans,
            format: [.buildinfo, .provenance02, .provenance1][dice.below(3)]
        )
        for _ in 0..<(1 + dice.below(4)) {
            image.uses[dice.below(sourceCount)] = Use(tag: 0, byHand: dice.hits(25) ? 900 : nil)
        }
        return image
    }

    private mutating func play(_ night: Int) {
        for index in upstreams.indices { move(index, night) }
        for index in images.indices {
            edit(index, night)
            guard !dice.hits(12) else { continue }
            build(index, night)
        }
    }

    /// Tags move: to something new, or back.
    private mutating func move(_ index: Int, _ night: Int) {
        upstreams[index].moved = []
        guard night > 0 else { return }
        for tag in 0..<upstreams[index].tagCount where dice.hits(15) {
            let pins = upstreams[index].pins[tag]
            let isBack = pins.count > 1 && dice.hits(30)
            let next = isBack ? pins[dice.below(pins.count)] : (pins.max() ?? 0) + 1
            guard next != pins.last else { continue }
            upstreams[index].pins[tag].append(next)
            upstreams[index].moved.insert(tag)
        }
    }

    /// People edit: tags, pins, sources, arguments, and the builder that records.
    private mutating func edit(_ index: Int, _ night: Int) {
        guard night > 0 else { return }
        for source in images[index].uses.keys.sorted() {
            guard var use = images[index].uses[source] else { continue }
            let upstream = upstreams[source]
            if dice.hits(5) { use.tag = dice.below(upstream.tagCount) }
            if dice.hits(5) {
                let now = upstream.pins[use.tag].last
                use.byHand = use.byHand == nil ? (dice.hits(70) ? now : 900) : nil
            }
            if use.byHand != nil, dice.hits(5) { use.byHand = 901 + dice.below(3) }
            images[index].uses[source] = dice.hits(3) ? nil : use
        }
        if dice.hits(6) {
            let source = dice.below(upstreams.count)
            if images[index].uses[source] == nil { images[index].uses[source] = Use(tag: 0) }
        }
        if dice.hits(6) { images[index].argument = dice.hits(30) ? nil : dice.below(100) }
        if dice.hits(5) {
            images[index].format = [.buildinfo, .provenance02, .provenance1][dice.below(3)]
        }
    }

    private mutating func build(_ index: Int, _ night: Int) {
        let image = images[index]
        let failed = dice.hits(4)
        var taken: [Int: BuildState.Taken] = [:]
        for (source, use) in image.uses.sorted(by: { $0.key < $1.key }) {
            let pins = upstreams[source].pins[use.tag]
            // A build that ran before the tag moved sees the old pin.
            let isEarly = upstreams[source].moved.contains(use.tag) && dice.hits(25)
            let followed = isEarly && pins.count > 1 ? pins[pins.count - 2] : pins[pins.count - 1]
            taken[source] = BuildState.Taken(
                tag: use.tag,
                pin: use.byHand ?? followed,
                isByHand: use.byHand != nil
            )
        }
        let state = BuildState(
            taken: taken,
            argument: image.argument,
            format: image.format,
            night: night
        )
        var didBuild = false
        for (place, platform) in image.platforms.enumerated()
        where image.spans[place].contains(night) {
            didBuild = true
            let inputs = inputsKey(state, platform)
            let output = output(of: image, inputs)
            record(image, platform, state, output, failed: failed)
            truth.add(
                image,
                platform,
                state,
                upstreams,
                Truth.Judged(
                    inputs: inputs,
                    tagless: inputsKey(state, platform, withTags: false),
                    format: state.format,
                    isComplete: !image.hasSecret,
                    manifest: output.manifest,
                    index: output.index
                ),
                failed: failed
            )
        }
        if didBuild, !failed { truth.finish(image, night) }
    }

    /// Equal texts for equal inputs: repositories with pins, not tags (but the URL of a file).
    private func inputsKey(
        _ state: BuildState,
        _ platform: String,
        withTags: Bool = true
    ) -> String {
        let parts = state.taken.map { source, taken in
            let upstream = upstreams[source]
            let place =
                upstream.sourceKind == .http ? upstream.name(taken.tag).identity : "\(source)"
            if !withTags, upstream.kind == .gitTags { return "\(place)#\(taken.tag)" }
            return place + "@" + upstream.pinText(taken.tag, taken.pin)
        }
        return parts.sorted().joined(separator: " ") + "|\(state.argument ?? -1)|" + platform
    }

    private mutating func output(
        of image: GeneratedImage,
        _ inputs: String
    ) -> (manifest: Int?, index: Int?) {
        func number(_ text: String) -> Int {
            text.utf8.reduce(7) { ($0 &* 131 &+ Int($1)) & 0xFFFF_FFFF_FFFF }
        }
        switch image.behaviour {
        case .reproducible: return (number(inputs), dice.below(1 << 40))
        case .flaky: return (number(inputs) + (dice.hits(25) ? 1 + dice.below(3) : 0), nil)
        case .constant: return (number("constant \(image.number)"), nil)
        case .weak: return (nil, dice.hits(50) ? number(inputs) : dice.below(1 << 40))
        case .silent: return (nil, nil)
        }
    }

    private mutating func record(
        _ image: GeneratedImage,
        _ platform: String,
        _ state: BuildState,
        _ output: (manifest: Int?, index: Int?),
        failed: Bool
    ) {
        var record = Record(
            image: Truth.name(image.number),
            platform: Platform(normalized: platform),
            format: state.format
        )
        record.id = Text("\(image.number)/\(platform)/\(state.night)")
        record.night = Night(label: Text("n\(state.night)"), origin: .path)
        record.status = failed ? .failed : .ok
        record.mode = state.format == .buildinfo ? nil : .max
        record.frontend = Frontend(name: "dockerfile")
        record.context = Record.Context(url: "https://github.com/o/app.git#main")
        record.attributesKnown = true
        record.sourcesKnown = true
        if image.hasSecret { record.secrets = ["npm"] }
        if let argument = state.argument {
            record.attributes = [Attribute(key: "build-arg:V", value: Text(String(argument)))]
        }
        record.sources = state.taken.map { source, taken in
            let upstream = upstreams[source]
            return Source(
                kind: upstream.sourceKind,
                identity: Text(upstream.name(taken.tag).identity),
                pin: Pin(upstream.pinText(taken.tag, taken.pin), of: upstream.sourceKind),
                state: taken.isByHand ? .digestPinned : .floating
            )
        }
        .sorted { $0.identity < $1.identity }
        let outputs: [(Record.Output.Kind, Int?)] = [
            (.manifest, output.manifest), (.index, output.index),
        ]
        record.outputs = outputs.compactMap { kind, number in
            guard let number else { return nil }
            let digits = String(number, radix: 16)
            let hex = String(repeating: "0", count: 64 - digits.utf8.count) + digits
            return Digest(sha256Hex: hex).map { Record.Output(kind: kind, digest: $0) }
        }
        let shape: Shape = state.format == .buildinfo ? .metadataFile : .statement1
        record.origins = [Record.Origin(file: "f.json", shape: shape, pointer: "")]
        record.inputs = InputsFingerprint.inputs(of: record, pinnedContextKeys: [])
        records.append(record)
    }
}

import BuildModel
import FleetAnalysis

/// SplitMix64: the same numbers for a seed everywhere.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func hits(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func below(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &self) }
}

/// Something upstream with a few tags, each of which has its own pins over time.
struct Upstream {
    enum Kind: CaseIterable { case tags, releases, branches, gitTags, files, fixedFiles }

    let number: Int
    let kind: Kind
    /// Pins by tag: the last one is what the tag is now.
    var pins: [[Int]]
    /// Tags that moved this night.
    var moved: Set<Int> = []

    var sourceKind: SourceKind {
        switch kind {
        case .tags, .releases: .dockerImage
        case .branches, .gitTags: .git
        case .files, .fixedFiles: .http
        }
    }

    /// Whether a move of a tag is an alarm.
    var isFixed: Bool {
        switch kind {
        case .releases, .gitTags, .fixedFiles: true
        case .tags, .branches, .files: false
        }
    }

    /// What people call the tag, and the identity with it.
    func name(_ tag: Int) -> (tag: String, identity: String) {
        let base = "r\(number)"
        switch kind {
        case .tags: return ("t\(tag)", "docker-image://docker.io/library/\(base):t\(tag)")
        case .releases: return ("1.\(tag).0", "docker-image://docker.io/library/\(base):1.\(tag).0")
        case .branches: return ("b\(tag)x", "git://github.com/o/\(base)#b\(tag)x")
        case .gitTags: return ("v1.\(tag)", "git://github.com/o/\(base)#v1.\(tag)")
        case .files: return ("file", "https://h.example/\(base)/file")
        case .fixedFiles: return ("f-1.\(tag).0.tgz", "https://h.example/\(base)/f-1.\(tag).0.tgz")
        }
    }

    /// How many tags there are; a plain file has but one name.
    var tagCount: Int { kind == .files ? 1 : pins.count }

    func pinText(_ tag: Int, _ pin: Int) -> String {
        let digits = String(1_000_000_000 + number * 1_000_000 + tag * 10_000 + pin, radix: 16)
        let length = sourceKind == .git ? 40 : 64
        let hex = String(repeating: "0", count: length - digits.utf8.count) + digits
        return sourceKind == .git ? hex : "sha256:" + hex
    }
}

/// What an image takes from one upstream.
struct Use: Equatable {
    var tag: Int
    /// The pin by hand; `nil` follows the tag.
    var byHand: Int?
}

/// What one build of a series was made of and what came out.
struct BuildState: Equatable {
    struct Taken: Equatable {
        var tag: Int
        var pin: Int
        var isByHand: Bool
    }

    var taken: [Int: Taken]
    var argument: Int?
    var format: Record.Format
    var night: Int
}

/// An image of a generated fleet and how its builds behave.
struct GeneratedImage {
    enum Behaviour: CaseIterable { case reproducible, flaky, constant, weak, silent }

    let number: Int
    let behaviour: Behaviour
    let hasSecret: Bool
    let platforms: [String]
    /// The nights in which each platform belongs to the image.
    let spans: [ClosedRange<Int>]
    var uses: [Int: Use] = [:]
    var argument: Int?
    var format: Record.Format
}

internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// Facts of an image's platforms: one value where all agree, a line for each where they do not.
struct Facts {
    private(set) var facts: [Fact] = []
    /// The platforms' names in the order of the values given to `add(each:)`.
    private let platforms: [[Inline]]

    init(platforms: [[Inline]] = []) {
        self.platforms = platforms
    }

    var block: Block { .facts(facts) }

    /// A fact; none where there is no value.
    mutating func add(_ name: Inline..., value: [Inline]) {
        if !value.isEmpty { facts.append(Fact(name, value)) }
    }

    /// A fact with a value of each platform; `nil` is said as "not recorded" unless all are.
    mutating func add(_ name: Inline..., each values: [[Inline]?]) {
        guard let first = values.first, values.contains(where: { $0 != nil }) else { return }
        if values.allSatisfy({ $0 == first }) {
            facts.append(Fact(name, first ?? Self.notRecorded))
            return
        }
        let lines = zip(platforms, values).map { $0 + [": "] + ($1 ?? Self.notRecorded) }
        facts.append(Fact(name, .cut(lines, to: 40, by: .lineBreak, of: "platform")))
    }

    static let notRecorded: [Inline] = [.mark("muted", ["not recorded"])]
}

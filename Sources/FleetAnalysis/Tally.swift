/// How often each case of a kind occurs, in the order of its cases.
package struct Tally<Kind: CaseIterable & Hashable & Sendable>: Hashable, Sendable {
    private var counts: [Kind: Int] = [:]

    package init() {}

    init(_ kinds: some Sequence<Kind>) {
        for kind in kinds { add(kind) }
    }

    /// Zero where the kind does not occur.
    package subscript(_ kind: Kind) -> Int { counts[kind] ?? 0 }

    /// Of all kinds together.
    package var total: Int { counts.values.reduce(0, +) }

    /// The kinds that occur.
    package var entries: [(kind: Kind, count: Int)] {
        Kind.allCases.compactMap { kind in counts[kind].map { (kind, $0) } }
    }

    mutating func add(_ kind: Kind) { counts[kind, default: 0] += 1 }
}

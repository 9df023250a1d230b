package import BuildModel

/// The kinds of change of design.md 6, in the order in which they are listed.
package enum ChangeKind: String, Hashable, Sendable, CaseIterable, Comparable {
    case moved, replaced, retagged, added, removed
    case becamePinned = "became-pinned"
    case becameFloating = "became-floating"
    case frontend, attribute, platforms, locals, format
    case notComparable = "not-comparable"

    /// Whether figures count it; what can not be compared is only said.
    package var isCounted: Bool { self != .notComparable }

    /// Whether it tells of the image, and not only of the way in which its build was recorded.
    package var isOfImage: Bool { isCounted && self != .format }

    /// Whether it is about one source, whose identity the change names.
    package var isAboutSource: Bool {
        switch self {
        case .moved, .replaced, .retagged, .added, .removed, .becamePinned, .becameFloating,
            .notComparable:
            true
        case .frontend, .attribute, .platforms, .locals, .format: false
        }
    }

    package static func < (left: ChangeKind, right: ChangeKind) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.ordered.firstIndex(of: self) ?? Self.ordered.count }

    private static let ordered = allCases
}

/// One difference between two records of a series, without its place and time.
package struct Difference: Hashable, Sendable {
    package let kind: ChangeKind
    /// What the table of design.md 6 names: an identity, a frontend image, a key or a word.
    package let source: Text
    /// The identity that `source` came after; of `retagged` alone.
    package let formerSource: Text?
    package let old: Text?
    package let new: Text?
    /// The kind of source; `nil` where the change is not about one.
    package let sourceKind: SourceKind?
    /// The pins of both sides, also where `old` and `new` are tags.
    package let oldPin: Pin?
    package let newPin: Pin?
    /// Whether it is a difference of inputs: not of tags, tools, places or ways of recording.
    package let isInput: Bool

    init(
        _ kind: ChangeKind,
        _ source: Text,
        after formerSource: Text? = nil,
        old: Text?,
        new: Text?,
        sourceKind: SourceKind? = nil,
        oldPin: Pin? = nil,
        newPin: Pin? = nil,
        isInput: Bool
    ) {
        self.kind = kind
        self.source = source
        self.formerSource = formerSource
        self.old = old
        self.new = new
        self.sourceKind = sourceKind
        self.oldPin = oldPin
        self.newPin = newPin
        self.isInput = isInput
    }

    /// What differences of several images have in common when they are one event.
    package var key: Key { Key(kind: kind, source: source, old: old, new: new) }

    /// The same for moves and replacements, which are one where only the pins are asked for.
    var pinKey: Key { Key(kind: .moved, source: source, old: old, new: new) }

    /// Kind, source, old and new: one change entry of a night (design.md 6).
    package struct Key: Hashable, Comparable, Sendable {
        package let kind: ChangeKind
        package let source: Text
        package let old: Text?
        package let new: Text?

        package static func < (left: Key, right: Key) -> Bool {
            if left.kind != right.kind { return left.kind < right.kind }
            if left.source != right.source { return left.source < right.source }
            if left.old != right.old { return (left.old ?? "") < (right.old ?? "") }
            return (left.new ?? "") < (right.new ?? "")
        }
    }
}

extension Difference: Comparable {
    package static func < (left: Difference, right: Difference) -> Bool { left.key < right.key }
}

internal import BuildModel

/// Finds, among identities that left and identities that came, those that are one edit.
///
/// Two make a pair where image repository, git path, or http host and path up to the last
/// version-like element agree (formats.md 8). Among several, an http path whose versions alone
/// differ goes first, then an equal pin, then natural order on both sides.
struct SourcePairing {
    private(set) var pairs: [(old: SourceHolding, new: SourceHolding)] = []
    private(set) var left: [SourceHolding]
    private(set) var came: [SourceHolding]

    init(left: [SourceHolding], came: [SourceHolding]) {
        self.left = left
        self.came = came
        guard !left.isEmpty, !came.isEmpty else { return }
        pair { $0.kind == .http ? HTTPPath($0.identity).masked : nil }
        pair { holding in
            switch holding.kind {
            case .dockerImage, .git:
                SourceIdentity.repository(of: holding.identity, kind: holding.kind).string
            case .http: HTTPPath(holding.identity).beforeVersion
            case .ociLayout, .blob, .other: nil
            }
        }
    }

    private mutating func pair(by key: (SourceHolding) -> String?) {
        var groups: [Group: (left: [SourceHolding], came: [SourceHolding])] = [:]
        func group(_ holding: SourceHolding) -> Group? {
            key(holding).map { Group(kind: holding.kind, key: Text($0)) }
        }
        for holding in left {
            if let group = group(holding) { groups[group, default: ([], [])].left.append(holding) }
        }
        for holding in came {
            if let group = group(holding) { groups[group, default: ([], [])].came.append(holding) }
        }
        var paired: Set<Text> = []
        for (_, members) in groups.sorted(by: { $0.key < $1.key }) {
            for (old, new) in Self.matches(members.left, members.came) {
                pairs.append((old, new))
                paired.insert(old.identity)
                paired.insert(new.identity)
            }
        }
        left.removeAll { paired.contains($0.identity) }
        came.removeAll { paired.contains($0.identity) }
    }

    private static func matches(
        _ left: [SourceHolding],
        _ came: [SourceHolding]
    ) -> [(SourceHolding, SourceHolding)] {
        guard !left.isEmpty, !came.isEmpty else { return [] }
        var result: [(SourceHolding, SourceHolding)] = []
        var byPin: [Pin: [SourceHolding]] = [:]
        for holding in sorted(came).reversed() {
            if let pin = holding.pin { byPin[pin, default: []].append(holding) }
        }
        var taken: Set<Text> = []
        var rest: [SourceHolding] = []
        for old in sorted(left) {
            if let pin = old.pin, let new = byPin[pin]?.popLast() {
                result.append((old, new))
                taken.insert(new.identity)
            } else {
                rest.append(old)
            }
        }
        result += zip(rest, sorted(came).filter { !taken.contains($0.identity) })
        return result
    }

    private static func sorted(_ holdings: [SourceHolding]) -> [SourceHolding] {
        holdings.sorted { NaturalOrder.precedes($0.identity.string, $1.identity.string) }
    }

    private struct Group: Hashable, Comparable {
        let kind: SourceKind
        let key: Text

        static func < (left: Group, right: Group) -> Bool {
            if left.key != right.key { return left.key < right.key }
            return left.kind.rawValue.precedesInBytes(right.kind.rawValue)
        }
    }
}

/// The host and path of a download, in elements.
struct HTTPPath {
    /// The scheme with the host first, then the elements of the path; the query left out.
    private let elements: [String]
    private let query: String

    init(_ identity: Text) {
        let bytes = identity.string.utf8
        let end = bytes.firstIndex(of: UInt8(ascii: "?")) ?? bytes.endIndex
        query = String(identity.string[end...])
        var parts = bytes[..<end].split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        )
        .map { String(Substring($0)) }
        // `https:`, nothing, host: one element that never counts as a version.
        if parts.count >= 3 { parts.replaceSubrange(0..<3, with: [parts[0] + "//" + parts[2]]) }
        elements = parts
    }

    /// Host and path with a mark in place of each version-like element's numbers.
    var masked: String {
        ([elements.first ?? ""] + elements.dropFirst().map(Self.masked)).joined(separator: "/")
    }

    /// Host and path before the last version-like element; all of it where there is none.
    var beforeVersion: String {
        guard
            let last = elements.indices.dropFirst().last(where: {
                VersionText.isVersionLike(elements[$0])
            })
        else { return elements.joined(separator: "/") }
        return elements[..<last].joined(separator: "/")
    }

    /// What tells this download from another: the last element, else the path from the first
    /// element that differs.
    func name(besides other: HTTPPath) -> Text {
        let mine = (elements.last ?? "") + query
        if mine != (other.elements.last ?? "") + other.query { return Text(mine) }
        let shared = zip(elements, other.elements).prefix(while: { Text($0) == Text($1) }).count
        return Text(elements.dropFirst(shared).joined(separator: "/") + query)
    }

    private static func masked(_ element: String) -> String {
        guard VersionText.isVersionLike(element) else { return element }
        if VersionText.isCommit(element) { return "*" }
        let mark = UInt8(ascii: "*")
        let given = Array(element.utf8)
        var bytes: [UInt8] = []
        for (index, byte) in given.enumerated() {
            // `1.9` and `1.10.2` are one mark each, dots within a version included.
            let isInner =
                byte == UInt8(ascii: ".") && bytes.last == mark && index + 1 < given.count
                && given[index + 1].isDigit
            if isInner { continue }
            if !byte.isDigit {
                bytes.append(byte)
            } else if bytes.last != mark {
                bytes.append(mark)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

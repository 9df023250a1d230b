internal import BuildModel

/// All that one record says about one source.
struct SourceHolding {
    let identity: Text
    let kind: SourceKind
    /// Without doubles, sorted; two of them are a conflict.
    let pins: [Pin]
    let states: Set<SourceState>
    let references: [Text]
    /// Whether only builds nested in this one used the source.
    let isNestedOnly: Bool

    init(_ sources: some Collection<Source>, identity: Text) {
        self.identity = identity
        kind = sources.first?.kind ?? .other
        pins = Set(sources.compactMap(\.pin)).sorted()
        states = Set(sources.map(\.state))
        references = sources.flatMap(\.references)
        isNestedOnly = sources.allSatisfy { !$0.via.isEmpty && !$0.via.contains("") }
    }

    /// The one valid pin that can be compared across builds.
    var pin: Pin? {
        guard pins.count == 1, let pin = pins.first, pin.isValid,
            states.isSubset(of: [.floating, .digestPinned, .mismatch])
        else { return nil }
        return pin
    }

    var isFloating: Bool { states == [.floating] }

    var isDigestPinned: Bool { states.contains(.digestPinned) }

    var pinText: Text? {
        pins.isEmpty ? nil : Text(pins.map(\.text.string).joined(separator: ", "))
    }

    /// Whether the ref may be a git tag, whose pin may be a tag object or a commit.
    var isGitTag: Bool { kind == .git && (GitTag(identity, references)?.isPossible ?? false) }
}

/// What a git ref tells about being a tag.
///
/// `refs/tags/` and `tag=` say so, `refs/heads/` and `branch=` deny it; else a version hints at it.
struct GitTag {
    private let ref: String
    private let isSaid: Bool?

    /// `nil` where the identity has no ref.
    init?(_ identity: Text, _ references: [Text]) {
        guard let ref = SourceIdentity.ref(of: identity, kind: .git) else { return nil }
        self.ref = ref
        isSaid =
            references.lazy.compactMap { reference -> Bool? in
                let text = reference.string
                if text.holds("#refs/tags/") || text.holds("tag=") { return true }
                return text.holds("#refs/heads/") || text.holds("branch=") ? false : nil
            }.first
    }

    /// A version anywhere: `v1`, `release-1.2`.
    var isPossible: Bool {
        isSaid ?? (VersionText.startsWithVersion(ref) || VersionText.holdsDottedVersion(ref))
    }

    /// A version of two numbers or more, and first: `v1.2`, not `release-1.2`, `v4` or `1.x`.
    var isLikely: Bool { isSaid ?? VersionText.startsWithVersion(ref, ofAtLeast: 2) }
}

extension SourceIdentity {
    /// The tag of an image or the ref of a git source; `nil` where the identity has none.
    static func ref(of identity: Text, kind: SourceKind) -> String? {
        let repository = repository(of: identity, kind: kind)
        guard repository != identity else { return nil }
        return String(identity.string.utf8.dropFirst(repository.string.utf8.count + 1))
    }
}

extension String {
    /// Whether a short constant stands somewhere in the text, by bytes.
    func holds(_ part: String) -> Bool {
        let wanted = Array(part.utf8)
        let bytes = Array(utf8)
        guard bytes.count >= wanted.count, let first = wanted.first else { return false }
        return (0...(bytes.count - wanted.count)).contains { start in
            bytes[start] == first && bytes[start...].starts(with: wanted)
        }
    }
}

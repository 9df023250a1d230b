/// The digest or commit that a source resolved to, or the text that stood in its place.
package enum Pin: Hashable, Sendable {
    case digest(Digest)
    /// A git object name: 40 or 64 lower-case hex digits.
    case commit(Text)
    /// What stood there, at most 128 visible bytes; counted in no figure of pins.
    case malformed(Text)

    package init(_ raw: String, of kind: SourceKind) {
        if kind == .git, Self.isObjectName(raw) {
            self = .commit(Text(raw))
        } else if kind != .git, let digest = Digest(raw) {
            self = .digest(digest)
        } else {
            self = .malformed(Text(VisibleText.clipped(raw, toBytes: 128)))
        }
    }

    /// Whether the bytes are the full name of a git object (SHA-1 or SHA-256).
    package static func isObjectName(_ text: String) -> Bool {
        let bytes = text.utf8
        return (bytes.count == 40 || bytes.count == 64) && bytes.allSatisfy(\.isLowerHex)
    }

    package var text: Text {
        switch self {
        case .digest(let digest): digest.text
        case .commit(let name): name
        case .malformed(let text): text
        }
    }

    package var isValid: Bool {
        if case .malformed = self { false } else { true }
    }

    /// The first twelve hex digits, for people; never a key.
    package var short: String {
        switch self {
        case .digest(let digest): String(digest.hex.prefix(12))
        case .commit(let name): String(name.string.prefix(12))
        case .malformed(let text): text.string
        }
    }
}

extension Pin: Comparable {
    package static func < (left: Pin, right: Pin) -> Bool { left.text < right.text }
}

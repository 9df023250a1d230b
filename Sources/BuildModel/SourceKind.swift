/// What a dependency is fetched as.
package enum SourceKind: String, Hashable, Sendable, CaseIterable {
    case dockerImage = "docker-image"
    case git
    case http
    case ociLayout = "oci-layout"
    case blob
    case other
}

/// What a source was used for in a build.
package enum SourceRole: String, Hashable, Sendable, CaseIterable {
    case source
    case frontend
    case scanner
    case context
    case namedContext = "named-context"

    /// Whether the source went into the image, unlike the tools that made it.
    package var isInput: Bool { self != .frontend && self != .scanner }
}

/// How firmly one build held one source (formats.md 6.5).
package enum SourceState: String, Hashable, Sendable, CaseIterable {
    case digestPinned = "digest-pinned"
    case floating
    case unpinned
    case malformedPin = "malformed-pin"
    case mismatch
    case localPin = "local-pin"
    case conflict
}

/// One dependency of one platform of one build.
package struct Source: Hashable, Sendable {
    package var kind: SourceKind
    /// The source's identity without its digest, a URI-like text (formats.md 6).
    package var identity: Text
    /// The references as written in the input, redacted, sorted by bytes.
    package var references: [Text]
    package var pin: Pin?
    package var state: SourceState
    package var role: SourceRole
    /// The nested inputs that brought the source in, sorted; holds `""` too where it is direct as well.
    package var via: [Text]

    package init(
        kind: SourceKind,
        identity: Text,
        references: [Text] = [],
        pin: Pin? = nil,
        state: SourceState,
        role: SourceRole = .source,
        via: [Text] = []
    ) {
        self.kind = kind
        self.identity = identity
        self.references = references
        self.pin = pin
        self.state = state
        self.role = role
        self.via = via
    }

    /// The order of every list of sources: by identity, then pin, one without pin first.
    package func precedes(_ other: Source) -> Bool {
        identity == other.identity
            ? (pin?.text ?? "") < (other.pin?.text ?? "") : identity < other.identity
    }

    package var name: Text { SourceIdentity.name(of: identity) }

    package var repository: Text { SourceIdentity.repository(of: identity, kind: kind) }
}

/// What can be read off a source's identity.
package enum SourceIdentity {
    /// The identity without `docker-image://` or `git://`.
    package static func name(of identity: Text) -> Text {
        for prefix in ["docker-image://", "git://"]
        where identity.string.utf8.starts(with: prefix.utf8) {
            return Text(String(identity.string.utf8.dropFirst(prefix.utf8.count)) ?? "")
        }
        return identity
    }

    /// The identity without tag (image) or ref (git); the identity itself otherwise.
    ///
    /// Two sources of one kind with equal repository and equal pin are the same pinned dependency.
    package static func repository(of identity: Text, kind: SourceKind) -> Text {
        let bytes = identity.string.utf8
        switch kind {
        case .dockerImage:
            guard let colon = bytes.lastIndex(of: UInt8(ascii: ":")),
                let slash = bytes.lastIndex(of: UInt8(ascii: "/")), slash < colon
            else { return identity }
            return Text(String(identity.string[..<colon]))
        case .git:
            guard let hash = bytes.firstIndex(of: UInt8(ascii: "#")) else { return identity }
            return Text(String(identity.string[..<hash]))
        default:
            return identity
        }
    }

    /// The name as people write it: Docker Hub's default registry and `library/` left out.
    package static func familiarName(of identity: Text) -> String {
        familiarName(ofImage: name(of: identity).string)
    }

    /// The name without the parts that people leave out: `docker.io/library/` and `docker.io/`.
    package static func familiarName(ofImage name: String) -> String {
        for prefix in ["docker.io/library/", "docker.io/"]
        where name.utf8.starts(with: prefix.utf8) {
            return String(name.utf8.dropFirst(prefix.utf8.count)) ?? name
        }
        return name
    }
}

private import BuildModel

/// What a frontend attribute is, told by its key (formats.md 4.2 and 11.4).
enum AttributeKind: Hashable {
    /// Names the frontend's image; shown there and not as an attribute.
    case frontend
    case epoch
    case versionControl
    case platforms
    case scanner
    /// The main context.
    case context
    /// A named context; the name has no platform any more.
    case namedContext
    case target
    case filename
    /// Shown whatever the value, redacted.
    case setting
    /// A build argument, a label, or a key that is not known.
    case free
    /// Steers the build or must not be published.
    case dropped

    init(key: String) {
        // A long key is looked up nowhere: hashing a hostile one is slow.
        if key.utf8.count <= 64, let kind = Self.exact[key] {
            self = kind
        } else if key.startsInBytes(with: "context:") {
            self = .namedContext
        } else if key.startsInBytes(with: "vcs:") {
            self = ["vcs:source", "vcs:revision"].contains(Text(key)) ? .versionControl : .dropped
        } else if Self.droppedPrefixes.contains(where: { key.startsInBytes(with: $0) }) {
            self = .dropped
        } else {
            self = .free
        }
    }

    private static let exact: [String: AttributeKind] = [
        "add-hosts": .dropped,
        "attest:sbom": .scanner,
        "build-arg:BUILDKIT_SYNTAX": .frontend,
        "build-arg:SOURCE_DATE_EPOCH": .epoch,
        "cache-from": .dropped,
        "cache-imports": .dropped,
        "cgroup-parent": .dropped,
        "cmdline": .frontend,
        "context": .context,
        "contextkey": .dropped,
        "dockerfilekey": .dropped,
        "filename": .filename,
        "force-network-mode": .dropped,
        "frontend.caps": .dropped,
        "hostname": .dropped,
        "image-resolve-mode": .dropped,
        "local-sessionid": .dropped,
        "multi-platform": .dropped,
        "no-cache": .dropped,
        "platform": .platforms,
        "requestid": .dropped,
        "shm-size": .setting,
        "source": .frontend,
        "target": .target,
        "ulimit": .setting,
    ]

    private static let droppedPrefixes = [
        "attest:", "build-arg:BUILDKIT_", "github_", "input-metadata:", "local-sessionid:",
        "localdir:", "sharedkey:",
    ]
}

package import BuildModel

/// The page of a source's repository, for hosts whose addresses are known.
package enum RepositoryPage {
    /// A page for people to look at, or `nil` where the host is not known or the name not plain.
    package static func address(of identity: Text, kind: SourceKind) -> String? {
        let repository = SourceIdentity.name(
            of: SourceIdentity.repository(of: identity, kind: kind)
        )
        let parts = repository.string.utf8.split(
            separator: UInt8(ascii: "/"),
            omittingEmptySubsequences: false
        ).map { String(Substring($0)) }
        guard parts.count >= 2, parts.allSatisfy(isPlain) else { return nil }
        switch kind {
        case .dockerImage: return image(parts)
        case .git: return git(parts)
        default: return nil
        }
    }

    private static func image(_ parts: [String]) -> String? {
        let path = parts.dropFirst().joined(separator: "/")
        switch (parts[0], parts.count) {
        case ("docker.io", 3) where parts[1] == "library":
            return "https://hub.docker.com/_/" + parts[2]
        case ("docker.io", 3): return "https://hub.docker.com/r/" + path
        case ("quay.io", 3): return "https://quay.io/repository/" + path
        case ("ghcr.io", 3...): return "https://ghcr.io/" + path
        case ("gcr.io", 3...): return "https://gcr.io/" + path
        case ("mcr.microsoft.com", 2...):
            return "https://mcr.microsoft.com/artifact/mar/" + path
        case ("public.ecr.aws", 3...): return "https://gallery.ecr.aws/" + path
        default: return nil
        }
    }

    private static func git(_ parts: [String]) -> String? {
        let path = parts.joined(separator: "/")
        switch (parts[0], parts.count) {
        case ("github.com", 3), ("codeberg.org", 3), ("bitbucket.org", 3), ("gitlab.com", 3...):
            return "https://" + path
        default: return nil
        }
    }

    /// Whether a part of a path means only itself in an address.
    private static func isPlain(_ part: String) -> Bool {
        !part.utf8.isEmpty && part != "." && part != ".."
            && part.utf8.allSatisfy {
                $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
                    || $0 == UInt8(ascii: "-")
            }
    }
}

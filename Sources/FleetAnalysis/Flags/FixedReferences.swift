package import BuildModel

/// Which references look as if nobody would ever move them.
///
/// By default: image tags with a full version of three numbers, a date or a commit; git tags; and
/// downloads by the rule of `FixedDownload`. Globs are tried on a source's name as people write it
/// (`alpine:3.19`) and in full (`docker.io/library/alpine:3.19`); `never` wins over all else.
package struct FixedReferences: Hashable, Sendable {
    private let also: [Glob]
    private let never: [Glob]

    package init(also: [Glob] = [], never: [Glob] = []) {
        self.also = also
        self.never = never
    }

    /// Whether nobody should move the source; `references` tell a git tag from a branch.
    package func contains(_ identity: Text, kind: SourceKind, references: [Text] = []) -> Bool {
        let names = [
            SourceIdentity.familiarName(of: identity), SourceIdentity.name(of: identity).string,
        ]
        func isAmong(_ globs: [Glob]) -> Bool {
            globs.contains { glob in names.contains(where: glob.matches) }
        }
        if isAmong(never) { return false }
        return Self.looksFixed(identity, kind, references) || isAmong(also)
    }

    private static func looksFixed(
        _ identity: Text,
        _ kind: SourceKind,
        _ references: [Text]
    ) -> Bool {
        switch kind {
        case .dockerImage, .ociLayout:
            guard let tag = SourceIdentity.ref(of: identity, kind: .dockerImage) else {
                return false
            }
            return VersionText.holdsFullVersion(tag) || VersionText.holdsDate(tag) || isCommit(tag)
        case .git: return GitTag(identity, references)?.isLikely ?? false
        case .http: return FixedDownload(identity).isFixed
        case .blob, .other: return false
        }
    }

    /// A full commit, or `sha-` and seven hex digits or more, as build actions name images.
    private static func isCommit(_ tag: String) -> Bool {
        if VersionText.isCommit(tag) { return true }
        guard tag.utf8.starts(with: "sha-".utf8) else { return false }
        let digits = tag.utf8.dropFirst(4)
        return digits.count >= 7 && digits.allSatisfy(\.isLowerHex)
    }
}

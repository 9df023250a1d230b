package import BuildModel

/// A package URL as BuildKit writes materials and subjects: `pkg:docker/…` or `pkg:oci/…`.
///
/// Source: formats.md 4.6; github.com/package-url/purl-spec.
package struct PackageURL: Hashable, Sendable {
    package let type: PackageType
    /// The reference that the URL stands for, decoded: `ghcr.io/foo/bar:v2@sha256:…`.
    package let reference: String
    /// The image in normal form; `nil` where the decoded reference is malformed.
    package let image: ImageReference?
    package let platform: Platform?
    /// `blob` or `bundle` for what is no image.
    package let referenceType: String?
    /// Where the commits of a git bundle come from.
    package let sourceURL: String?

    /// The types that BuildKit writes.
    package enum PackageType: String, Hashable, Sendable {
        case docker, oci
    }

    /// `nil` for another type, and where a percent escape is broken.
    package init?(_ raw: String) {
        guard raw.startsInBytes(with: "pkg:") else { return nil }
        var rest = raw.bytes.dropFirst(4)
        while rest.first == .slash { rest.removeFirst() }
        rest = rest.cut(atFirst: .hash).before
        let (name, query) = rest.cut(atFirst: .question)
        let (type, path) = name.cut(atFirst: .slash)
        guard type.count <= 8, let type = PackageType(rawValue: type.lowercased), let path,
            let decoded = Self.reference(path)
        else { return nil }
        var reference = decoded
        var qualifiers = Qualifiers()
        for pair in (query ?? []).split(separator: .ampersand) {
            guard qualifiers.read(pair) else { return nil }
        }
        if let digest = qualifiers.digest, !reference.utf8.contains(.at) {
            reference += "@" + digest
        }
        self.type = type
        self.reference = reference
        image = ImageReference(reference)
        platform = qualifiers.platform.flatMap { PlatformName.normalize($0) }
        referenceType = qualifiers.referenceType
        sourceURL = qualifiers.sourceURL
    }

    /// Namespace and name, then `:tag`, or `@digest` where the version is one.
    private static func reference(_ path: Bytes) -> String? {
        let (name, version) = path.trimming(.slash).cut(atLast: .at)
        guard let name = PercentText.decode(name), !name.utf8.isEmpty,
            let version = PercentText.decode(version ?? [])
        else { return nil }
        guard !version.utf8.isEmpty else { return name }
        return name + (Digest(version) == nil ? ":" : "@") + version
    }
}

/// The qualifiers in use; others are passed over.
private struct Qualifiers {
    var digest: String?
    var platform: String?
    var referenceType: String?
    var sourceURL: String?

    /// False where the value of a known key is broken.
    mutating func read(_ pair: Bytes) -> Bool {
        let (key, value) = pair.cut(atFirst: .equals)
        let property: WritableKeyPath<Qualifiers, String?>
        switch Text(key) {
        case "digest": property = \.digest
        case "platform": property = \.platform
        case "ref_type": property = \.referenceType
        case "vcs_url": property = \.sourceURL
        default: return true
        }
        guard let text = PercentText.decode(value ?? []) else { return false }
        self[keyPath: property] = text
        return true
    }
}

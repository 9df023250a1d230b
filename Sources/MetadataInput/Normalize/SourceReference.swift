package import BuildModel

/// A reference of buildinfo or provenance, redacted, classified and in normal form.
package struct SourceReference: Hashable, Sendable {
    package let kind: SourceKind
    package let identity: Text
    /// As written, redacted; a package URL as the reference that it stands for.
    package let reference: Text
    /// The full form by which an alias is compared: an image with its digest, else the identity.
    package let canonicalName: Text
    package let pinInReference: PinInReference?
    /// The directory of a git repository that was asked for.
    package let subdirectory: Text?
    /// The platform that a package URL names; it may be the builder's.
    package let platform: Platform?
    /// Whether the reference breaks the rules of its kind; it still has an identity.
    package let isMalformed: Bool
    /// False where a recorded digest is not the source's own, as with a git bundle in a registry.
    package let ownsPin: Bool

    private init(
        _ kind: SourceKind,
        identity: Text,
        reference: Text,
        canonicalName: Text? = nil,
        pinInReference: PinInReference? = nil,
        subdirectory: Text? = nil,
        platform: Platform? = nil,
        isMalformed: Bool = false,
        ownsPin: Bool = true
    ) {
        self.kind = kind
        self.identity = Self.stable(identity)
        self.reference = Self.stable(reference)
        self.canonicalName = canonicalName.map(Self.stable) ?? self.identity
        self.pinInReference = pinInReference
        self.subdirectory = subdirectory.map(Self.stable)
        self.platform = platform
        self.isMalformed = isMalformed
        self.ownsPin = ownsPin
    }

    /// A text that redacting again would not change.
    ///
    /// Behind a scheme or a type, what was no user before may look like one, a query goes on in what
    /// follows it, what was escaped is decoded, and a record line that is read again is redacted again.
    private static func stable(_ text: Text) -> Text { Text(Redactor.text(text.string)) }
}

extension SourceReference {
    /// Reads a source of buildinfo by its `type`, or a material, which has none, by its URI.
    ///
    /// `digestAlgorithm` is the key of a material's digest (`sha1` means git), `contextName` the
    /// named context that asked for an OCI layout. An unknown type is kept as `other:TYPE:ref`.
    package static func classify(
        type: String? = nil,
        reference raw: String,
        digestAlgorithm: String? = nil,
        contextName: Text? = nil
    ) -> SourceReference {
        let question = ReferenceMemo.Question(
            type: type.map { Text($0) },
            reference: Text(raw),
            digestAlgorithm: digestAlgorithm.map { Text($0) },
            contextName: contextName
        )
        return ReferenceMemo.shared.answer(question) { classify(question) }
    }

    private static func classify(_ question: ReferenceMemo.Question) -> SourceReference {
        let text = Redactor.text(question.reference.string)
        let contextName = question.contextName
        switch question.type ?? "" {
        case "docker-image", "image": return image(text)
        case "git": return git(text)
        case "http", "https": return http(text)
        case "oci-layout": return ociLayout(text, contextName: contextName)
        case "docker-image+blob", "oci-layout+blob": return blob(text)
        case "":
            return byURI(
                text,
                digestAlgorithm: question.digestAlgorithm?.string,
                contextName: contextName
            )
        case let type: return other(type: Redactor.text(type.string), text)
        }
    }

    /// The source that a context attribute names; `nil` for `local:`, `input:`, `target:`, a path.
    ///
    /// `name` is the named context's key. Unlike a material, `github.com/o/r` is a repository here.
    package static func context(_ value: String, name: Text? = nil) -> SourceReference? {
        let text = Redactor.text(value)
        if GitReference.isGit(text, isContext: true) { return git(text) }
        if HTTPReference(text) != nil { return http(text) }
        if text.startsInBytes(with: "docker-image://") { return image(text) }
        guard text.startsInBytes(with: "oci-layout://") else { return nil }
        return ociLayout(text, contextName: name)
    }

    private static func byURI(
        _ text: String,
        digestAlgorithm: String?,
        contextName: Text?
    ) -> SourceReference {
        if text.startsInBytes(with: "pkg:") { return package(text, contextName: contextName) }
        if text.startsInBytes(with: "docker-image://") { return image(text) }
        if text.startsInBytes(with: "oci-layout://") {
            return ociLayout(text, contextName: contextName)
        }
        for prefix in ["docker-image+blob://", "oci-layout+blob://"]
        where text.startsInBytes(with: prefix) {
            return blob(String(text.bytes.removingPrefix(prefix)))
        }
        if GitReference.isGit(text, digestAlgorithm: digestAlgorithm) { return git(text) }
        if HTTPReference(text) != nil { return http(text) }
        guard let reference = ImageReference(text) else { return other(type: "unknown", text) }
        // BuildKit v0.11 wrote an image of an OCI layout as its bare reference.
        let isLocal =
            reference.digest != nil && reference.domain == "docker.io"
            && text.utf8.contains(.slash) && !text.startsInBytes(with: "docker.io/")
        return isLocal ? ociLayout(text, contextName: contextName) : image(text)
    }

    private static func package(_ text: String, contextName: Text?) -> SourceReference {
        guard let url = PackageURL(text) else { return other(type: "unknown", text) }
        // Escapes may have hidden a secret from the first look.
        let reference = Redactor.text(url.reference)
        if url.referenceType == "bundle", let source = url.sourceURL {
            return git(Redactor.text(source), ownsPin: false)
        }
        if url.referenceType == "blob" { return blob(reference, platform: url.platform) }
        switch url.type {
        case .docker: return image(reference, isDecoded: true, platform: url.platform)
        case .oci:
            return ociLayout(
                reference,
                contextName: contextName,
                singleElementIsName: true,
                platform: url.platform
            )
        }
    }

    /// `isDecoded` says that the text was made from a package URL and is shown in full form.
    private static func image(
        _ text: String,
        isDecoded: Bool = false,
        platform: Platform? = nil
    ) -> SourceReference {
        guard let image = ImageReference(text) else {
            return malformed(.dockerImage, scheme: "docker-image://", text)
        }
        let name = image.canonicalName
        return SourceReference(
            .dockerImage,
            identity: image.identity,
            reference: isDecoded ? name : Text(text),
            canonicalName: name,
            pinInReference: image.digest.map { .digest($0) },
            platform: platform
        )
    }

    private static func git(_ text: String, ownsPin: Bool = true) -> SourceReference {
        guard let git = GitReference(text) else { return malformed(.git, scheme: "git://", text) }
        return SourceReference(
            .git,
            identity: git.identity,
            reference: Text(text),
            pinInReference: git.pinInReference,
            subdirectory: git.subdirectory,
            ownsPin: ownsPin
        )
    }

    private static func http(_ text: String) -> SourceReference {
        guard let http = HTTPReference(text) else { return other(type: "http", text) }
        return SourceReference(.http, identity: http.identity, reference: Text(text))
    }

    private static func ociLayout(
        _ text: String,
        contextName: Text?,
        singleElementIsName: Bool = false,
        platform: Platform? = nil
    ) -> SourceReference {
        guard let layout = OCILayoutReference(text, singleElementIsName: singleElementIsName) else {
            return malformed(.ociLayout, scheme: "oci-layout://", text)
        }
        return SourceReference(
            .ociLayout,
            identity: layout.identity(contextName: contextName),
            reference: Text(text),
            pinInReference: layout.digest.map { .digest($0) },
            platform: platform
        )
    }

    private static func blob(_ text: String, platform: Platform? = nil) -> SourceReference {
        guard let blob = BlobReference(text) else {
            return malformed(.blob, scheme: "blob://", text)
        }
        return SourceReference(
            .blob,
            identity: blob.identity,
            reference: Text(text),
            pinInReference: blob.digest.map { .digest($0) },
            platform: platform
        )
    }

    private static func malformed(
        _ kind: SourceKind,
        scheme: String,
        _ text: String
    ) -> SourceReference {
        let name = withoutScheme(text.bytes.removingAll(scheme), isAny: kind == .git)
        return SourceReference(
            kind,
            identity: Text(scheme + String(name)),
            reference: Text(text),
            isMalformed: true
        )
    }

    /// A git URL of any transport is named by what follows it.
    private static func withoutScheme(_ bytes: Bytes, isAny: Bool) -> Bytes {
        guard isAny, let colon = bytes.firstIndex(of: .colon), bytes[colon...].starts(with: "://"),
            bytes[..<colon].allSatisfy(URLParts.isSchemeByte)
        else { return bytes }
        return bytes[(colon + 3)...]
    }

    private static func other(type: String, _ text: String) -> SourceReference {
        let prefix = "other:" + type + ":"
        return SourceReference(
            .other,
            identity: Text(text.startsInBytes(with: prefix) ? text : prefix + text),
            reference: Text(text),
            isMalformed: ["unknown", "http"].contains(Text(type))
        )
    }
}

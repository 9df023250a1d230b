package import BuildModel

/// An image out of an OCI layout on the client's disk (formats.md 6.4 and 16.10).
///
/// The store's name is drawn anew for every build and dropped.
package struct OCILayoutReference: Hashable, Sendable {
    /// The image's name in the store; `nil` where only the store is named.
    package let name: Text?
    package let tag: Text?
    package let digest: Digest?

    /// Reads `oci-layout://store[/name][:tag][@digest]`, with or without the scheme.
    ///
    /// `isName` says that a single element is a name unless it looks drawn, as in a package URL.
    package init?(_ raw: String, singleElementIsName isName: Bool = false) {
        let (reference, digestText) = raw.bytes.removingPrefix("oci-layout://").cut(atFirst: .at)
        if let digestText {
            guard let digest = Digest(String(digestText)) else { return nil }
            self.digest = digest
        } else {
            digest = nil
        }
        var path = reference
        if let colon = path.lastIndex(of: .colon), !path[colon...].contains(.slash) {
            let tag = path[(colon + 1)...]
            self.tag = tag.isEmpty ? nil : Text(tag)
            path = path[..<colon]
        } else {
            tag = nil
        }
        path = path.trimming(.slash)
        guard !path.isEmpty else { return nil }
        let (first, rest) = path.cut(atFirst: .slash)
        if let rest {
            name = Text(rest.trimming(.slash))
        } else {
            name = isName && !Self.looksDrawn(first) ? Text(first) : nil
        }
    }

    /// `oci-layout://name[:tag]`; `contextName` is the key of the named context that asked for it.
    package func identity(contextName: Text? = nil) -> Text {
        var text = "oci-layout://" + (name ?? contextName ?? "unnamed").string
        if let tag { text += ":" + tag.string }
        return Text(text)
    }

    /// BuildKit draws 25 characters of base 36.
    private static func looksDrawn(_ bytes: Bytes) -> Bool {
        bytes.count == 25 && bytes.allSatisfy { $0.isLowerLetter || $0.isDigit }
            && bytes.contains(where: \.isDigit)
    }
}

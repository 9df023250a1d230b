package import BuildModel

/// What `image.name` says: the names to show, and the repository that names the image.
package struct ImageNames: Hashable, Sendable {
    /// In full form, redacted, sorted, free of doubles; digest-only and dangling names left out.
    package var names: [Text]
    /// The repository of the first well-formed name, else of the first other one; without tag.
    ///
    /// A name by digest alone counts only where no other one stands before it.
    package var repository: Text?

    /// Reads a comma-separated list (formats.md 7.1 and 16.9).
    ///
    /// A masked or malformed name is shown as written, with no default registry added.
    package static func parse(_ raw: String) -> ImageNames {
        var names: Set<Text> = []
        var wellFormed: Text?
        var other: Text?
        for part in raw.utf8.split(separator: UInt8(ascii: ",")) {
            let bytes = Array(part)[...].trimming(0x20)
            guard !bytes.isEmpty, !bytes.starts(with: "<none>") else { continue }
            let shown = Redactor.text(String(bytes))
            if let reference = ImageReference(shown) {
                if Self.isDangling(reference) { continue }
                // A name by digest alone is not shown, so it names the image only if it comes first.
                if reference.tag != nil || other == nil {
                    wellFormed = wellFormed ?? reference.repository
                }
                if reference.tag != nil { names.insert(reference.canonicalName) }
            } else {
                other = other ?? Text(Self.withoutTag(shown.bytes))
                names.insert(Text(shown))
            }
        }
        return ImageNames(names: names.sorted(), repository: wellFormed ?? other)
    }

    /// The names that an engine gives to an image without a name.
    private static func isDangling(_ reference: ImageReference) -> Bool {
        guard reference.tag == nil else { return false }
        let last = reference.path.string.bytes.cut(atLast: .slash)
        let name = last.after ?? last.before
        return name.elementsEqual("moby-dangling".utf8) || name.elementsEqual("dangling".utf8)
    }

    private static func withoutTag(_ bytes: Bytes) -> Bytes {
        let rest = bytes.cut(atFirst: .at).before
        guard let colon = rest.lastIndex(of: .colon), colon > rest.startIndex,
            !rest[colon...].contains(.slash)
        else { return rest.isEmpty ? bytes : rest }
        return rest[..<colon]
    }
}

package import BuildModel

/// A blob of a registry's repository that is no image (formats.md 6.4): `blob://repository`.
package struct BlobReference: Hashable, Sendable {
    package let repository: Text
    package let digest: Digest?

    /// `nil` where the reference is not one of an image repository.
    package init?(_ raw: String) {
        guard let image = ImageReference(String(raw.bytes.removingPrefix("blob://"))) else {
            return nil
        }
        repository = image.repository
        digest = image.digest
    }

    package var identity: Text { Text("blob://" + repository.string) }
}

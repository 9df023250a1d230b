internal import BuildModel
internal import Hashing

/// Digests of an image's layers that a classic engine store takes for the digest of an image.
enum LayerDigests {
    /// The diff ids and the chain ids that they make.
    ///
    /// Source: OCI image-spec, config.md, "Layer ChainID".
    static func all(_ diffIDs: [String]) -> Set<Text> {
        var digests = Set(diffIDs.map { Text($0) })
        var chain: String?
        for diffID in diffIDs.prefix(maximumLayers) {
            chain = chain.map { "sha256:" + SHA256.hexDigest(of: $0 + " " + diffID) } ?? diffID
            if let chain { digests.insert(Text(chain)) }
        }
        return digests
    }

    /// Registries and engines allow 127 layers; more are not worth hashing.
    private static let maximumLayers = 512
}

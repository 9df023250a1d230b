internal import BuildModel
internal import JSONText

extension PlatformName {
    /// The platform of an object with `os`, `architecture` and `variant`: a descriptor's or a config's.
    static func normalize(_ object: JSONValue) -> Platform? {
        guard let os = object["os"]?.string(limit: 64),
            let architecture = object["architecture"]?.string(limit: 64)
        else { return nil }
        return make(
            os: os,
            architecture: architecture,
            variant: object["variant"]?.string(limit: 64)
        )
    }

    /// Whether a key of a map looks like a platform, so that the map is one by platform.
    static func isLikely(_ key: String) -> Bool {
        key.utf8.contains(.slash) && normalize(key) != nil
    }
}

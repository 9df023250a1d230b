internal import BuildModel

/// Links the values of `context` attributes to the sources that they asked for.
enum ContextReference {
    /// Keys of a record's attributes that are references which a valid pin stands for.
    static func pinnedKeys(of record: Record) -> Set<Text> {
        guard record.attributes.contains(where: { isContext($0.key) }) else { return [] }
        return pinnedKeys(of: record.attributes, by: pinned(by: record))
    }

    /// The references and identities that a valid pin of the record stands for.
    static func pinned(by record: Record) -> Set<Text> {
        var known: Set<Text> = []
        for source in record.sources where source.pin?.isValid ?? false {
            known.insert(source.identity)
            known.formUnion(source.references)
        }
        if let context = record.context, context.commit != nil { known.insert(context.url) }
        return known
    }

    /// Keys of those attributes that refer to something known.
    static func pinnedKeys(of attributes: [Attribute], by known: Set<Text>) -> Set<Text> {
        let pinned = attributes.lazy.filter { attribute in
            guard isContext(attribute.key) else { return false }
            return known.contains(attribute.value)
                || normalized(attribute.value.string).contains { known.contains(Text($0)) }
        }
        return Set(pinned.map(\.key))
    }

    static func isContext(_ key: Text) -> Bool {
        key == "context" || key.string.utf8.starts(with: "context:".utf8)
    }

    /// The identities that a reference may have: image, git and download.
    private static func normalized(_ value: String) -> [String] {
        let bytes = value.utf8
        if bytes.starts(with: "docker-image://".utf8) {
            return [image(String(value.utf8.dropFirst("docker-image://".utf8.count)) ?? "")]
        }
        guard
            let scheme = ["https://", "http://", "git://", "ssh://"].first(where: {
                bytes.starts(with: $0.utf8)
            })
        else { return [] }
        return [value, git(String(bytes.dropFirst(scheme.utf8.count)) ?? "")]
    }

    /// The identity of an image reference by formats.md 6.2, for names that are well formed.
    private static func image(_ reference: String) -> String {
        let bytes = Array(reference.utf8)
        let isByDigest = bytes.contains(UInt8(ascii: "@"))
        let name = bytes.prefix { $0 != UInt8(ascii: "@") }
        let lastSlash = name.lastIndex(of: UInt8(ascii: "/"))
        let hasTag = name[(lastSlash ?? 0)...].contains(UInt8(ascii: ":"))
        let host = name.prefix { $0 != UInt8(ascii: "/") }
        let isHost =
            host.count < name.count
            && (host.contains {
                $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ":") || $0.isUpperLetter
            }
                || host.elementsEqual("localhost".utf8))
        var text = "docker-image://"
        if !isHost { text += lastSlash == nil ? "docker.io/library/" : "docker.io/" }
        text += String(decoding: name, as: UTF8.self)
        if !hasTag, !isByDigest { text += ":latest" }
        return text
    }

    /// The identity of a git URL without its scheme by formats.md 6.3, for the common forms.
    private static func git(_ rest: String) -> String {
        let bytes = Array(rest.utf8)
        var path = Array(bytes.prefix { $0 != UInt8(ascii: "#") })
        if path.suffix(4).elementsEqual(".git".utf8) { path.removeLast(4) }
        let fragment = bytes.drop { $0 != UInt8(ascii: "#") }.dropFirst()
        var ref = String(decoding: fragment.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
        for prefix in ["refs/heads/", "refs/tags/"] where ref.utf8.starts(with: prefix.utf8) {
            ref = String(ref.utf8.dropFirst(prefix.utf8.count)) ?? ref
        }
        let base = "git://" + String(decoding: path, as: UTF8.self)
        if Pin.isObjectName(ref) { return base }
        return base + "#" + (ref.isEmpty ? "HEAD" : ref)
    }
}

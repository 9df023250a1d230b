internal import BuildModel
internal import JSONText

/// The materials of provenance: a URI and the digest that it resolved to (formats.md 4.6).
enum Materials {
    /// One entry a material; what is none is reported, the others are kept.
    static func entries(
        of list: JSONValue,
        contexts: [FilteredAttributes.NamedContext],
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> [SourceEntry] {
        var entries: [SourceEntry] = []
        for (index, element) in list.elements.enumerated() where !element.isNull {
            let place = pointer.appending(index)
            guard entries.count < maximumMaterials else {
                context.report(
                    .warning,
                    "source-count",
                    at: pointer,
                    found:
                        "\(list.count) materials, of which the first \(maximumMaterials) were read"
                )
                break
            }
            guard element.isObject else {
                context.reportKind(element, at: place, expected: "an object with uri and digest")
                continue
            }
            guard let uri = context.text("uri", of: element, at: place), !uri.isEmpty else {
                context.report(
                    .warning,
                    "source-reference",
                    at: place,
                    found: "a material without uri, which was left out"
                )
                continue
            }
            let digest = Self.digest(of: element["digest"], at: place, in: &context)
            entries.append(
                entry(uri: uri, digest: digest, contexts: contexts, at: place, in: &context)
            )
        }
        return entries
    }

    /// The entry of one material, however its digest was written.
    static func entry(
        uri: String,
        digest: (algorithm: String, hex: String)?,
        contexts: [FilteredAttributes.NamedContext],
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> SourceEntry {
        let reference =
            digest.flatMap { layoutContext(uri: uri, digest: $0, contexts: contexts) }
            ?? SourceReference.classify(
                reference: uri,
                digestAlgorithm: digest?.algorithm,
                contextName: contexts.count == 1 ? contexts[0].name : nil
            )
        if reference.isMalformed {
            context.reportMalformedReference(reference, at: pointer.appending("uri"))
        }
        let pin = digest.map {
            reference.kind == .git ? $0.hex : $0.algorithm + ":" + $0.hex
        }
        context.reportMalformedPin(pin, of: reference.kind, at: pointer.appending("digest"))
        return SourceEntry(source: reference, pin: pin, platform: reference.platform)
    }

    /// An image of an OCI layout that a named context asked for by the same digest.
    ///
    /// The material itself may name no more than a store, which is drawn anew for every build.
    private static func layoutContext(
        uri: String,
        digest: (algorithm: String, hex: String),
        contexts: [FilteredAttributes.NamedContext]
    ) -> SourceReference? {
        guard uri.startsInBytes(with: "pkg:oci/") else { return nil }
        let pin = "@" + digest.algorithm + ":" + digest.hex
        let asked = contexts.first { context in
            context.value.string.startsInBytes(with: "oci-layout://")
                && context.value.string.bytes.ends(with: pin)
        }
        return asked.map {
            SourceReference.classify(reference: $0.value.string, contextName: $0.name)
        }
    }

    /// The digest of a set that tells most: sha1, which only git has, sha256, or the first by name.
    private static func digest(
        of set: JSONValue?,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> (algorithm: String, hex: String)? {
        guard let set else { return nil }
        var found: [(algorithm: String, hex: String)] = []
        for member in set.members {
            guard let hex = context.text(member.value, at: pointer.appending("digest")) else {
                continue
            }
            found.append((member.key.string, hex))
        }
        return found.first { $0.algorithm.equalsInBytes("sha1") }
            ?? found.first { $0.algorithm.equalsInBytes("sha256") }
            ?? found.min { $0.algorithm.precedesInBytes($1.algorithm) }
    }

    private static let maximumMaterials = 10_000
}

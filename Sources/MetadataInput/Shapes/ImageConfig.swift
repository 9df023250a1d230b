internal import BuildModel
internal import JSONText

/// An image config (OCI image-spec, config.md): A5 with build info, A5b without.
///
/// The build info's attributes are mostly stripped, and what it says of the build as a whole
/// (names, digests) stands elsewhere, so a config joins the build whose config digest it has.
enum ImageConfig {
    static func read(
        _ object: JSONValue,
        shape: Shape,
        platformKey: String? = nil,
        content: Digest?,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        let facts = Facts(object, platformKey: platformKey, at: pointer, in: &context)
        guard let (key, value) = buildInfo(of: object) else {
            context.add(
                Companion(
                    origin: context.origin(shape, at: pointer),
                    path: context.file,
                    content: content,
                    subject: .config(facts.companion)
                )
            )
            return
        }
        let place = pointer.appending(key)
        let origin = context.origin(shape, at: place)
        var draft = Draft(origin: origin, role: .config)
        if let content {
            draft.links.content = content
            draft.record.outputs = [.init(kind: .config, digest: content)]
            // A record of the config alone does not keep its time, which is that of its build.
            context.add(
                Companion(
                    origin: origin,
                    path: context.file,
                    content: content,
                    subject: .config(facts.companion)
                )
            )
        }
        draft.propose(facts.companion.platform, rank: platformKey == nil ? .config : .key)
        if let created = facts.companion.created {
            draft.times.append(.init(at: created, source: .config))
        }
        if let (info, infoPlace) = EncodedValue.object(value, at: place, in: &context),
            let payload = BuildInfo.read(
                info,
                localPins: facts.localPins,
                isConfig: true,
                at: infoPlace,
                in: &context
            )
        {
            draft.take(payload)
        }
        context.add(draft)
    }

    /// The embedded build info, the released key before the documented one.
    private static func buildInfo(of object: JSONValue) -> (key: String, value: JSONValue)? {
        for key in ["moby.buildkit.buildinfo.v1", "moby.buildkit.buildinfo.v0"] {
            if let value = object[key] { return (key, value) }
        }
        return nil
    }
}

extension ImageConfig {
    /// What a config says of its image.
    struct Facts {
        private(set) var companion = Companion.Config()
        /// Digests that a classic engine store takes for pins: diff ids and chain ids.
        private(set) var localPins: Set<Text> = []

        init(
            _ object: JSONValue,
            platformKey: String?,
            at pointer: JSONPointer,
            in context: inout ReadingContext
        ) {
            companion.platform =
                platformKey.flatMap { PlatformName.normalize($0) } ?? PlatformName.normalize(object)
            if let text = context.text("created", of: object, at: pointer) {
                companion.created = TimeText.parse(text)
            }
            if let layers = object["rootfs"]?["diff_ids"] {
                localPins = LayerDigests.all(
                    layers.elements.compactMap { $0.string(limit: 200) }
                )
            }
        }
    }
}

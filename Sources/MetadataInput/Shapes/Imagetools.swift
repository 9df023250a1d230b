internal import BuildModel
internal import JSONText

/// The whole object of `imagetools inspect --format '{{json .}}'`: A6 with build info, C5b.
///
/// `buildinfo` and `provenance` are one value, or a map from platform to values. What the object says
/// of manifests and configs holds for every build of them; without a payload it is all that it says.
enum Imagetools {
    static func read(
        _ object: JSONValue,
        shape: Shape,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        let images = configs(of: object, at: pointer, in: &context)
        var drafts: [Draft] = []
        if let info = object["buildinfo"] {
            drafts += buildInfos(info, at: pointer.appending("buildinfo"), in: &context)
        }
        if let provenance = object["provenance"] {
            drafts += ImagetoolsProvenance.drafts(
                provenance,
                at: pointer.appending("provenance"),
                in: &context
            )
        }
        let manifest = manifest(of: object, images, shape, at: pointer, in: &context)
        let name = context.text("name", of: object, at: pointer)
        for var draft in drafts {
            for index in draft.record.origins.indices { draft.record.origins[index].shape = shape }
            if draft.record.platform.isUnknown, images.count == 1 {
                draft.propose(images[0].platform, rank: .config)
            }
            let config = images.first { $0.platform == draft.record.platform }
            if let created = config?.created {
                draft.times.append(.init(at: created, source: .config))
            }
            manifest.complete(&draft)
            if let name { draft.take(names: name) }
            context.add(draft)
        }
    }

    /// What the object says of manifests, which is kept as a companion too.
    private static func manifest(
        of object: JSONValue,
        _ images: [Companion.Config],
        _ shape: Shape,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> ManifestFacts {
        let place = pointer.appending("manifest")
        var facts = ManifestFacts(object["manifest"], at: place, in: &context)
        facts.add(images)
        if let subject = facts.subject, let digest = facts.statedDigest {
            context.add(
                Companion(
                    origin: context.origin(shape, at: place),
                    path: context.file,
                    content: digest,
                    subject: subject
                )
            )
        }
        return facts
    }

    private static func buildInfos(
        _ value: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> [Draft] {
        PlatformMap.entries(of: value, at: pointer) {
            KnownKeys(of: $0).isDisjoint(with: [
                .sources, .frontend, .attrs, .deps,
            ])
        }.compactMap { entry in
            var draft = blank(at: entry.pointer, in: context)
            draft.propose(entry.platform, rank: .key)
            guard
                let (info, place) = EncodedValue.object(
                    entry.value,
                    at: entry.pointer,
                    in: &context
                ), let payload = BuildInfo.read(info, at: place, in: &context)
            else { return draft }
            draft.take(payload)
            return draft
        }
    }

    private static func blank(at pointer: JSONPointer, in context: ReadingContext) -> Draft {
        Draft(origin: context.origin(.imagetoolsObject, at: pointer), role: .document)
    }

    private static func configs(
        of object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> [Companion.Config] {
        guard let image = object["image"] else { return [] }
        let place = pointer.appending("image")
        return PlatformMap.entries(of: image, at: place) {
            !KnownKeys(of: $0).contains(.rootfs)
        }.map { entry in
            ImageConfig.Facts(
                entry.value,
                platformKey: entry.key,
                at: entry.pointer,
                in: &context
            ).companion
        }
    }
}

/// One value, or a map from platform to values.
enum PlatformMap {
    struct Entry {
        let key: String?
        let value: JSONValue
        let pointer: JSONPointer

        var platform: Platform? { key.flatMap { PlatformName.normalize($0) } }
    }

    /// The values; `isMap` tells whether an object that could be one is the map instead.
    static func entries(
        of value: JSONValue,
        at pointer: JSONPointer,
        isMap: (JSONValue) -> Bool
    ) -> [Entry] {
        guard value.isObject, isMap(value) else {
            return [Entry(key: nil, value: value, pointer: pointer)]
        }
        return value.members.filter { $0.value.isObject || $0.value.isString }.map { member in
            let key = member.key.string
            return Entry(key: key, value: member.value, pointer: pointer.appending(key))
        }
    }
}

internal import BuildModel
package import JSONText

/// Recognises a JSON object by its content: the tests of formats.md 2.2 in their order.
package enum ShapeSniffer {
    package static func recognize(_ object: JSONValue) -> Recognition {
        guard object.kind == .object else { return .unknown }
        let keys = KnownKeys(of: object)
        return ownOutput(object, keys)
            ?? history(keys)
            ?? solveResponse(object, keys)
            ?? statement(object, keys)
            ?? predicate(keys)
            ?? imagetoolsProvenance(object, keys)
            ?? imagetools(object, keys)
            ?? imageConfig(object, keys)
            ?? manifest(object, keys)
            ?? definition(object, keys)
            ?? metadata(object, keys)
            ?? buildInfo(object, keys)
            ?? bake(object)
            ?? .unknown
    }

    private static func ownOutput(_ object: JSONValue, _ keys: KnownKeys) -> Recognition? {
        guard keys.contains(.schema), let schema = object["schema"]?.string,
            schema.utf8.starts(with: "pindrift/".utf8)
        else { return nil }
        switch Text(schema) {
        case Text(RecordLine.schema): return .shape(.recordLine)
        case Text(CompanionLine.schema): return .shape(.companionLine)
        default: return .ignored("an output of pindrift")
        }
    }

    /// Test 1.
    private static func history(_ keys: KnownKeys) -> Recognition? {
        guard keys.contains(.ref) else { return nil }
        if !keys.isDisjoint(with: [.frontendAttrs, .createdAt, .exporters]) {
            return .shape(.historyRecord)
        }
        return keys.contains(.startedAt) ? .shape(.historyInspect) : nil
    }

    /// Test 2.
    private static func solveResponse(_ object: JSONValue, _ keys: KnownKeys) -> Recognition? {
        keys.contains(.exporterResponse) && object["ExporterResponse"]?.kind == .object
            ? .shape(.solveResponse) : nil
    }

    /// Tests 3 and 4.
    private static func statement(_ object: JSONValue, _ keys: KnownKeys) -> Recognition? {
        if keys.contains(.type), let type = object["_type"]?.string,
            type.utf8.starts(with: "https://in-toto.io/Statement/".utf8)
        {
            return Statement.recognize(object)
        }
        if keys.isSuperset(of: [.payloadType, .payload]) || keys.contains(.dsseEnvelope) {
            return .envelope
        }
        return nil
    }

    /// Test 5.
    private static func predicate(_ keys: KnownKeys) -> Recognition? {
        let isVersion1 = keys.isSuperset(of: [.buildDefinition, .runDetails])
        let isVersion02 =
            keys.contains(.buildType) && !keys.isDisjoint(with: [.invocation, .materials])
        return isVersion1 || isVersion02 ? .shape(.predicate) : nil
    }

    /// Test 6.
    private static func imagetoolsProvenance(
        _ object: JSONValue,
        _ keys: KnownKeys
    ) -> Recognition? {
        if keys.contains(.slsa) {
            return isTarget(object["SLSA"]) ? nil : .shape(.imagetoolsProvenance)
        }
        // A platform without provenance has an empty object.
        var hasProvenance = false
        let isMap = allMembers(of: object) { value in
            if value.count == 0 { return true }
            let isProvenance = KnownKeys(of: value).contains(.slsa)
            hasProvenance = hasProvenance || isProvenance
            return isProvenance
        }
        return isMap && hasProvenance ? .byPlatform(.imagetoolsProvenance) : nil
    }

    /// Test 7.
    private static func imagetools(_ object: JSONValue, _ keys: KnownKeys) -> Recognition? {
        guard keys.contains(.manifest),
            !keys.isDisjoint(with: [.image, .buildinfo, .provenance]),
            !["manifest", "image", "buildinfo", "provenance"].contains(where: {
                isTarget(object[$0])
            })
        else { return nil }
        return .shape(keys.contains(.buildinfo) ? .imagetoolsWithBuildInfo : .imagetoolsObject)
    }

    /// Test 8.
    private static func imageConfig(_ object: JSONValue, _ keys: KnownKeys) -> Recognition? {
        if isImageConfig(keys) {
            return .shape(keys.contains(.imageBuildInfo) ? .imageConfigWithBuildInfo : .imageConfig)
        }
        return allMembers(of: object, hasPlatformKeys: true) { isImageConfig(KnownKeys(of: $0)) }
            ? .byPlatform(.imageConfig) : nil
    }

    private static func isImageConfig(_ keys: KnownKeys) -> Bool {
        keys.contains(.rootfs) && !keys.isDisjoint(with: [.os, .architecture])
    }

    /// Test 9.
    private static func manifest(_ object: JSONValue, _ keys: KnownKeys) -> Recognition? {
        if keys.isSuperset(of: [.schemaVersion, .history]),
            object["schemaVersion"]?.integer == 1
        {
            return .shape(.schema1Manifest)
        }
        if keys.contains(.manifests), object["manifests"]?.kind == .array {
            return .shape(.manifest)
        }
        if keys.isSuperset(of: [.layers, .config]), object["layers"]?.kind == .array {
            return .shape(.manifest)
        }
        if keys.contains(.imageLayoutVersion) { return .ignored("the marker of an OCI layout") }
        return keys.isSuperset(of: [.digest, .size, .mediaType]) ? .shape(.manifest) : nil
    }

    /// Test 10, and the look-alikes of 2.3 that are known by their keys.
    private static func definition(_ object: JSONValue, _ keys: KnownKeys) -> Recognition? {
        if keys.contains(.rules), object["rules"]?.kind == .array { return .shape(.sourcePolicy) }
        if isBakeDefinition(object, keys) { return .lookAlike("a bake definition") }
        if keys.isSuperset(of: [.localPath, .dockerfilePath])
            || keys.isSuperset(of: [.definition, .targets, .refs])
        {
            return .lookAlike("local state of Buildx")
        }
        if keys.isSuperset(of: [.id, .repoTags, .rootFS]) {
            return .lookAlike("output of docker image inspect, which holds no build info")
        }
        return nil
    }

    private static func isBakeDefinition(_ object: JSONValue, _ keys: KnownKeys) -> Bool {
        !keys.isDisjoint(with: [.group, .target]) && !keys.hasMetadata
            && (object["target"] ?? object["group"])?.kind == .object
            && !isMetadata(object["target"]) && !isMetadata(object["group"])
    }

    /// Test 11, and 14 where the only key of the kind stands beside bake targets.
    private static func metadata(_ object: JSONValue, _ keys: KnownKeys) -> Recognition? {
        guard keys.hasMetadata else { return nil }
        if keys.hasOnlyWarnings {
            if bake(object) != nil { return nil }
            let others = object.members.lazy.filter { $0.key != "buildx.build.warnings" }
            let isBake = others.contains { _ in true } && others.allSatisfy { $0.value.isObject }
            if isBake { return .shape(.bakeFileWithProvenance) }
        }
        return .shape(metadataShape(object, keys))
    }

    private static func metadataShape(_ object: JSONValue, _ keys: KnownKeys) -> Shape {
        if keys.contains(.metadataProvenance) { return .metadataWithProvenance }
        if !keys.isDisjoint(with: [.metadataBuildInfo, .imageBuildInfo]) { return .metadataFile }
        let isCopy = object.count == 2 && keys.isSuperset(of: [.descriptor, .imageName])
        return isCopy ? .imagetoolsCreate : .metadataWithoutBuildInfo
    }

    /// Test 12.
    private static func buildInfo(_ object: JSONValue, _ keys: KnownKeys) -> Recognition? {
        if isBuildInfo(object, keys) { return .shape(.bareBuildInfo) }
        return allMembers(of: object, hasPlatformKeys: true) { isBuildInfo($0, KnownKeys(of: $0)) }
            ? .byPlatform(.bareBuildInfo) : nil
    }

    private static func isBuildInfo(_ object: JSONValue, _ keys: KnownKeys) -> Bool {
        if keys.contains(.sources), let sources = object["sources"], sources.kind == .array,
            sources.elements.contains(where: { $0["ref"] != nil })
        {
            return true
        }
        guard keys.contains(.frontend), object["frontend"]?.string != nil else { return false }
        return object.count == 1 || !keys.isDisjoint(with: [.attrs, .deps, .sources])
    }

    /// Test 13.
    private static func bake(_ object: JSONValue) -> Recognition? {
        var hasTarget = false
        var hasProvenance = false
        for member in object.members where member.key != "buildx.build.warnings" {
            let keys = KnownKeys(of: member.value)
            guard keys.hasMetadata else { continue }
            hasTarget = true
            if !keys.contains(.metadataBuildInfo) { hasProvenance = true }
        }
        guard hasTarget else { return nil }
        return .shape(hasProvenance ? .bakeFileWithProvenance : .bakeFile)
    }

    /// Whether a value is a bake target's, whatever the target is called.
    private static func isTarget(_ value: JSONValue?) -> Bool {
        guard let value, value.isObject else { return false }
        let keys = KnownKeys(of: value)
        return keys.hasMetadata && !keys.contains(.rootfs)
    }

    private static func isMetadata(_ value: JSONValue?) -> Bool {
        value.map { KnownKeys(of: $0).hasMetadata } ?? false
    }

    /// Whether the object has members and all of them are objects that pass.
    private static func allMembers(
        of object: JSONValue,
        hasPlatformKeys: Bool = false,
        pass test: (JSONValue) -> Bool
    ) -> Bool {
        var isEmpty = true
        for member in object.members {
            isEmpty = false
            guard member.value.kind == .object, test(member.value) else { return false }
            if hasPlatformKeys, !PlatformName.isLikely(member.key.string) { return false }
        }
        return !isEmpty
    }
}

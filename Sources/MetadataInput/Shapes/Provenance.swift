internal import BuildModel
internal import JSONText

/// A SLSA provenance predicate of BuildKit, v0.2 or v1 (formats.md 4.3, 4.4).
///
/// Source: moby/buildkit `solver/llbsolver/provenance/types/types.go`.
enum Provenance {
    /// The build types that BuildKit has used.
    static let buildTypes: Set<String> = [
        "https://mobyproject.org/buildkit@v1",
        "https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md",
    ]

    /// The payload; `nil` for an empty object, and after a diagnostic for a build of another kind.
    static func read(
        _ predicate: JSONValue,
        at pointer: JSONPointer,
        platform: Platform? = nil,
        in context: inout ReadingContext
    ) -> Payload? {
        guard predicate.members.contains(where: { !$0.value.isNull }) else { return nil }
        let parts = Parts(predicate, at: pointer)
        if let type = parts.buildType, !buildTypes.contains(type) {
            context.report(
                .note,
                "other-build-type",
                at: pointer,
                found: "provenance of another build system; not a BuildKit build"
            )
            return nil
        }
        var payload = Payload(format: parts.format)
        payload.platform = platform
        payload.mode = parts.hasBuildConfig ? .max : .min
        // Buildx strips what `min` keeps in the builder's metadata, and nothing of the request; the
        // builder itself strips the request.
        payload.secretsKnown = parts.hasBuildConfig || !parts.hasMetadata
        payload.isHermetic = parts.isHermetic
        payload.builderPlatform = parts.builderPlatform.flatMap { PlatformName.normalize($0) }
        payload.startedAt = parts.started.flatMap { TimeText.parse($0) }
        readRequest(parts, into: &payload, in: &context)
        readMaterials(parts, into: &payload, in: &context)
        return payload
    }

    private static func readRequest(
        _ parts: Parts,
        into payload: inout Payload,
        in context: inout ReadingContext
    ) {
        let request = parts.request
        let place = parts.requestPointer
        payload.frontendName = request.flatMap { context.text("frontend", of: $0, at: place) }
        payload.attributes =
            AttributeReader.read(
                request?["args"],
                platform: payload.platform,
                adding: additions(of: parts),
                at: place.appending("args"),
                in: &context
            )
            ?? (request == nil
                ? nil
                : AttributeReader.filter(
                    additions(of: parts),
                    platform: payload.platform,
                    at: place,
                    in: &context
                ))
        payload.attributesComplete = parts.isRequestComplete ?? true
        if let source = parts.configSource {
            payload.contextURL = context.text("uri", of: source, at: place).flatMap {
                $0.isEmpty ? nil : $0
            }
            payload.contextCommit = source["digest"]?.members.lazy
                .compactMap { $0.value.string(limit: 128) }.first { Pin.isObjectName($0) }
        }
        payload.locals = names(request?["locals"], "name")
        payload.secrets = names(request?["secrets"], "id")
        payload.needsSecret = needsSecret(request?["secrets"])
        payload.ssh = names(request?["ssh"], "id")
        payload.compatibilityVersion = request?["compatibilityVersion"]?.integer
        if let inputs = request?["inputs"] {
            payload.dependencies = ProvenanceInputs.builds(
                inputs,
                depth: 0,
                at: place.appending("inputs"),
                into: &payload,
                in: &context
            )
        }
    }

    /// What a predicate says of the request outside its arguments.
    private static func additions(of parts: Parts) -> [(key: String, value: String)] {
        var pairs: [(key: String, value: String)] = []
        if let name = parts.entryPoint?.string(limit: 4096), !name.isEmpty {
            pairs.append(("filename", name))
        }
        for (key, field) in [("vcs:source", "source"), ("vcs:revision", "revision")] {
            if let value = parts.versionControl?[field]?.string(limit: 4096) {
                pairs.append((key, value))
            }
        }
        return pairs
    }

    /// The names or ids of a list of objects, redacted; a local path is cut to its last part.
    static func names(_ list: JSONValue?, _ key: String) -> [Text] {
        guard let list else { return [] }
        let names = list.elements.compactMap { $0[key]?.string(limit: 4096) }
        return Set(names.map { Text(Redactor.text(published($0))) }).sorted()
    }

    /// Whether a list of secrets has one that is not optional.
    static func needsSecret(_ list: JSONValue?) -> Bool {
        guard let list else { return false }
        return list.elements.contains { $0["id"] != nil && $0["optional"]?.boolean != true }
    }

    /// A name as it may be shown: of a path of the building machine its last part.
    private static func published(_ name: String) -> String {
        guard LocalPath.isOne(name) else { return name }
        return name.utf8.split(separator: .slash).last.flatMap { String($0) } ?? ""
    }

    private static func readMaterials(
        _ parts: Parts,
        into payload: inout Payload,
        in context: inout ReadingContext
    ) {
        guard let list = parts.materials else {
            if parts.areMaterialsComplete == true { payload.sources = [] }
            return
        }
        guard list.isArray else {
            context.reportKind(list, at: parts.materialsPointer, expected: "an array")
            return
        }
        payload.sources = Materials.entries(
            of: list,
            contexts: payload.attributes?.namedContexts ?? [],
            at: parts.materialsPointer,
            in: &context
        )
    }
}

extension Provenance {
    /// Where the two versions of the predicate keep the same things.
    struct Parts {
        let format: Record.Format
        let buildType: String?
        let request: JSONValue?
        let requestPointer: JSONPointer
        let configSource: JSONValue?
        let entryPoint: JSONValue?
        let materials: JSONValue?
        let materialsPointer: JSONPointer
        let builderPlatform: String?
        let started: String?
        let hasBuildConfig: Bool
        let hasMetadata: Bool
        let isHermetic: Bool?
        let isRequestComplete: Bool?
        let areMaterialsComplete: Bool?
        let versionControl: JSONValue?

        init(_ predicate: JSONValue, at pointer: JSONPointer) {
            if let definition = predicate["buildDefinition"] {
                self.init(version1: predicate, definition, at: pointer)
            } else {
                self.init(version02: predicate, at: pointer)
            }
        }

        private init(version02 predicate: JSONValue, at pointer: JSONPointer) {
            let invocation = predicate["invocation"]
            let metadata = predicate["metadata"]
            let completeness = metadata?["completeness"]
            let details = metadata?["https://mobyproject.org/buildkit@v1#metadata"]
            format = .provenance02
            buildType = predicate["buildType"]?.string(limit: 512)
            request = invocation?["parameters"]
            requestPointer = pointer.appending("invocation").appending("parameters")
            configSource = invocation?["configSource"]
            entryPoint = configSource?["entryPoint"]
            materials = predicate["materials"]
            materialsPointer = pointer.appending("materials")
            builderPlatform = invocation?["environment"]?["platform"]?.string(limit: 64)
            started = metadata?["buildStartedOn"]?.string(limit: 64)
            hasBuildConfig = predicate["buildConfig"] != nil
            hasMetadata = metadata != nil
            isHermetic = metadata?["https://mobyproject.org/buildkit@v1#hermetic"]?.boolean
            isRequestComplete = completeness?["parameters"]?.boolean
            areMaterialsComplete = completeness?["materials"]?.boolean
            versionControl = details?["vcs"]
        }

        private init(
            version1 predicate: JSONValue,
            _ definition: JSONValue,
            at pointer: JSONPointer
        ) {
            let external = definition["externalParameters"]
            let inside = definition["internalParameters"]
            let metadata = predicate["runDetails"]?["metadata"]
            let completeness = metadata?["buildkit_completeness"]
            let place = pointer.appending("buildDefinition")
            format = .provenance1
            buildType = definition["buildType"]?.string(limit: 512)
            request = external?["request"]
            requestPointer = place.appending("externalParameters").appending("request")
            configSource = external?["configSource"]
            entryPoint = configSource?["path"]
            materials = definition["resolvedDependencies"]
            materialsPointer = place.appending("resolvedDependencies")
            builderPlatform = inside?["builderPlatform"]?.string(limit: 64)
            started = metadata?["startedOn"]?.string(limit: 64)
            hasBuildConfig = inside?["buildConfig"] != nil
            hasMetadata = metadata != nil
            isHermetic = metadata?["buildkit_hermetic"]?.boolean
            isRequestComplete = completeness?["request"]?.boolean
            areMaterialsComplete = completeness?["resolvedDependencies"]?.boolean
            versionControl = metadata?["buildkit_metadata"]?["vcs"]
        }
    }
}

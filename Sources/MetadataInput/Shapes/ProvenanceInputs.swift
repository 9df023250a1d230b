internal import BuildModel
internal import JSONText

/// Builds nested in provenance as `inputs` (BuildKit v0.30 on): a request each, without materials.
enum ProvenanceInputs {
    static func builds(
        _ map: JSONValue,
        depth: Int,
        at pointer: JSONPointer,
        into payload: inout Payload,
        in context: inout ReadingContext
    ) -> [NestedBuild] {
        guard map.isObject else {
            context.reportKind(map, at: pointer, expected: "an object of builds")
            return []
        }
        guard depth < BuildInfo.maximumDepth else {
            context.report(
                .warning,
                "deps-depth",
                at: pointer,
                found: "builds nested more than \(BuildInfo.maximumDepth) deep, which were left out"
            )
            return []
        }
        var builds: [Text: NestedBuild] = [:]
        for member in map.members where member.value.isObject {
            let place = pointer.appending(member.key.string).appending("request")
            let name = Text(Redactor.text(PlatformSuffix.split(member.key.string).name))
            guard builds[name] == nil else { continue }
            let request = member.value["request"]
            let arguments = place.appending("args")
            let additions = additions(of: member.value["configSource"])
            let facts =
                AttributeReader.read(
                    request?["args"],
                    adding: additions,
                    at: arguments,
                    in: &context
                ) ?? AttributeReader.filter(additions, at: arguments, in: &context)
            payload.hiddenElsewhere += facts.hidden
            if let request { readClientParts(request, into: &payload) }
            var build = NestedBuild(
                name: name,
                frontend: FrontendRule.frontend(
                    name: request.flatMap { context.text("frontend", of: $0, at: place) },
                    image: facts.frontend,
                    attributesKnown: request?["args"] != nil
                ),
                attributes: facts.nested
            )
            if let inner = request?["inputs"] {
                build.dependencies = Self.builds(
                    inner,
                    depth: depth + 1,
                    at: place.appending("inputs"),
                    into: &payload,
                    in: &context
                )
            }
            builds[name] = build
        }
        return builds.values.sorted { $0.name < $1.name }
    }

    /// The remote context of a nested build and the path of its Dockerfile, as attributes.
    private static func additions(of source: JSONValue?) -> [(key: String, value: String)] {
        [("context", "uri"), ("filename", "path")].compactMap { key, field in
            guard let value = source?[field]?.string(limit: 4096), !value.isEmpty else {
                return nil
            }
            return (key, value)
        }
    }

    /// What the client gave to a nested build it gave to the whole.
    private static func readClientParts(_ request: JSONValue, into payload: inout Payload) {
        func add(_ field: String, _ key: String, to list: inout [Text]) {
            guard request[field] != nil else { return }
            list = Set(list + Provenance.names(request[field], key)).sorted()
        }
        add("locals", "name", to: &payload.locals)
        add("secrets", "id", to: &payload.secrets)
        add("ssh", "id", to: &payload.ssh)
        if Provenance.needsSecret(request["secrets"]) { payload.needsSecret = true }
    }
}

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
            let facts = AttributeReader.read(
                request?["args"],
                at: place.appending("args"),
                in: &context
            )
            payload.hiddenElsewhere += facts?.hidden ?? []
            var build = NestedBuild(
                name: name,
                frontend: FrontendRule.frontend(
                    name: request.flatMap { context.text("frontend", of: $0, at: place) },
                    image: facts?.frontend,
                    attributesKnown: facts != nil
                ),
                attributes: facts?.shown ?? []
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
}

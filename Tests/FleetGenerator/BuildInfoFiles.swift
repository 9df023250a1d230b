/// Metadata files with buildinfo (A2, A3) and without any build info (B3).
enum BuildInfoFiles {
    static func metadata(_ build: Build) -> JSONTree {
        var members = OutputFacts.members(of: build)
        for platform in build.plan.platforms {
            let key = "containerimage.buildinfo"
            let isOnly = build.plan.platforms.count == 1
            members[isOnly ? key : key + "/" + platform] = buildInfo(build, platform)
        }
        return .object(members)
    }

    /// One file of several targets, of which one in five has only a reference.
    static func bake(_ builds: [Build]) -> JSONTree {
        var targets: [String: JSONTree] = [:]
        for build in builds { targets["app-\(build.plan.number)"] = metadata(build) }
        if builds.count > 3 {
            targets["lint"] = .texts(["buildx.build.ref": "default/default/lint"])
        }
        return .object(targets)
    }

    static func outputs(_ build: Build) -> JSONTree { .object(OutputFacts.members(of: build)) }

    private static func buildInfo(_ build: Build, _ platform: String) -> JSONTree {
        let sources = build.sources(on: platform)
        var members: [String: JSONTree] = [
            "frontend": .text("dockerfile.v0"),
            "sources": .list(sources.map(\.buildInfo)),
        ]
        if !build.attributes.isEmpty { members["attrs"] = .texts(build.attributes) }
        if build.plan.number % 10 == 3 {
            members["deps"] = .object([
                "0-base": .object([
                    "frontend": .text("dockerfile.v0"),
                    "sources": .list(sources.prefix(1).map(\.buildInfo)),
                ])
            ])
        }
        return .object(members)
    }
}

/// What every metadata file says of the image that was made.
enum OutputFacts {
    static func members(of build: Build) -> [String: JSONTree] {
        var random = build.random
        let digest = random.digest()
        var members: [String: JSONTree] = [
            "containerimage.digest": .text(digest),
            "containerimage.descriptor": .object([
                "mediaType": .text("application/vnd.oci.image.index.v1+json"),
                "digest": .text(digest),
                "size": .number(856),
                "annotations": .texts(["org.opencontainers.image.created": build.finished]),
            ]),
            "buildx.build.ref": .text("default/default/" + random.hex(25)),
        ]
        if build.plan.number % 20 != 7 { members["image.name"] = .text(build.names) }
        if build.plan.platforms.count == 1 {
            members["containerimage.config.digest"] = .text(random.digest())
        }
        return members
    }
}

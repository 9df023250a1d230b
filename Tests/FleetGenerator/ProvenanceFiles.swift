/// Provenance in metadata files (B1), statements (C2) and history inspect output (C6).
enum ProvenanceFiles {
    static func metadata(_ build: Build, _ detail: Detail) -> JSONTree {
        var members = OutputFacts.members(of: build)
        for platform in build.plan.platforms {
            let key = "buildx.build.provenance"
            let isOnly = build.plan.platforms.count == 1
            members[isOnly ? key : key + "/" + platform] = predicate(build, platform, detail)
        }
        if detail == .warnings { members["buildx.build.warnings"] = warnings(build) }
        return .object(members)
    }

    enum Detail {
        case minimum, warnings, maximum
    }

    /// As the local exporter writes it, 20 to 42 KB.
    static func statement(_ build: Build) -> JSONTree {
        var random = build.random
        return .object([
            "_type": .text("https://in-toto.io/Statement/v0.1"),
            "predicateType": .text("https://slsa.dev/provenance/v0.2"),
            "subject": .list([
                .object([
                    "name": .text("pkg:docker/\(build.plan.name)@nightly?platform=linux%2Famd64"),
                    "digest": .texts(["sha256": random.hex(64)]),
                ])
            ]),
            "predicate": predicate(build, "linux/amd64", .maximum, steps: 20...45),
        ])
    }

    /// One build in fifty failed, and only history tells of it.
    static func history(_ build: Build) -> JSONTree {
        var random = build.random
        var members: [String: JSONTree] = [
            "Name": .text(build.plan.name),
            "Ref": .text(random.hex(25)),
            "Platform": .list(build.plan.platforms.map { .text($0) }),
            "StartedAt": .text(build.started),
            "CompletedAt": .text(build.finished),
            "Status": .text("completed"),
            "NumTotalSteps": .number(12),
            "Materials": .list(
                build.sources.map { source in
                    let isGit = source.identity.kind == .git
                    return .object([
                        "URI": .text(source.reference),
                        "Digests": .list([.text(isGit ? "sha1:" + source.pin : source.pin)]),
                    ])
                }
            ),
        ]
        if build.plan.number % 2 == 0 {
            members["Status"] = .text("failed")
            members["Error"] = .object(["Message": .text("process did not complete: 1")])
        }
        return .object(members)
    }

    private static func predicate(
        _ build: Build,
        _ platform: String,
        _ detail: Detail,
        steps: ClosedRange<Int>? = nil
    ) -> JSONTree {
        var random = build.random
        let frontend = Build.Source.material(
            "pkg:docker/docker/dockerfile@1",
            "sha256",
            "ac85f380a63b13dfcefa89046420e1781752bab202122f8f50032edf31be0021"
        )
        let hasFrontend = build.plan.number % 3 == 0
        var arguments = build.attributes
        if hasFrontend {
            arguments["cmdline"] = "docker/dockerfile:1"
            arguments["source"] = "docker/dockerfile:1"
        }
        var members: [String: JSONTree] = [
            "builder": .texts(["id": ""]),
            "buildType": .text("https://mobyproject.org/buildkit@v1"),
            "materials": .list(
                (hasFrontend ? [frontend] : []) + build.sources(on: platform).map(\.material)
            ),
            "invocation": .object([
                "configSource": .texts(["entryPoint": "Dockerfile"]),
                "parameters": .object([
                    "frontend": .text(hasFrontend ? "gateway.v0" : "dockerfile.v0"),
                    "args": .texts(arguments),
                    "locals": .list(["context", "dockerfile"].map { .texts(["name": $0]) }),
                ]),
                "environment": .texts(["platform": "linux/amd64"]),
            ]),
        ]
        if detail == .maximum {
            // Most are small, a few very large.
            let count = random.number(in: steps ?? (random.happens(0.15) ? 60...200 : 8...40))
            members["buildConfig"] = definition(count, &random)
            members["metadata"] = .object([
                "buildInvocationID": .text(random.hex(25)),
                "buildStartedOn": .text(build.started),
                "buildFinishedOn": .text(build.finished),
                "completeness": .object([
                    "parameters": .bool(true), "environment": .bool(true),
                    "materials": .bool(false),
                ]),
                "reproducible": .bool(false),
                "https://mobyproject.org/buildkit@v1#metadata": .object([
                    "vcs": .texts([
                        "source": "https://github.com/example/app-\(build.plan.number)",
                        "revision": random.hex(40),
                    ])
                ]),
            ])
        }
        return .object(members)
    }

    private static func definition(_ count: Int, _ random: inout SeededRandom) -> JSONTree {
        var mapping: [String: JSONTree] = [:]
        var steps: [JSONTree] = []
        for number in 0..<count {
            mapping[random.digest()] = .text("step\(number)")
            let command = "set -eux; make -C /src/part\(number) install PREFIX=/out DESTDIR=/"
            steps.append(
                .object([
                    "id": .text("step\(number)"),
                    "inputs": .list(number > 0 ? [.text("step\(number - 1):0")] : []),
                    "op": .object([
                        "constraints": .object([:]),
                        "platform": .texts(["Architecture": "amd64", "OS": "linux"]),
                        "Op": .object([
                            "exec": .object([
                                "meta": .object([
                                    "args": .list(["/bin/sh", "-c", command].map { .text($0) }),
                                    "cwd": .text("/src"),
                                    "env": .list([
                                        .text("PATH=/usr/local/bin:/usr/bin:/bin"),
                                        .text("STEP=\(number)"),
                                    ]),
                                ]),
                                "mounts": .list([
                                    .object(["dest": .text("/"), "output": .number(0)])
                                ]),
                            ])
                        ]),
                    ]),
                ])
            )
        }
        return .object(["llbDefinition": .list(steps), "digestMapping": .object(mapping)])
    }

    /// 8 to 28 KB: each holds its Dockerfile.
    private static func warnings(_ build: Build) -> JSONTree {
        var random = build.random
        let dockerfile = random.hex(random.number(in: 2_000...6_000))
        return .list(
            (0..<random.number(in: 3...4)).map { number in
                .object([
                    "vertex": .text(random.digest()),
                    "level": .number(1),
                    "short": .text("TWFpbnRhaW5lcklzRGVwcmVjYXRlZA=="),
                    "detail": .list([
                        .text("VGhlIE1BSU5UQUlORVIgaW5zdHJ1Y3Rpb24gaXMgZGVwcmVjYXRlZA==")
                    ]),
                    "url": .text("https://docs.docker.com/go/dockerfile/rule/"),
                    "sourceInfo": .texts([
                        "filename": "Dockerfile", "data": dockerfile, "language": "Dockerfile",
                    ]),
                    "range": .list([
                        .object([
                            "start": .object(["line": .number(number + 1)]),
                            "end": .object(["line": .number(number + 1)]),
                        ])
                    ]),
                ])
            }
        )
    }
}

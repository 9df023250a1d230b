/// Image configs without build info (A5b).
enum ConfigFiles {
    static func config(_ build: Build) -> JSONTree {
        var random = build.random
        return .object([
            "architecture": .text("amd64"),
            "os": .text("linux"),
            "created": .text(build.finished),
            "config": .object([
                "Env": .list([.text("PATH=/usr/local/bin:/usr/bin:/bin")]),
                "Labels": .texts(["org.opencontainers.image.title": "app-\(build.plan.number)"]),
            ]),
            "rootfs": .object([
                "type": .text("layers"),
                "diff_ids": .list((0..<6).map { _ in .text(random.digest()) }),
            ]),
            "history": .list(
                (0..<8).map { number in
                    .texts([
                        "created": build.finished,
                        "created_by": "RUN /bin/sh -c make part\(number) # buildkit",
                        "comment": "buildkit.dockerfile.v0",
                    ])
                }
            ),
        ])
    }
}

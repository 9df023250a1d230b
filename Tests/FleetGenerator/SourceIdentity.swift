/// One source that builds of the fleet use: how it is written, and how often it moves.
struct SourceIdentity {
    let kind: Kind
    /// What follows `docker-image://`, or a URL.
    let reference: String
    /// The probability that the pin moves in one night.
    let movement: Double
    /// Written with its digest, as `name@sha256:…`.
    var isFixed = false

    enum Kind: Hashable {
        case image, http, git
    }

    /// How the pin history is drawn: commits move on working days.
    func moves(onNight night: Int, _ random: inout SeededRandom) -> Bool {
        let isRestDay = night % 7 >= 5
        return random.happens(kind == .git && isRestDay ? movement / 4 : movement)
    }

    /// About 200 identities for 1,000 images, the most popular ones first (formats.md 14.3, 14.4).
    static func catalogue(count: Int, seed: UInt64) -> [SourceIdentity] {
        var random = SeededRandom(seed, "catalogue")
        var list = popular
        var number = 0
        while list.count < count {
            number += 1
            let kind = random.index(ofWeights: [79, 15, 6])
            list.append(
                kind == 0
                    ? image(number, &random)
                    : kind == 1 ? download(number, &random) : repository(number, &random)
            )
        }
        return Array(list.prefix(count))
    }

    private static let popular: [SourceIdentity] = [
        .init(kind: .image, reference: "docker.io/library/alpine:3.19", movement: 0.04),
        .init(kind: .image, reference: "docker.io/library/alpine:latest", movement: 0.08),
        .init(kind: .image, reference: "docker.io/library/golang:1.22-alpine", movement: 0.04),
        .init(kind: .image, reference: "docker.io/library/debian:bookworm-slim", movement: 0.04),
        .init(kind: .image, reference: "docker.io/library/busybox:latest", movement: 0.08),
        .init(kind: .image, reference: "docker.io/tonistiigi/xx:1.3.0", movement: 0.001),
        .init(kind: .image, reference: "docker.io/library/nginx:1.27-alpine", movement: 0.04),
        .init(kind: .image, reference: "docker.io/library/python:3.12-slim", movement: 0.04),
        .init(
            kind: .http,
            reference: "https://raw.githubusercontent.com/moby/moby/master/README.md",
            movement: 0.03
        ),
        .init(kind: .image, reference: "docker.io/library/busybox:1.35.0", movement: 0.02),
        .init(kind: .image, reference: "docker.io/library/gradle:8.5-jdk17", movement: 0.04),
        .init(kind: .image, reference: "docker.io/library/alpine:3.18", movement: 0.04),
        .init(
            kind: .git,
            reference: "https://github.com/crazy-max/buildkit-buildsources-test.git#master",
            movement: 0.35
        ),
        .init(
            kind: .image,
            reference: "docker.io/moby/buildkit:v0.9.0",
            movement: 0,
            isFixed: true
        ),
    ]

    private static func image(_ number: Int, _ random: inout SeededRandom) -> SourceIdentity {
        let host = random.element(of: ["docker.io/", "ghcr.io/", "registry.example.com:5000/"])
        let name = host + "team\(number % 17)/base-\(number)"
        switch random.index(ofWeights: [30, 30, 29, 11]) {
        case 0: return .init(kind: .image, reference: name + ":latest", movement: 0.08)
        case 1: return .init(kind: .image, reference: name + ":3.\(number % 20)", movement: 0.04)
        case 2:
            let tag = ":\(number % 9).\(number % 7).\(number % 5)"
            return .init(kind: .image, reference: name + tag, movement: 0.02)
        default:
            return .init(kind: .image, reference: name + ":1", movement: 0, isFixed: true)
        }
    }

    private static func download(_ number: Int, _ random: inout SeededRandom) -> SourceIdentity {
        let start = "https://downloads.example.org/project-\(number)/"
        return random.happens(0.5)
            ? .init(kind: .http, reference: start + "master/install.sh", movement: 0.03)
            : .init(
                kind: .http,
                reference: start + "releases/v1.\(number % 12).0/tool-linux-amd64.tar.gz",
                movement: 0.0002
            )
    }

    private static func repository(_ number: Int, _ random: inout SeededRandom) -> SourceIdentity {
        let start = "https://github.com/example/repo-\(number).git#"
        return random.happens(0.7)
            ? .init(kind: .git, reference: start + "main", movement: 0.35)
            : .init(kind: .git, reference: start + "v1.\(number % 9)", movement: 0.0005)
    }
}

/// What stays the same of one image from night to night.
struct ImagePlan {
    let number: Int
    /// The repository, without a tag.
    let name: String
    let platforms: [String]
    /// Indices into the catalogue, without doubles.
    let sources: [Int]
    let attributes: [String: String]
    let shape: Shape
    let layout: Int
    let isIndented: Bool
    let hasExtraName: Bool
    /// Where in the night it is built, from 0 to 1.
    let moment: Double

    enum Shape: CaseIterable {
        case buildInfo, bake, provenance, warnings, maximum, outputs, statement, config, history
    }

    init(number: Int, popularity: [Double], shapes: [Double], seed: UInt64) {
        var random = SeededRandom(seed, "image", number)
        self.number = number
        name =
            random.happens(0.7)
            ? "registry.example.com/team\(number % 23)/app-\(number)"
            : "docker.io/example\(number % 11)/service-\(number)"
        platforms = Self.platforms(&random)
        sources = Self.sources(&random, popularity)
        attributes = Self.attributes(number, &random)
        shape = Shape.allCases[random.index(ofWeights: shapes)]
        layout = random.index(ofWeights: [50, 25, 25])
        isIndented = random.happens(0.7)
        hasExtraName = random.happens(0.2)
        moment = Double.random(in: 0..<1, using: &random)
    }

    private static let known = [
        "linux/amd64", "linux/arm64", "linux/arm/v7", "linux/386", "linux/arm/v6",
        "linux/ppc64le", "linux/riscv64", "linux/s390x",
    ]

    private static func platforms(_ random: inout SeededRandom) -> [String] {
        switch random.index(ofWeights: [70, 25, 5]) {
        case 0: [known[0]]
        case 1: Array(known.prefix(2))
        default: Array(known.prefix(random.number(in: 3...8)))
        }
    }

    /// formats.md 14.1; the popularity is Zipf's.
    private static func sources(_ random: inout SeededRandom, _ popularity: [Double]) -> [Int] {
        var count = random.index(ofWeights: [2, 26, 48, 14, 3, 2, 4, 1])
        if random.happens(0.011) { count = random.number(in: 8...20) }
        if random.happens(0.001) { count = random.number(in: 20...60) }
        var chosen: [Int] = []
        while chosen.count < min(count, popularity.count) {
            let index = random.index(ofWeights: popularity)
            if !chosen.contains(index) { chosen.append(index) }
        }
        return chosen
    }

    /// formats.md 14.2: bare builds, and those with the labels of a metadata action.
    private static func attributes(_ number: Int, _ random: inout SeededRandom) -> [String: String]
    {
        let group = random.index(ofWeights: [29, 5, 37, 8, 9, 3, 2, 7])
        let counts = [0...0, 1...1, 2...2, 3...3, 4...4, 5...5, 6...10, 11...16]
        let count = random.number(in: counts[group])
        var list = [
            ("filename", random.happens(0.5) ? "Dockerfile" : "docker/Dockerfile.release"),
            ("build-arg:VERSION", "1.\(number % 40).0"),
            ("target", "runtime"),
            ("build-arg:GOPROXY", "https://proxy.example.org,direct"),
            ("vcs:source", "https://github.com/example/app-\(number)"),
            ("label:org.opencontainers.image.title", "app-\(number)"),
        ]
        if count > 5 {
            for label in labels { list.append(("label:org.opencontainers.image." + label, label)) }
            list.append(("build-arg:DOCKER_META_IMAGES", "registry.example.com/app-\(number)"))
            list.append(("build-arg:DOCKER_META_VERSION", "nightly"))
        } else {
            list.shuffle(using: &random)
        }
        if random.happens(0.01) {
            let flags = (0..<60).map { "-Wl,--wrap=function\($0)" }.joined(separator: " ")
            list.insert(("build-arg:LDFLAGS", flags), at: 0)
        }
        return Dictionary(list.prefix(count)) { first, _ in first }
    }

    private static let labels = [
        "description", "documentation", "licenses", "url", "source", "vendor", "authors",
        "base.name",
    ]
}

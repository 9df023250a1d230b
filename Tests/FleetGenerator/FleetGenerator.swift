/// A file of a generated fleet, by its path below the fleet's folder.
package struct GeneratedFile: Sendable {
    package var path: String
    package var bytes: [UInt8]
}

/// A fleet of images that are built every night, drawn after formats.md 14; the same for a seed.
///
/// OCI layouts and history exports are left to tests of those shapes; in their place stand statements
/// and history inspect output.
package struct FleetGenerator {
    package let nights: Int
    private let plans: [ImagePlan]
    private let catalogue: [SourceIdentity]
    private let histories: [PinHistory]
    private let seed: UInt64
    private let hasMess: Bool

    /// Which shapes the files have.
    package enum Mix: String, CaseIterable, Sendable {
        /// A directory of mixed age (formats.md 14.3).
        case mixed
        /// Buildinfo only, as before BuildKit v0.12.
        case buildinfo

        fileprivate var weights: [Double] {
            switch self {
            case .mixed: [25, 10, 36, 4, 5, 8, 7, 3, 2]
            case .buildinfo: [90, 10, 0, 0, 0, 0, 0, 0, 0]
            }
        }
    }

    package init(
        images: Int,
        nights: Int,
        mix: Mix = .mixed,
        hasMess: Bool = true,
        seed: UInt64 = 1
    ) {
        let catalogue = SourceIdentity.catalogue(count: max(20, images / 5), seed: seed)
        let popularity = catalogue.indices.map { Self.popularity(ofRank: $0 + 1) }
        self.nights = nights
        self.catalogue = catalogue
        self.seed = seed
        self.hasMess = hasMess
        histories = catalogue.enumerated().map {
            PinHistory($1, number: $0, nights: nights, seed: seed)
        }
        plans = (0..<images).map {
            ImagePlan(number: $0, popularity: popularity, shapes: mix.weights, seed: seed)
        }
    }

    /// The files of one night, from 0, in no special order.
    package func files(ofNight night: Int) -> [GeneratedFile] {
        var files: [GeneratedFile] = []
        var baked: [Build] = []
        for plan in plans {
            let build = build(plan, night)
            guard plan.shape == .bake else {
                files.append(file(of: build))
                continue
            }
            baked.append(build)
            if baked.count == 1 + (plan.number % 4) { flush(&baked, into: &files) }
        }
        flush(&baked, into: &files)
        if hasMess { Mess(seed: seed).mix(into: &files, night: night) }
        return files
    }

    /// One divided by the rank's power of 1.1, by halving: no logarithms, whose last bits differ.
    private static func popularity(ofRank rank: Int) -> Double {
        var tenth = 1.0
        var rest = rank
        while rest > 1 {
            tenth *= 1.0718
            rest /= 2
        }
        return 1 / (Double(rank) * tenth)
    }

    private func flush(_ builds: inout [Build], into files: inout [GeneratedFile]) {
        guard let first = builds.first else { return }
        files.append(
            GeneratedFile(
                path: path(of: first),
                bytes: BuildInfoFiles.bake(builds).bytes(indented: first.plan.isIndented)
            )
        )
        builds = []
    }

    private func file(of build: Build) -> GeneratedFile {
        let tree =
            switch build.plan.shape {
            case .buildInfo, .bake: BuildInfoFiles.metadata(build)
            case .provenance: ProvenanceFiles.metadata(build, .minimum)
            case .warnings: ProvenanceFiles.metadata(build, .warnings)
            case .maximum: ProvenanceFiles.metadata(build, .maximum)
            case .outputs: BuildInfoFiles.outputs(build)
            case .statement: ProvenanceFiles.statement(build)
            case .config: ConfigFiles.config(build)
            case .history: ProvenanceFiles.history(build)
            }
        return GeneratedFile(
            path: path(of: build),
            bytes: tree.bytes(indented: build.plan.isIndented)
        )
    }

    /// formats.md 14.7.
    private func path(of build: Build) -> String {
        let image = "app-\(build.plan.number)"
        switch build.plan.layout {
        case 0: return "nightly/\(build.date)/\(image).json"
        case 1:
            let time = build.started.utf8.map { $0 == UInt8(ascii: ":") ? UInt8(ascii: "-") : $0 }
            return "\(image)/\(String(decoding: time, as: UTF8.self))/metadata.json"
        default:
            let date = String(
                decoding: build.date.utf8.filter { $0 != UInt8(ascii: "-") },
                as: UTF8.self
            )
            return "flat/\(image)-\(date).json"
        }
    }

    private func build(_ plan: ImagePlan, _ night: Int) -> Build {
        var random = SeededRandom(seed, "build", plan.number, night)
        let date = CalendarDay(number: night).text
        func source(_ index: Int) -> Build.Source {
            let pin = histories[index].pin(onNight: night, at: plan.moment)
            return Build.Source(identity: catalogue[index], pin: pin)
        }
        var chosen = plan.sources
        if random.happens(0.005) { chosen = Array(chosen.dropLast()) }
        var attributes = plan.attributes
        if attributes["build-arg:VERSION"] != nil {
            var changes = SeededRandom(seed, "version", plan.number)
            let version = (0...night).count { _ in changes.happens(0.01) }
            attributes["build-arg:VERSION"] = "1.\(plan.number % 40).\(version)"
        }
        if attributes.count > 5 {
            attributes["label:org.opencontainers.image.revision"] = random.hex(40)
            attributes["label:org.opencontainers.image.created"] = date + "T01:58:00Z"
        }
        var own: [String: Build.Source] = [:]
        if plan.platforms.count > 1, plan.number % 10 == 0 {
            for (index, platform) in plan.platforms.enumerated() {
                own[platform] = source((plan.number + index) % catalogue.count)
            }
        }
        let second = Int(plan.moment * 14_000)
        return Build(
            plan: plan,
            night: night,
            date: date,
            sources: chosen.map(source),
            platformSources: own,
            attributes: attributes,
            started: date + "T" + CalendarDay.time(second + 7_200) + "Z",
            finished: date + "T" + CalendarDay.time(second + 7_500) + "Z",
            random: random
        )
    }
}

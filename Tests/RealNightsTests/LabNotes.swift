import BuildModel
import JSONText
import TestSupport

/// What the lab noted of its builds: inputs of each night, and options of each build.
struct LabNotes {
    /// The pin of each source by night.
    private let pins: [Int: [String: String]]
    private let builds: [String: [Int: [String: Build]]]

    /// How one image was built in one night; rebuilds left out.
    private struct Build {
        let provenance: String?
        let epoch: String?
    }

    static func read() throws -> LabNotes { try LabNotes() }

    private init() throws {
        var pins: [Int: [String: String]] = [:]
        var builds: [String: [Int: [String: Build]]] = [:]
        for night in RealNights.nights {
            let bytes = try Corpus.bytes("buildkit-runs/inputs/night-0\(night).json")
            let root = try JSONDocument(parsing: bytes).root
            var noted: [String: String] = [:]
            for member in root["images"]?.members.map({ $0 }) ?? [] {
                noted["docker-image://" + member.key.string] = member.value["digest"]?.string
            }
            for member in root["git"]?.members.map({ $0 }) ?? [] {
                let parts = member.key.string.split(separator: "#")
                let name = "git://" + parts[0].dropFirst("http://".count).dropLast(".git".count)
                noted[name + "#" + parts[1]] = member.value["commit"]?.string
            }
            for member in root["http"]?.members.map({ $0 }) ?? [] {
                noted[member.key.string] = member.value["sha256"]?.string
            }
            pins[night] = noted
            for version in RealNights.versions {
                let bytes = try Corpus.bytes("buildkit-runs/\(version)/night-0\(night)/builds.json")
                for row in try JSONDocument(parsing: bytes).root.elements {
                    guard let image = row["image"]?.string, row["rebuild"] == nil,
                        builds[version]?[night]?[image] == nil
                    else { continue }
                    builds[version, default: [:]][night, default: [:]][image] = Build(
                        provenance: row["provenance"]?.string,
                        epoch: row["source_date_epoch"]?.string
                    )
                }
            }
        }
        self.pins = pins
        self.builds = builds
    }

    func pin(_ source: String, _ night: Int) -> String? { pins[night]?[source] }

    /// How a record of the image was made, or `nil` where none can tell its sources.
    func recording(_ image: LabImage, _ version: String, _ night: Int) -> Recording? {
        let isOld = version == "v0.10.6" || version == "v0.11.6"
        if image.isBake {
            if image.name == "runtime", ![1, 4, 7].contains(night) { return nil }
            let isPushed = [1, 6].contains(night) && ["web", "tools"].contains(image.name)
            switch version {
            case "v0.10.6": return Recording(format: "buildinfo", mode: nil)
            case "v0.11.6":
                return isPushed
                    ? Recording(format: "slsa-v0.2", mode: "min", hasArguments: true)
                    : Recording(format: "buildinfo", mode: nil)
            case "v0.13.2": return isPushed ? Recording(format: "slsa-v0.2", mode: "min") : nil
            default:
                guard night != 5 else { return nil }
                // Buildx keeps the arguments in its metadata, whatever the mode.
                return Recording(
                    format: "slsa-v0.2",
                    mode: night == 3 ? "max" : "min",
                    hasArguments: true
                )
            }
        }
        guard let build = builds[version]?[night]?[image.name] else { return nil }
        guard let provenance = build.provenance else {
            return isOld ? Recording(format: "buildinfo", mode: nil) : nil
        }
        let isSecond =
            provenance.contains("version=v1")
            || (version == "v0.32.2" && !provenance.contains("version="))
        return Recording(
            format: isSecond ? "slsa-v1" : "slsa-v0.2",
            mode: provenance.contains("mode=max") ? "max" : "min",
            hasArguments: isOld
        )
    }

    /// The epoch of the build that stands for the night.
    ///
    /// Rebuilds of web had one; they stand for nights 1, 3 and 5 where their time is known, which
    /// build info alone does not tell.
    func epoch(_ image: LabImage, _ version: String, _ night: Int) -> String? {
        guard !image.isBake, version != "v0.10.6" else { return nil }
        if image.name == "web", [1, 3, 5].contains(night) {
            return recording(image, version, night)?.format == "buildinfo" ? nil : "1700000000"
        }
        return builds[version]?[night]?[image.name]?.epoch
    }
}

/// What a record says about itself, by the options that it was built with.
struct Recording: Equatable {
    let format: String
    let mode: String?
    var hasArguments = false

    var knowsArguments: Bool { format == "buildinfo" || mode == "max" || hasArguments }
}

/// One image of the lab: built by buildctl, or by Buildx.
struct LabImage: Hashable {
    let name: String
    let isBake: Bool

    /// `127.0.0.1:5000/acme-bk0-10/web`, `127.0.0.1:5000/acme-bake10/web`.
    init?(_ image: Text) {
        let parts = image.string.split(separator: "/")
        guard parts.count >= 2, let last = parts.last else { return nil }
        name = String(last)
        isBake = parts[parts.count - 2].hasPrefix("acme-bake")
    }

    /// The sources that the definitions ask for.
    func sources(_ version: String) -> Set<String> {
        let files = "http://127.0.0.1:8181/files/"
        let git = "git://127.0.0.1:8181/git/"
        let images = "docker-image://docker.io/library/"
        switch name {
        case "web":
            return [images + "golang:1.21-alpine", images + "alpine:3.18", files + "ca-bundle.pem"]
        case "api":
            var sources: Set = [
                images + "golang:1.21-alpine", images + "debian:bookworm-slim", git + "webapp#main",
            ]
            // Only this release records the sources of a target that another one is made from.
            if isBake, version == "v0.10.6" { sources.insert(images + "alpine:3.18") }
            return sources
        case "worker": return [images + "alpine:3.18", files + "release-notes.txt"]
        case "tools": return [images + "alpine:3.18", files + "ca-bundle.pem"]
        case "docs":
            let isOld = version == "v0.10.6" || version == "v0.11.6"
            return isOld
                ? [images + "busybox:1.36"] : [images + "busybox:1.36", git + "libfoo#main"]
        case "batch": return [images + "busybox:1.36", files + "batch-ctx.tar.gz"]
        case "runtime": return [images + "debian:bookworm-slim"]
        default: return []
        }
    }

    var isRuntimeOfBuildctl: Bool { name == "runtime" && !isBake }
}

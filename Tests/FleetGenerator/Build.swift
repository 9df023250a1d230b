/// One image in one night.
struct Build {
    let plan: ImagePlan
    let night: Int
    /// `2026-09-01`.
    let date: String
    let sources: [Source]
    /// The platform's own source, where there is one, by platform.
    let platformSources: [String: Source]
    let attributes: [String: String]
    let started: String
    let finished: String
    var random: SeededRandom

    struct Source {
        let identity: SourceIdentity
        let pin: String

        /// As buildinfo says it.
        var reference: String {
            identity.isFixed ? identity.reference + "@" + pin : identity.reference
        }

        var material: JSONTree {
            switch identity.kind {
            case .image:
                let name =
                    identity.reference.utf8.starts(with: "docker.io/library/".utf8)
                    ? String(identity.reference.dropFirst(18)) : identity.reference
                let parts = name.split(separator: ":")
                let tag = parts.last.map(String.init) ?? "latest"
                let path = parts.dropLast().joined(separator: "%3A")
                let digest = identity.isFixed ? "digest=\(pin)&" : ""
                return Self.material(
                    "pkg:docker/\(path)@\(tag)?\(digest)platform=linux%2Famd64",
                    "sha256",
                    String(pin.dropFirst(7))
                )
            case .http:
                return Self.material(identity.reference, "sha256", String(pin.dropFirst(7)))
            case .git: return Self.material(identity.reference, "sha1", pin)
            }
        }

        static func material(_ uri: String, _ algorithm: String, _ digest: String) -> JSONTree {
            .object(["uri": .text(uri), "digest": .object([algorithm: .text(digest)])])
        }

        var buildInfo: JSONTree {
            let type =
                switch identity.kind {
                case .image: "docker-image"
                case .http: "http"
                case .git: "git"
                }
            return .texts(["type": type, "ref": reference, "pin": pin])
        }
    }

    func sources(on platform: String) -> [Source] {
        let own = platformSources[platform].map { [$0] } ?? []
        return (sources + own).sorted {
            $0.reference.utf8.lexicographicallyPrecedes($1.reference.utf8)
        }
    }

    /// The names that the image is pushed under.
    var names: String {
        plan.name + ":nightly" + (plan.hasExtraName ? "," + plan.name + ":latest" : "")
    }
}

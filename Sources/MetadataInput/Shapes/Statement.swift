internal import BuildModel
internal import JSONText

/// An in-toto statement around provenance, bare or in a DSSE envelope (C2, C3, C4).
enum Statement {
    static func recognize(_ statement: JSONValue) -> Recognition {
        guard let type = statement["predicateType"]?.string(limit: 512) else { return .unknown }
        guard let version = ProvenanceVersion(predicateType: type) else {
            return .ignored("an attestation of another kind than provenance")
        }
        if Provenance.Parts(statement["predicate"] ?? statement, at: .root).isOtherBuildType {
            return .lookAlike("provenance of another build system; not a BuildKit build")
        }
        if hasFileSubjects(statement) { return .shape(.localStatement) }
        return .shape(version == .v02 ? .statement02 : .statement1)
    }

    private static func hasFileSubjects(_ statement: JSONValue) -> Bool {
        guard let subjects = statement["subject"], subjects.count > 0 else { return false }
        return subjects.elements.allSatisfy { subject in
            guard let name = subject["name"]?.string(limit: 4096) else { return false }
            return !name.equalsInBytes("_") && !name.utf8.starts(with: "pkg:".utf8)
        }
    }

    static func read(
        _ statement: JSONValue,
        shape: Shape,
        content: Digest?,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        guard let predicate = statement["predicate"] else {
            context.report(
                .warning,
                "statement-predicate",
                at: pointer,
                found: "a statement without predicate"
            )
            return
        }
        reportType(of: statement, at: pointer, in: &context)
        let place = pointer.appending("predicate")
        let platform = PathPlatform.platform(of: context.file)
        let subjects = Subjects(statement)
        // An export of an image without name has no subject, and stands in a folder of its platform.
        let isLocal = shape == .localStatement || subjects.isEmpty && platform != nil
        let shape = isLocal ? .localStatement : shape
        var draft = Draft(origin: context.origin(shape, at: place), role: .document)
        draft.links.content = content
        if let payload = Provenance.read(predicate, at: place, in: &context) {
            draft.take(payload)
        }
        if isLocal || subjects.images.isEmpty {
            if isLocal {
                draft.propose(platform, rank: .path)
                if let files = FileSubjects.digest(of: statement) {
                    draft.record.outputs = [.init(kind: .files, digest: files)]
                }
            } else {
                draft.take(names: subjects.names)
            }
            context.add(draft)
            return
        }
        if subjects.isCut {
            context.report(
                .warning,
                "platform-count",
                at: pointer.appending("subject"),
                found: "more images than a statement is about, of which the first were read",
                expected: "at most \(PlatformLimit.maximum)"
            )
        }
        for image in subjects.images {
            var part = draft
            if subjects.images.count > 1 { part.links.part = image.digest }
            part.take(image)
            context.add(part)
        }
    }

    private static func reportType(
        of statement: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        guard let type = statement["predicateType"]?.string(limit: 512),
            let version = ProvenanceVersion(predicateType: type), version.predicateType != type
        else { return }
        context.report(
            .warning,
            "predicate-type",
            at: pointer.appending("predicateType"),
            found: "a type of provenance that BuildKit does not write",
            expected: version.predicateType,
            nextStep: "it is read as that one"
        )
    }
}

/// What a statement is about: platform manifests, each with the names of its image.
private struct Subjects {
    struct Image {
        let digest: Digest
        /// Package URLs.
        var names: [String] = []
    }

    private(set) var images: [Image] = []
    /// Package URLs of subjects without a digest that can be read.
    private(set) var names: [String] = []
    let isEmpty: Bool
    private(set) var isCut = false

    init(_ statement: JSONValue) {
        let subjects = statement["subject"]
        let count = subjects?.count ?? 0
        isEmpty = count == 0
        isCut = count > Self.maximum
        var places: [Digest: Int] = [:]
        for subject in subjects?.elements.prefix(Self.maximum).map({ $0 }) ?? [] {
            let name = subject["name"]?.string(limit: 4096)
            let digest = subject["digest"]?["sha256"]?.string(limit: 128).flatMap {
                Digest(sha256Hex: $0)
            }
            guard let digest else {
                if let name { names.append(name) }
                continue
            }
            let place = places[digest] ?? images.count
            if place == images.count {
                // A statement is repeated for each image, so their number has the limit of platforms.
                guard place < PlatformLimit.maximum else {
                    isCut = true
                    continue
                }
                images.append(Image(digest: digest))
                places[digest] = place
            }
            if let name { images[place].names.append(name) }
        }
    }

    /// More subjects than an image has names; a local export lists hundreds of files.
    private static let maximum = 1_000
}

extension Draft {
    /// Takes the image that a statement is about; its digest is the platform manifest's.
    fileprivate mutating func take(_ image: Subjects.Image) {
        links.subjects = [image.digest]
        record.outputs = [.init(kind: .manifest, digest: image.digest)]
        take(names: image.names)
    }

    fileprivate mutating func take(names: [String]) {
        for url in names.lazy.compactMap({ PackageURL($0) }) {
            propose(url.platform, rank: .subject)
            take(names: url.reference)
        }
    }
}

/// The versions of the provenance predicate that BuildKit writes.
enum ProvenanceVersion {
    case v02, v1

    init?(predicateType: String) {
        switch predicateType {
        case "https://slsa.dev/provenance/v0.2", "https://slsa.dev/provenance/v0.1": self = .v02
        case "https://slsa.dev/provenance/v1", "https://slsa.dev/provenance/v1.0": self = .v1
        default: return nil
        }
    }

    /// The type that BuildKit writes for the version.
    var predicateType: String {
        switch self {
        case .v02: "https://slsa.dev/provenance/v0.2"
        case .v1: "https://slsa.dev/provenance/v1"
        }
    }
}

extension Provenance.Parts {
    /// A statement says what built: one that does not name BuildKit's types is another's.
    var isOtherBuildType: Bool {
        guard let buildType else { return true }
        return !Provenance.buildTypes.contains(buildType)
    }
}

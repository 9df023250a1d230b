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

    /// A signed envelope, or a bundle that holds one: recognised by what is inside.
    static func recognizeEnvelope(_ object: JSONValue) -> Recognition {
        .envelope
    }

    private static func hasFileSubjects(_ statement: JSONValue) -> Bool {
        guard let subjects = statement["subject"], subjects.count > 0 else { return false }
        return subjects.elements.allSatisfy { subject in
            guard let name = subject["name"]?.string(limit: 4096) else { return false }
            return name != "_" && !name.utf8.starts(with: "pkg:".utf8)
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
        let place = pointer.appending("predicate")
        var draft = Draft(origin: context.origin(shape, at: place), role: .document)
        draft.links.content = content
        if shape == .localStatement {
            draft.propose(PathPlatform.platform(of: context.file), rank: .path)
        }
        readSubjects(of: statement, shape: shape, into: &draft, in: &context)
        if let payload = Provenance.read(predicate, at: place, in: &context) {
            draft.take(payload)
        }
        context.add(draft)
    }

    /// Images named by the subjects; their digest is the platform manifest's.
    private static func readSubjects(
        of statement: JSONValue,
        shape: Shape,
        into draft: inout Draft,
        in context: inout ReadingContext
    ) {
        guard shape != .localStatement, let subjects = statement["subject"] else { return }
        for subject in subjects.elements.prefix(maximumSubjects) {
            if let hex = subject["digest"]?["sha256"]?.string(limit: 128),
                let digest = Digest(sha256Hex: hex)
            {
                draft.links.subjects.append(digest)
                draft.record.outputs.append(.init(kind: .manifest, digest: digest))
            }
            guard let name = subject["name"]?.string(limit: 4096),
                let url = PackageURL(name)
            else { continue }
            draft.propose(url.platform, rank: .subject)
            draft.take(names: url.reference)
        }
        draft.links.subjects = Set(draft.links.subjects).sorted()
        draft.record.outputs = draft.record.outputs.inOrder()
    }

    /// More subjects than an image has names; a local export lists hundreds of files.
    private static let maximumSubjects = 1_000
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
}

extension Provenance.Parts {
    /// A statement says what built: one that does not name BuildKit's types is another's.
    var isOtherBuildType: Bool {
        guard let buildType else { return true }
        return !Provenance.buildTypes.contains(buildType)
    }
}

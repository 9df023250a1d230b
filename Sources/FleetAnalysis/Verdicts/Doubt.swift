internal import BuildModel

/// A reason why records can not be judged, with the thing that would decide.
package enum Doubt: String, Hashable, Sendable, CaseIterable {
    // Nothing to compare with.
    case firstRecord = "first-record"
    case undated
    case sourcesUnknown = "sources-unknown"
    // Outputs that can not be compared.
    case weakOutputs = "weak-outputs"
    case noOutputs = "no-outputs"
    case otherOutputKinds = "other-output-kinds"
    // Inputs that may differ unseen.
    case attributesUnknown = "attributes-unknown"
    case hiddenValues = "hidden-values"
    case unpinnedSource = "unpinned-source"
    case malformedPin = "malformed-pin"
    case mismatchedPin = "mismatched-pin"
    case conflictingPins = "conflicting-pins"
    case localPin = "local-pin"
    /// A source's pins can not be compared: one side lacks one, or it is not to be relied on.
    case sourceNotComparable = "source-not-comparable"
    case unpinnedFrontend = "unpinned-frontend"
    case localContext = "local-context"
    case otherRevision = "other-revision"
    case secrets
    case secretsUnknown = "secrets-unknown"
    case formatChanged = "format-changed"
    /// Only one of the two records names its platform.
    case platformUnnamed = "platform-unnamed"
    /// Fingerprints differ by a part of the inputs that can not be compared, and nothing else tells
    /// which.
    case partlyTold = "partly-told"

    /// The file or setting that would decide it, for a reader who runs the builds.
    package var wouldDecide: String {
        switch self {
        case .firstRecord: "a second build from the same inputs"
        case .undated: "a night for the record: a date in its path or a time in its metadata"
        case .sourcesUnknown: "the build's provenance, or its build info"
        case .weakOutputs:
            "the platform's manifest: the image index, or the provenance statement with its subject"
        case .noOutputs: "the metadata file with the image's digest, or the image's manifest"
        case .otherOutputKinds: "the same kind of file of both builds: manifest, or image config"
        case .attributesUnknown:
            "provenance with mode=max, or the metadata file, which hold all build arguments"
        case .hiddenValues: "nothing that may be published; `--show-arg` shows what is no secret"
        case .unpinnedSource: "a record with a pin for every source, as provenance has it"
        case .malformedPin: "a record with the source's whole digest, as provenance has it"
        case .mismatchedPin: "a ref with the digest that is meant, and a build from it"
        case .conflictingPins: "one digest for the source in all parts of the build"
        case .localPin: "a build whose sources come from a registry, with their digests there"
        case .sourceNotComparable: "a pin for the source in the records of both builds"
        case .unpinnedFrontend: "provenance, which holds the pin of the frontend image"
        case .localContext: "a remote context, or `vcs:revision` of a clean work tree on both sides"
        case .otherRevision: "two builds of the same commit"
        case .secrets: "nothing, as what a secret held is not recorded"
        case .secretsUnknown:
            "provenance with mode=max, or Buildx's metadata file, which name all secrets"
        case .formatChanged: "two records of the same format"
        case .platformUnnamed: "metadata that names the platform of both builds"
        case .partlyTold: "the same kind of metadata of both builds, best provenance with mode=max"
        }
    }

    /// Reasons for which fingerprints differ although no change of inputs is seen.
    static let partingFingerprints: Set<Doubt> = [
        .attributesUnknown, .unpinnedSource, .malformedPin, .mismatchedPin, .conflictingPins,
        .localPin, .sourceNotComparable, .unpinnedFrontend, .formatChanged, .platformUnnamed,
    ]

    /// What keeps the inputs of one record from being complete (design.md 2).
    static func incompleteness(of record: Record) -> Set<Doubt> {
        guard record.sourcesKnown else { return [.sourcesUnknown] }
        guard !record.inputs.isComplete else { return [] }
        var doubts: Set<Doubt> = []
        if !record.attributesKnown { doubts.insert(.attributesUnknown) }
        if !record.hidden.isEmpty { doubts.insert(.hiddenValues) }
        if !record.ssh.isEmpty
            || !record.secrets.allSatisfy({ $0.string.utf8.starts(with: "GIT_AUTH_".utf8) })
        {
            doubts.insert(.secrets)
        }
        doubts.formUnion(record.sources.compactMap { Doubt(of: $0.state) })
        if !InputsFingerprint.hasPinnedFrontends(record) { doubts.insert(.unpinnedFrontend) }
        if InputsFingerprint.hadLocalContext(record), record.cleanRevision == nil {
            doubts.insert(.localContext)
        }
        if doubts.isEmpty {
            // Nothing that the record shows is amiss: an attestation told of it that leaves secrets
            // out, or the build could not do without those of its own that it lists.
            doubts.insert(record.secrets.isEmpty ? .secretsUnknown : .secrets)
        }
        return doubts
    }

    /// What is amiss with a source's pin.
    private init?(of state: SourceState) {
        switch state {
        case .digestPinned, .floating: return nil
        case .unpinned: self = .unpinnedSource
        case .malformedPin: self = .malformedPin
        case .mismatch: self = .mismatchedPin
        case .localPin: self = .localPin
        case .conflict: self = .conflictingPins
        }
    }
}

extension Record {
    /// The commit of the client's work tree, where nothing in it was changed.
    var cleanRevision: Text? {
        guard let versionControl, !versionControl.isDirty else { return nil }
        return versionControl.revision
    }
}

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
    case unpinnedFrontend = "unpinned-frontend"
    case localContext = "local-context"
    case otherRevision = "other-revision"
    case secrets
    case secretsUnknown = "secrets-unknown"
    case formatChanged = "format-changed"

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
        case .unpinnedFrontend: "provenance, which holds the pin of the frontend image"
        case .localContext: "a remote context, or `vcs:revision` of a clean work tree on both sides"
        case .otherRevision: "two builds of the same commit"
        case .secrets: "nothing, as what a secret held is not recorded"
        case .secretsUnknown:
            "provenance with mode=max, or Buildx's metadata file, which name all secrets"
        case .formatChanged: "two records of the same format"
        }
    }

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
        if !record.sources.allSatisfy({ $0.state == .digestPinned || $0.state == .floating }) {
            doubts.insert(.unpinnedSource)
        }
        if let frontend = record.frontend, frontend.image != nil, frontend.pin == nil {
            doubts.insert(.unpinnedFrontend)
        }
        if InputsFingerprint.hadLocalContext(record), record.cleanRevision == nil {
            doubts.insert(.localContext)
        }
        // Nothing that the record shows is amiss: it was told by an attestation that leaves things out.
        if doubts.isEmpty { doubts.insert(.secretsUnknown) }
        return doubts
    }
}

extension Record {
    /// The commit of the client's work tree, where nothing in it was changed.
    var cleanRevision: Text? {
        guard let versionControl, !versionControl.isDirty else { return nil }
        return versionControl.revision
    }
}

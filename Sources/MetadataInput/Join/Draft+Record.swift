package import BuildModel

extension Draft {
    /// A record that was sealed before, to be joined with what is told of its build elsewhere.
    ///
    /// What a record keeps of its files is enough to join it by reference, digests and place; what it
    /// does not keep (the digest of a statement, the attestations that a history entry lists) joins
    /// nothing any more.
    package init(sealed given: Record) {
        var bare = given
        bare.id = ""
        bare.image = ""
        bare.night = nil
        bare.time = nil
        bare.inputs = Record.Inputs(fingerprint: "", isComplete: false)
        self.init(record: bare, path: Self.path(of: given))
        sealed = given
        if !given.platform.isUnknown { platformRank = .path }
        if let time = given.time { times = [.init(at: time.at, source: time.source)] }
        if !given.names.isEmpty { repository = given.image }
        pinnedContextKeys = ContextRule.pinnedKeys(of: given)
        links.role = Self.role(of: given)
        secretsKnown = Self.secretsKnown(of: given, links.role, pinnedContextKeys)
        // Which secrets were optional is not kept: where it may matter, one was needed.
        needsSecret = !given.inputs.isComplete && !given.secrets.isEmpty
        switch links.role {
        case .document: links.subjects = digests(.manifest)
        case .config: links.content = digests(.config).first
        case .build, .predicate: break
        }
    }

    /// The file that tells of the build itself, not one that it shares with other builds.
    private static func path(of record: Record) -> Text {
        let own =
            record.origins.first(where: \.shape.isBuild)
            ?? record.origins.first(where: \.shape.isPlaceOfOne) ?? record.origins.first
        return own?.file ?? ""
    }

    private static func role(of record: Record) -> Role {
        let shapes = record.origins.map(\.shape)
        if shapes.isEmpty || shapes.contains(where: \.isBuild) { return .build }
        let own = shapes.filter { $0 != .manifest && $0 != .imageConfig }
        return own.allSatisfy { $0 == .imageConfigWithBuildInfo } ? .config : .document
    }

    /// A record keeps whether its inputs are complete, not why they are not.
    private static func secretsKnown(
        of record: Record,
        _ role: Role,
        _ pinnedContextKeys: Set<Text>
    ) -> Bool? {
        if record.inputs.isComplete { return true }
        switch record.format {
        case .buildinfo: return true
        case .history, .none: return nil
        case .provenance02, .provenance1: break
        }
        let inputs = InputsFingerprint.inputs(of: record, pinnedContextKeys: pinnedContextKeys)
        if inputs.isComplete { return !record.secrets.isEmpty }
        return !(role == .document && record.mode == .min)
    }

    /// Whether joining added nothing but places to a record that was sealed before.
    var isAsSealed: Bool {
        guard let sealed else { return false }
        var before = Draft(sealed: sealed)
        before.record.origins = record.origins
        return before.record == record && before.times == times && before.repository == repository
    }

    /// Whether both are known to be of two indexes, which are of two builds.
    func isOfOtherIndex(than other: Draft) -> Bool {
        guard sealed != nil || other.sealed != nil else { return false }
        return Digest.areApart(digests(.index), other.digests(.index))
    }

    /// Whether the draft is what a statement tells, of which a record does not keep the digest.
    var isStatement: Bool {
        guard links.role == .document else { return false }
        return links.content != nil
            || (sealed != nil && record.origins.contains(where: \.shape.isStatement))
    }
}

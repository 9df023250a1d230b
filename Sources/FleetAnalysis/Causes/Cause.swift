package import BuildModel

/// One reason why an output may be another than the neighbour's.
package struct Cause: Hashable, Sendable {
    package let kind: Kind
    package let difference: Difference
    /// The forge's page that compares two commits, where the host is known.
    package let comparison: Text?

    /// In the order in which causes are told: what most often explains a new output comes first.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A base image or another image that the build read.
        case image
        /// A commit of a git source, or of the client's work tree.
        case commit
        case download
        case otherSource = "other-source"
        case buildArgument = "build-argument"
        /// A target, a file name, a label that counts.
        case setting
        case frontend
        case platforms
        case locals
        /// Labels that differ at every build: no input, but in the config's digest.
        case volatileLabel = "volatile-label"
        /// Another format, mode or version of BuildKit.
        case builder
    }
}

/// Why an output changed: what the records tell, in the order of `Cause.Kind`.
package enum Because {
    /// The causes between a record and the one it is compared with.
    ///
    /// `platforms` is the change of the image's set of platforms in that night. Where the records
    /// tell of no difference there is no cause: see `Hint` then.
    ///
    /// `differences` are those of `ChangeFinder`, where they are known already.
    package static func causes(
        from old: Record,
        to new: Record,
        differences: [Difference]? = nil,
        platforms: Difference? = nil
    ) -> [Cause] {
        let differences = differences ?? ChangeFinder.differences(from: old, to: new)
        var causes = differences.compactMap(cause)
        if let platforms {
            causes.append(Cause(kind: .platforms, difference: platforms, comparison: nil))
        }
        if let revision = revision(old, new) { causes.append(revision) }
        causes += volatileLabels(old, new)
        guard causes.count > 1 else { return causes }
        return Cause.Kind.allCases.flatMap { kind in causes.filter { $0.kind == kind } }
    }

    private static func cause(_ change: Difference) -> Cause? {
        switch change.kind {
        case .moved, .replaced, .retagged, .added, .removed:
            // The same content under another tag makes no other output.
            guard change.isInput else { return nil }
            return sourceCause(change)
        case .notComparable: return sourceCause(change)
        case .becamePinned, .becameFloating: return nil
        case .frontend:
            guard change.isInput else { return nil }
            return Cause(kind: .frontend, difference: change, comparison: nil)
        case .attribute:
            let kind: Cause.Kind = isArgument(change.source) ? .buildArgument : .setting
            return Cause(kind: kind, difference: change, comparison: nil)
        case .platforms: return Cause(kind: .platforms, difference: change, comparison: nil)
        case .locals: return Cause(kind: .locals, difference: change, comparison: nil)
        case .format: return Cause(kind: .builder, difference: change, comparison: nil)
        }
    }

    /// Whether the key is a build argument's, of a nested build too.
    private static func isArgument(_ key: Text) -> Bool {
        let bytes = key.string.utf8
        return bytes.starts(with: "build-arg:".utf8)
            || (!bytes.starts(with: "label:".utf8) && key.string.holds("/build-arg:"))
    }

    private static func sourceCause(_ change: Difference) -> Cause {
        switch change.sourceKind {
        case .dockerImage, .ociLayout: Cause(kind: .image, difference: change, comparison: nil)
        case .git:
            Cause(
                kind: .commit,
                difference: change,
                comparison: ForgeLink.comparison(
                    of: change.source,
                    from: change.oldPin,
                    to: change.newPin
                )
            )
        case .http: Cause(kind: .download, difference: change, comparison: nil)
        case .blob, .other, nil: Cause(kind: .otherSource, difference: change, comparison: nil)
        }
    }

    /// Another commit of the client's work tree, where local files went in.
    private static func revision(_ old: Record, _ new: Record) -> Cause? {
        guard InputsFingerprint.hadLocalContext(new), let before = old.versionControl?.revision,
            let after = new.versionControl?.revision, before != after
        else { return nil }
        let remote = new.versionControl?.source
        return Cause(
            kind: .commit,
            difference: Difference(
                .attribute,
                "vcs:revision",
                old: before,
                new: after,
                isInput: false
            ),
            comparison: remote.flatMap {
                ForgeLink.comparison(ofRemote: $0, from: before, to: after)
            }
        )
    }

    /// Labels that are no inputs but stand in the image's config (formats.md 9.3).
    private static func volatileLabels(_ old: Record, _ new: Record) -> [Cause] {
        guard old.attributesKnown, new.attributesKnown, old.attributes != new.attributes else {
            return []
        }
        let before = labels(old)
        let after = labels(new)
        return Set(before.keys).union(after.keys).sorted().filter { before[$0] != after[$0] }.map {
            Cause(
                kind: .volatileLabel,
                difference: Difference(
                    .attribute,
                    $0,
                    old: before[$0],
                    new: after[$0],
                    isInput: false
                ),
                comparison: nil
            )
        }
    }

    private static func labels(_ record: Record) -> [Text: Text] {
        var result: [Text: Text] = [:]
        for attribute in record.attributes
        where attribute.key.string.utf8.starts(with: "label:".utf8)
            && !InputsFingerprint.isComparable(attribute)
        {
            result[attribute.key] = attribute.value
        }
        return result
    }
}

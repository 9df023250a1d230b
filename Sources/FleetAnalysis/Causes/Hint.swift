package import BuildModel

/// What may explain different outputs of equal inputs, as far as the records tell (formats.md 9.3).
package enum Hint: String, Hashable, Sendable, CaseIterable {
    /// The configs are equal, and they fix the layers' content: only the manifest is another.
    case manifestOnly = "manifest-only"
    /// No `SOURCE_DATE_EPOCH` was set: times go into the image.
    case noEpoch = "no-epoch"
    /// The epoch does not reach into layers unless the exporter rewrites their times.
    case epochWithoutRewrite = "epoch-without-rewrite"
    case localContext = "local-context"
    /// The image's config holds the cache's manifest.
    case inlineCache = "inline-cache"
    /// The image's config holds build info, which names every pin.
    case buildInfoInConfig = "build-info-in-config"
    /// Labels that differ at every build are part of the config.
    case volatileLabels = "volatile-labels"
    /// Another format or mode, or build info on one side only: another BuildKit or other options.
    case otherRecording = "other-recording"
    case otherBuilder = "other-builder"
    /// A secret or an SSH agent took part, whose content is not recorded.
    case secrets
    /// Steps could reach the network, and what they fetched there is not recorded.
    case notHermetic = "not-hermetic"

    /// The hints of two records of equal inputs, in the order of the cases.
    package static func hints(_ old: Record, _ new: Record) -> [Hint] {
        let causes = Because.causes(from: old, to: new)
        var hints: Set<Hint> = []
        if causes.contains(where: { $0.kind == .builder }) { hints.insert(.otherRecording) }
        if let a = builder(old), let b = builder(new), a != b { hints.insert(.otherBuilder) }
        if let config = old.output(.config), config == new.output(.config) {
            // Whatever would be in the config or in a layer is the same.
            return allCases.filter(hints.union([.manifestOnly]).contains)
        }
        if old.epoch == nil || new.epoch == nil {
            hints.insert(.noEpoch)
        } else {
            hints.insert(.epochWithoutRewrite)
        }
        for record in [old, new] {
            if InputsFingerprint.hadLocalContext(record) { hints.insert(.localContext) }
            if hasInlineCache(record) { hints.insert(.inlineCache) }
            if record.origins.contains(where: { $0.shape == .imageConfigWithBuildInfo }) {
                hints.insert(.buildInfoInConfig)
            }
            if !record.secrets.isEmpty || !record.ssh.isEmpty { hints.insert(.secrets) }
            if hadNetwork(record) { hints.insert(.notHermetic) }
        }
        if causes.contains(where: { $0.kind == .volatileLabel }) { hints.insert(.volatileLabels) }
        return allCases.filter(hints.contains)
    }

    /// Whether these say that only the manifest can be to blame.
    package static func areManifestOnly(_ hints: [Hint]) -> Bool {
        hints.contains(.manifestOnly)
            && hints.allSatisfy { [.manifestOnly, .otherRecording, .otherBuilder].contains($0) }
    }

    private static func hasInlineCache(_ record: Record) -> Bool {
        record.attributes.contains {
            $0.key == "build-arg:BUILDKIT_INLINE_CACHE" && $0.value != "0" && $0.value != "false"
        }
    }

    /// BuildKit writes in a build's metadata that it was hermetic, and never that it was not; without
    /// that metadata, which holds the time too, nothing is known.
    private static func hadNetwork(_ record: Record) -> Bool {
        let isTold = record.mode == .max || record.time?.source == .provenance
        let isProvenance = record.format == .provenance02 || record.format == .provenance1
        return record.isHermetic.map { !$0 } ?? (isProvenance && isTold)
    }

    /// Builder and node of `builder/node/id`.
    private static func builder(_ record: Record) -> Text? {
        guard let reference = record.builderReference,
            let slash = reference.string.utf8.lastIndex(of: UInt8(ascii: "/"))
        else { return nil }
        return Text(String(reference.string[..<slash]))
    }
}

private import Hashing

/// What a build was made from, reduced to one text that equal inputs share (design.md 2).
///
/// Left out are tag and ref where there is a pin, labels that change with every build, BuildKit's
/// control arguments and hidden values, so that a replay under a source policy has the same inputs.
package enum InputsFingerprint {
    /// The fingerprint of a record and whether it covers everything that went into the build.
    ///
    /// Pins stand for the record's attributes of `pinnedContextKeys`, and for `pinnedNestedContexts`
    /// of the builds nested in it.
    package static func inputs(
        of record: Record,
        pinnedContextKeys: Set<Text>,
        pinnedNestedContexts: Set<Attribute> = []
    ) -> Record.Inputs {
        var lines = Lines()
        if let frontend = record.frontend {
            lines.add("frontend", frontend.name, frontend.pin?.text ?? frontend.image ?? "")
        }
        for attribute in record.attributes
        where isComparable(attribute) && !pinnedContextKeys.contains(attribute.key) {
            lines.add("attribute", attribute.key, attribute.value)
        }
        var sources = sourceLines(record.sources)
        for dependency in record.dependencies { collect(dependency, into: &sources) }
        sources.sort()
        var last: Text?
        for source in sources where source != last {
            lines.add(source.string)
            last = source
        }
        if !record.dependencies.isEmpty {
            let pins = imagePins(of: record)
            for dependency in record.dependencies {
                add(dependency, pins, without: pinnedNestedContexts, to: &lines)
            }
        }
        if let epoch = record.epoch { lines.add("epoch", Text(String(epoch))) }
        if let version = record.compatibilityVersion {
            lines.add("compatibility", Text(String(version)))
        }
        lines.add("platform", record.platform.text)
        return Record.Inputs(
            fingerprint: Text("sha256:" + SHA256.hexDigest(of: lines.text)),
            isComplete: isComplete(record)
        )
    }

    /// Whether a difference in this attribute is a difference of inputs (formats.md 4.2 and 9.3).
    package static func isComparable(_ attribute: Attribute) -> Bool {
        let key = attribute.key
        if key == "filename" { return attribute.value != "Dockerfile" }
        return !volatileKeys.contains(key)
            && !key.string.utf8.starts(with: "build-arg:BUILDKIT_".utf8)
    }

    private static let volatileKeys: Set<Text> = [
        "label:org.opencontainers.image.created",
        "label:org.opencontainers.image.revision",
        "label:org.opencontainers.image.version",
    ]

    private static func collect(_ dependency: NestedBuild, into lines: inout [Text]) {
        lines += sourceLines(dependency.sources)
        for nested in dependency.dependencies { collect(nested, into: &lines) }
    }

    private static func sourceLines(_ sources: [Source]) -> [Text] {
        sources.lazy.filter(\.role.isInput).map { source in
            let pin = source.pin
            let line = Lines.line([
                "source", source.kind.rawValue,
                pin == nil ? source.identity.string : source.repository.string,
                pin?.text.string ?? "",
            ])
            return Text(line)
        }
    }

    private static func isComplete(_ record: Record) -> Bool {
        guard record.sourcesKnown, record.attributesKnown, record.hidden.isEmpty,
            record.ssh.isEmpty,
            record.secrets.allSatisfy({ $0.string.utf8.starts(with: "GIT_AUTH_".utf8) }),
            record.sources.allSatisfy(isFirmlyPinned)
        else { return false }
        guard hasPinnedFrontends(record), record.dependencies.allSatisfy(holdsPins) else {
            return false
        }
        guard hadLocalContext(record) else { return true }
        guard let revision = record.versionControl, revision.revision != nil else { return false }
        return !revision.isDirty
    }

    static func isFirmlyPinned(_ source: Source) -> Bool {
        source.state == .digestPinned || source.state == .floating
    }

    /// Whether files of the client went into the build, whose content nobody recorded.
    ///
    /// Buildinfo and history do not list local contexts: a build without a remote one had it.
    package static func hadLocalContext(_ record: Record) -> Bool {
        if record.dependencies.contains(where: hadLocalContext) { return true }
        if !record.locals.isEmpty { return record.locals.contains { $0 != "dockerfile" } }
        if record.attributes.contains(where: { $0.value.string.utf8.starts(with: "local:".utf8) }) {
            return true
        }
        let listsNone = record.format == .buildinfo || record.format == .history
        return listsNone && record.context == nil
    }
}

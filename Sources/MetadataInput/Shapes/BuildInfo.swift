internal import BuildModel
internal import JSONText

/// Buildinfo: the frontend, its attributes, the resolved sources and nested builds (A2 to A6).
///
/// Source: moby/buildkit `util/buildinfo/types/types.go` at v0.10 and v0.11.
enum BuildInfo {
    /// How deep nested builds are followed.
    static let maximumDepth = 32

    /// Reads one value; `nil` for an empty object.
    ///
    /// `localPins` are digests that an engine's store takes for pins. Where `isConfig`, an image
    /// config holds the value, and attributes are mostly stripped.
    static func read(
        _ object: JSONValue,
        localPins: Set<Text> = [],
        isConfig: Bool = false,
        platform: Platform? = nil,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> Payload? {
        guard object.members.contains(where: { !$0.value.isNull }) else { return nil }
        var payload = Payload(format: .buildinfo)
        payload.localPins = localPins
        payload.frontendName = context.text("frontend", of: object, at: pointer)
        if let attributes = AttributeReader.read(
            object["attrs"],
            platform: platform,
            at: pointer.appending("attrs"),
            in: &context
        ) {
            payload.attributes = attributes
        } else if !isConfig, object["frontend"] != nil {
            // The first form of build info, of 2021, had sources alone.
            payload.attributes = AttributeReader.none(in: context)
        }
        // Build info has no list of them, and counts as complete without.
        payload.secretsKnown = payload.attributes == nil ? nil : true
        payload.sources = []
        readSources(object["sources"], via: "", at: pointer, into: &payload, in: &context)
        payload.dependencies = dependencies(
            of: object,
            path: [],
            at: pointer,
            into: &payload,
            in: &context
        )
        return payload
    }

    private static func readSources(
        _ list: JSONValue?,
        via: Text,
        at pointer: JSONPointer,
        into payload: inout Payload,
        in context: inout ReadingContext
    ) {
        let entries = entries(list, via: via, at: pointer, in: &context)
        payload.sources?.append(contentsOf: entries)
    }

    /// The entries of a `sources` list; one that is none is reported, the others are kept.
    private static func entries(
        _ list: JSONValue?,
        via: Text,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> [SourceEntry] {
        guard let list else { return [] }
        let place = pointer.appending("sources")
        guard list.isArray else {
            context.reportKind(list, at: place, expected: "an array")
            return []
        }
        var entries: [SourceEntry] = []
        for (index, element) in list.elements.enumerated() {
            guard entries.count < maximumSources else {
                context.report(
                    .warning,
                    "source-count",
                    at: place,
                    found: "\(list.count) sources, of which the first \(maximumSources) were read"
                )
                break
            }
            let element = (value: element, place: place.appending(index))
            if let entry = entry(element.value, via: via, at: element.place, in: &context) {
                entries.append(entry)
            }
        }
        return entries
    }

    private static func entry(
        _ object: JSONValue,
        via: Text,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> SourceEntry? {
        if object.isNull { return nil }
        guard object.isObject else {
            context.reportKind(object, at: pointer, expected: "an object with type, ref and pin")
            return nil
        }
        guard let reference = context.text("ref", of: object, at: pointer), !reference.isEmpty
        else {
            context.report(
                .warning,
                "source-reference",
                at: pointer,
                found: "a source without ref, which was left out"
            )
            return nil
        }
        let classified = SourceReference.classify(
            type: context.text("type", of: object, at: pointer),
            reference: reference
        )
        if classified.isMalformed {
            context.reportMalformedReference(classified, at: pointer.appending("ref"))
        }
        let pin = context.text("pin", of: object, at: pointer)
        context.reportMalformedPin(pin, of: classified.kind, at: pointer.appending("pin"))
        return SourceEntry(
            source: classified,
            alias: context.text("alias", of: object, at: pointer),
            pin: pin,
            via: via
        )
    }

    /// Nested builds, which also add their sources to the flat list (formats.md 6.6).
    private static func dependencies(
        of object: JSONValue,
        path: [String],
        at pointer: JSONPointer,
        into payload: inout Payload,
        in context: inout ReadingContext
    ) -> [NestedBuild] {
        guard let map = object["deps"] else { return [] }
        let place = pointer.appending("deps")
        guard map.isObject else {
            context.reportKind(map, at: place, expected: "an object of builds")
            return []
        }
        guard path.count < maximumDepth else {
            context.report(
                .warning,
                "deps-depth",
                at: place,
                found: "builds nested more than \(maximumDepth) deep, which were left out"
            )
            return []
        }
        var builds: [Text: [NestedBuild]] = [:]
        for member in map.members where !member.value.isNull {
            let key = member.key.string
            let inner = place.appending(key)
            guard member.value.isObject else {
                context.reportKind(member.value, at: inner, expected: "a build")
                continue
            }
            let name = Redactor.text(PlatformSuffix.split(key).name)
            let build = nested(
                member.value,
                name: name,
                path: path + [name],
                at: inner,
                into: &payload,
                in: &context
            )
            builds[build.name, default: []].append(build)
        }
        return builds.values.compactMap(NestedBuild.merged).sorted { $0.name < $1.name }
    }

    private static func nested(
        _ object: JSONValue,
        name: String,
        path: [String],
        at pointer: JSONPointer,
        into payload: inout Payload,
        in context: inout ReadingContext
    ) -> NestedBuild {
        let via = Text(path.joined(separator: "/"))
        let entries = entries(object["sources"], via: via, at: pointer, in: &context)
        payload.sources?.append(contentsOf: entries)
        let attributes = AttributeReader.read(
            object["attrs"],
            at: pointer.appending("attrs"),
            in: &context
        )
        payload.hiddenElsewhere += attributes?.hidden ?? []
        let name = Text(name)
        return NestedBuild(
            name: name,
            frontend: FrontendRule.frontend(
                name: context.text("frontend", of: object, at: pointer),
                image: attributes?.frontend,
                attributesKnown: attributes != nil
            ),
            attributes: attributes?.nested ?? [],
            sources: SourceMerge.merge(entries.map(\.direct)),
            dependencies: dependencies(
                of: object,
                path: path,
                at: pointer,
                into: &payload,
                in: &context
            )
        )
    }

    /// More sources than this in one list are nobody's build (safety.md T12).
    private static let maximumSources = 10_000
}

extension NestedBuild {
    /// One build that stands once for each platform, `0-base::linux/amd64` and `…/arm64`; what the
    /// first one says wins.
    fileprivate static func merged(_ parts: [NestedBuild]) -> NestedBuild? {
        guard var build = parts.first, parts.count > 1 else { return parts.first }
        build.frontend = parts.lazy.compactMap(\.frontend).first
        var keys: Set<Text> = []
        build.attributes = parts.flatMap(\.attributes).filter { keys.insert($0.key).inserted }
            .sorted { $0.key < $1.key }
        var sources: Set<Source> = []
        build.sources = parts.flatMap(\.sources).filter { sources.insert($0).inserted }
            .sorted { $0.precedes($1) }
        var names: Set<Text> = []
        build.dependencies = parts.flatMap(\.dependencies)
            .filter { names.insert($0.name).inserted }
            .sorted { $0.name < $1.name }
        return build
    }
}

extension ReadingContext {
    mutating func reportMalformedReference(
        _ reference: SourceReference,
        at pointer: JSONPointer
    ) {
        report(
            .warning,
            "reference-malformed",
            at: pointer,
            found: "a reference that breaks the rules of its kind, \(reference.kind.rawValue)",
            nextStep: "it is shown as written"
        )
    }

    /// Reports a pin that is there and is none.
    mutating func reportMalformedPin(
        _ pin: String?,
        of kind: SourceKind,
        at pointer: @autoclosure () -> JSONPointer
    ) {
        guard let pin, !pin.isEmpty, kind != .other, !Pin(pin, of: kind).isValid else { return }
        report(
            .warning,
            "pin-malformed",
            at: pointer(),
            found: "a pin of \(pin.utf8.count) bytes that is no digest or commit",
            expected: kind == .git
                ? "40 or 64 lower-case hex digits" : "sha256: and 64 lower-case hex digits"
        )
    }
}

extension SourceEntry {
    /// The entry as the nested build itself sees it.
    fileprivate var direct: SourceEntry {
        var entry = self
        entry.via = ""
        return entry
    }
}

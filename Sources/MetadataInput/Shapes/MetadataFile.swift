internal import BuildModel
internal import JSONText

/// The map that BuildKit's exporter answers with and `--metadata-file` writes: A1, A2, B1, B3, B4.
///
/// One draft for each platform that a suffixed key names; one without platform where none is named.
enum MetadataFile {
    static func read(
        _ object: JSONValue,
        shape: Shape,
        target: String? = nil,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        var members = Members()
        for member in object.members where !member.value.isNull {
            members.take(member.key, member.value)
        }
        members.gather()
        let common = facts(of: members, target: target, at: pointer, in: &context)
        var platforms = members.payloads.sorted { $0.key < $1.key }
        if platforms.isEmpty { platforms = [("", [])] }
        for (suffix, payloads) in PlatformLimit.limited(platforms, at: pointer, in: &context) {
            let isSuffixed = !suffix.isEmpty
            let first = payloads.first.map { pointer.appending($0.key) } ?? pointer
            var draft = common
            draft.record.origins =
                payloads.isEmpty
                ? [context.origin(shape, at: pointer)]
                : payloads.map { context.origin(shape, at: pointer.appending($0.key)) }
            if isSuffixed {
                let platform = PlatformName.normalize(suffix.string)
                if platform == nil {
                    context.report(
                        .warning,
                        "platform-malformed",
                        at: first,
                        found: "a key suffix that is no platform",
                        expected: "os/architecture"
                    )
                }
                draft.propose(platform, rank: .key)
            }
            for payload in payloads {
                read(payload, at: pointer.appending(payload.key), into: &draft, in: &context)
            }
            context.add(draft)
        }
    }

    private static func read(
        _ member: Members.Payload,
        at pointer: JSONPointer,
        into draft: inout Draft,
        in context: inout ReadingContext
    ) {
        guard let (value, pointer) = EncodedValue.object(member.value, at: pointer, in: &context)
        else { return }
        let platform = draft.record.platform.isUnknown ? nil : draft.record.platform
        let payload: Payload? =
            member.isProvenance
            ? Provenance.read(value, at: pointer, platform: platform, in: &context)
            : BuildInfo.read(value, platform: platform, at: pointer, in: &context)
        if let payload { draft.take(payload) }
    }

    /// What the file says of the build as a whole.
    private static func facts(
        of members: Members,
        target: String?,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> Draft {
        var draft = Draft(origin: context.origin(.metadataFile, at: pointer))
        if let target, !target.isEmpty { draft.record.target = Text(Redactor.text(target)) }
        if let names = context.text(of: members.name, at: pointer.appending("image.name")) {
            draft.take(names: names)
        }
        if let reference = context.text(
            of: members.reference,
            at: pointer.appending("buildx.build.ref")
        ), !reference.isEmpty {
            draft.record.builderReference = Text(Redactor.text(reference))
        }
        let outputs = OutputDigests(members, at: pointer, in: &context)
        draft.record.outputs = outputs.list(isMultiPlatform: members.payloads.keys.count > 1)
        draft.propose(outputs.platform, rank: .descriptor)
        if let created = outputs.created {
            draft.times.append(.init(at: created, source: .descriptor))
        }
        return draft
    }
}

extension MetadataFile {
    /// The members of a metadata file by what they are for.
    struct Members {
        var name: JSONValue?
        var reference: JSONValue?
        var digest: JSONValue?
        var configDigest: JSONValue?
        var descriptor: JSONValue?
        /// By platform suffix; by platform, provenance before build info, once gathered.
        var payloads: [Text: [Payload]] = [:]

        /// A value that says what a platform was built from.
        struct Payload {
            let key: String
            let value: JSONValue
            let isProvenance: Bool
        }

        mutating func take(_ key: JSONKey, _ value: JSONValue) {
            switch key {
            case "image.name": name = value
            case "buildx.build.ref": reference = value
            case "containerimage.digest": digest = value
            case "containerimage.config.digest": configDigest = value
            case "containerimage.descriptor": descriptor = value
            default: takePayload(key.string, value)
            }
        }

        private mutating func takePayload(_ key: String, _ value: JSONValue) {
            let (word, suffix) = Self.split(key)
            switch word {
            case "containerimage.buildinfo", "moby.buildkit.buildinfo.v1",
                "moby.buildkit.buildinfo.v0":
                payloads[suffix, default: []].append(
                    Payload(key: key, value: value, isProvenance: false)
                )
            case "buildx.build.provenance":
                payloads[suffix, default: []].append(
                    Payload(key: key, value: value, isProvenance: true)
                )
            default:
                break
            }
        }

        /// Puts together what is said of one platform, as a file is of one build.
        ///
        /// It may stand under two spellings of its name, or without a suffix where only one platform
        /// is named.
        mutating func gather() {
            var gathered: [Text: [Payload]] = [:]
            for (suffix, list) in payloads.sorted(by: { $0.key < $1.key }) {
                let platform = PlatformName.normalize(suffix.string)
                let name = platform.map { Text($0.description) } ?? suffix
                gathered[name, default: []] += list
            }
            if gathered.count == 2, let bare = gathered.removeValue(forKey: "") {
                for name in gathered.keys { gathered[name]? += bare }
            }
            payloads = gathered.mapValues { list in
                list.filter(\.isProvenance) + list.filter { !$0.isProvenance }
            }
        }

        /// The key before the first `/` and the platform behind it.
        private static func split(_ key: String) -> (word: Text, suffix: Text) {
            let bytes = key.utf8
            guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else {
                return (Text(key), "")
            }
            let suffix = key[bytes.index(after: slash)...]
            return (Text(String(key[..<slash])), Text(String(suffix)))
        }
    }
}

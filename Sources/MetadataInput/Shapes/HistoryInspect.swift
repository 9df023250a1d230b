internal import BuildModel
internal import JSONText

/// `buildx history inspect --format json` (C6): request, materials and times of one build.
enum HistoryInspect {
    static func read(
        _ object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        var common = Draft(origin: context.origin(.historyInspect, at: pointer))
        if let reference = context.text("Ref", of: object, at: pointer) {
            common.record.builderReference = Text(Redactor.text(reference))
        }
        if let started = context.text("StartedAt", of: object, at: pointer),
            let at = TimeText.parse(started)
        {
            common.times.append(.init(at: at, source: .history))
        }
        let isFailed =
            object["Error"]?.isObject == true
            || object["Status"].map { !($0 == "completed") } ?? false
        if isFailed { common.record.status = .failed }
        readAttachments(of: object, at: pointer, into: &common, in: &context)
        let payload = payload(of: object, at: pointer, in: &context)
        let platforms = PlatformLimit.limited(
            platforms(of: object, attachments: common.links.attachments),
            repeated: payload.sources?.count ?? 0,
            at: pointer.appending("Platform"),
            in: &context
        )
        for platform in platforms.isEmpty ? [nil] : platforms.map({ Optional($0) }) {
            var draft = common
            draft.propose(platform, rank: .key)
            draft.keepOutputs()
            draft.take(payload)
            context.add(draft)
        }
    }

    private static func platforms(
        of object: JSONValue,
        attachments: [Draft.Attachment]
    ) -> [Platform] {
        let stated = (object["Platform"]?.elements.compactMap { $0.string(limit: 64) } ?? [])
            .compactMap { PlatformName.normalize($0) }
        return Set(stated.isEmpty ? attachments.compactMap(\.platform) : stated).sorted()
    }

    private static func payload(
        of object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> Payload {
        var payload = Payload(format: .history)
        let facts = AttributeReader.filter(request(of: object), at: pointer, in: &context)
        payload.attributes = facts
        if let url = context.text("Context", of: object, at: pointer),
            SourceReference.context(url) != nil
        {
            payload.contextURL = url
        }
        if let list = object["Materials"], list.isArray {
            payload.sources = materials(
                list,
                contexts: facts.namedContexts,
                at: pointer.appending("Materials"),
                in: &context
            )
        }
        return payload
    }

    /// The request as the frontend attributes that it was made of.
    private static func request(of object: JSONValue) -> [(key: String, value: String)] {
        var pairs: [(key: String, value: String)] = []
        func add(_ key: String, _ value: JSONValue?) {
            if let text = value?.string(limit: ReadingContext.longestText), !text.isEmpty {
                pairs.append((key, text))
            }
        }
        func addAll(_ list: JSONValue?, prefix: String) {
            for element in list?.elements.prefix(maximumNames).map({ $0 }) ?? [] {
                guard let name = element["Name"]?.string(limit: longestName) else { continue }
                add(prefix + name, element["Value"])
            }
        }
        add("target", object["Target"])
        add("filename", object["Dockerfile"])
        add("vcs:source", object["VCSRepository"])
        add("vcs:revision", object["VCSRevision"])
        addAll(object["BuildArgs"], prefix: "build-arg:")
        addAll(object["Labels"], prefix: "label:")
        addAll(object["NamedContexts"], prefix: "context:")
        add("build-arg:SOURCE_DATE_EPOCH", object["Config"]?["SourceDateEpoch"])
        addAll(object["Config"]?["RestRaw"], prefix: "")
        return pairs
    }

    private static let maximumNames = 10_000
    /// In bytes; with what is put before it a name is no longer than a key of metadata.
    private static let longestName = 1_000

    private static func materials(
        _ list: JSONValue,
        contexts: [FilteredAttributes.NamedContext],
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> [SourceEntry] {
        var entries: [SourceEntry] = []
        for (index, element) in list.elements.enumerated() where element.isObject {
            let place = pointer.appending(index)
            guard let uri = context.text("URI", of: element, at: place), !uri.isEmpty else {
                continue
            }
            let digests = element["Digests"]?.elements.compactMap { $0.string(limit: 256) } ?? []
            let pairs = digests.compactMap { digest -> (algorithm: String, hex: String)? in
                let (algorithm, hex) = digest.bytes.cut(atFirst: .colon)
                return hex.map { (String(algorithm), String($0)) }
            }
            entries.append(
                Materials.entry(
                    uri: uri,
                    digest: pairs.first { $0.algorithm.equalsInBytes("sha256") } ?? pairs.first,
                    contexts: contexts,
                    at: place,
                    in: &context
                )
            )
        }
        return entries
    }

    /// Manifests and predicates that the build left behind, with the platform where it is said.
    private static func readAttachments(
        of object: JSONValue,
        at pointer: JSONPointer,
        into draft: inout Draft,
        in context: inout ReadingContext
    ) {
        guard let list = object["Attachments"] else { return }
        let place = pointer.appending("Attachments")
        for (index, element) in list.elements.enumerated() where element.isObject {
            guard index < Draft.Links.maximumAttachments else { break }
            guard
                let digest = context.digest(
                    "Digest",
                    of: element,
                    at: place.appending(index)
                )
            else { continue }
            let platform = element["Platform"]?.string(limit: 64).flatMap {
                PlatformName.normalize($0)
            }
            let type = element["Type"]?.string(limit: 512) ?? ""
            if let kind = MediaType.outputKind(type) {
                draft.links.outputs.append(
                    Draft.Output(kind: kind, digest: digest, platform: platform)
                )
            } else {
                draft.links.attachments.append(.init(digest: digest, platform: platform))
            }
        }
    }
}

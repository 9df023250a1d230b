internal import BuildModel
internal import JSONText

/// A history record as BuildKit keeps it (C6r): request, times, exporter response, attestations.
enum HistoryRecord {
    static func read(
        _ object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        var common = Draft(origin: context.origin(.historyRecord, at: pointer))
        if let reference = context.text("Ref", of: object, at: pointer) {
            common.record.builderReference = Text(Redactor.text(reference))
        }
        if let at = time("CreatedAt", of: object, at: pointer, in: &context) {
            common.times.append(.init(at: at, source: .history))
        }
        if object["Error"] != nil || object["error"] != nil { common.record.status = .failed }
        for exporter in object["Exporters"]?.elements.prefix(100).map({ $0 }) ?? [] {
            if let name = exporter["Attrs"]?["name"]?.string(limit: ReadingContext.longestText) {
                common.take(names: name)
            }
        }
        readAttachments(of: object, at: pointer, into: &common, in: &context)
        readResponse(object["ExporterResponse"], at: pointer, of: object, common, in: &context)
    }

    /// The exporter's response is a metadata file whose values are JSON text.
    private static func readResponse(
        _ response: JSONValue?,
        at pointer: JSONPointer,
        of object: JSONValue,
        _ common: Draft,
        in context: inout ReadingContext
    ) {
        let place = pointer.appending("ExporterResponse")
        var drafts: [Draft] = []
        if let response, response.isObject {
            var inner = ReadingContext(file: context.file, rules: context.rules)
            MetadataFile.read(response, shape: .historyRecord, at: place, in: &inner)
            context.take(diagnosticsOf: inner)
            drafts = inner.drafts
        }
        if drafts.isEmpty { drafts = [Draft(record: common.record, path: common.path)] }
        if drafts.count == 1, drafts[0].record.platform.isUnknown {
            let platforms = Set(common.links.attachments.compactMap(\.platform)).sorted()
            if platforms.count > 1 {
                drafts = platforms.map { platform in
                    var draft = drafts[0]
                    draft.propose(platform, rank: .key)
                    return draft
                }
            } else {
                let platform = platforms.first ?? resultPlatform(response)
                drafts[0].propose(platform, rank: .manifest)
            }
        }
        let request = request(of: object, at: pointer, in: &context)
        for var draft in drafts {
            draft.complete(with: common)
            draft.keepOutputs()
            if draft.record.format == .none { draft.take(request) }
            context.add(draft)
        }
    }

    /// The time as a text, or as the seconds since 1970 in an object of its own.
    private static func time(
        _ key: String,
        of object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> Timestamp? {
        if let seconds = object[key]?["seconds"]?.integer {
            return timeRange.contains(seconds) ? Timestamp(secondsSince1970: seconds) : nil
        }
        return context.text(key, of: object, at: pointer).flatMap { TimeText.parse($0) }
    }

    /// From the first second of 1970 to the last of the year 9999.
    private static let timeRange: ClosedRange<Int64> = 0...253_402_300_799

    /// The platform of the result, where the exporter names just one.
    private static func resultPlatform(_ response: JSONValue?) -> Platform? {
        guard let text = response?["refs.platforms"]?.string(limit: ReadingContext.longestText),
            let list = try? JSONDocument(parsing: text).root["Platforms"], list.count == 1
        else { return nil }
        return list.elements.compactMap { $0["ID"]?.string(limit: 64) }.first.flatMap {
            PlatformName.normalize($0)
        }
    }

    /// What was asked for; the record itself holds no materials.
    private static func request(
        of object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> Payload {
        var payload = Payload(format: .history)
        payload.frontendName = context.text("Frontend", of: object, at: pointer)
        payload.attributes = AttributeReader.read(
            object["FrontendAttrs"],
            at: pointer.appending("FrontendAttrs"),
            in: &context
        )
        payload.contextURL = payload.attributes?.context?.string
        return payload
    }

    private static func readAttachments(
        of object: JSONValue,
        at pointer: JSONPointer,
        into draft: inout Draft,
        in context: inout ReadingContext
    ) {
        if let result = object["Result"] {
            readAttestations(of: result, nil, into: &draft)
            readOutputs(of: result, nil, into: &draft)
        }
        let results = PlatformLimit.limited(
            object["Results"]?.members.map { $0 } ?? [],
            at: pointer.appending("Results"),
            in: &context
        )
        for member in results {
            let platform = PlatformName.normalize(member.key.string)
            readAttestations(of: member.value, platform, into: &draft)
            readOutputs(of: member.value, platform, into: &draft)
        }
    }

    /// The indexes and manifests that the build left behind, pushed or not.
    private static func readOutputs(
        of result: JSONValue,
        _ platform: Platform?,
        into draft: inout Draft
    ) {
        var descriptors = result["Results"]?.members.prefix(1_000).map(\.value) ?? []
        if let old = result["ResultDeprecated"] { descriptors.append(old) }
        for descriptor in descriptors {
            guard let digest = descriptor["digest"]?.string(limit: 256).flatMap({ Digest($0) }),
                let type = descriptor["media_type"]?.string(limit: 256),
                let kind = MediaType.outputKind(type)
            else { continue }
            let output = Draft.Output(kind: kind, digest: digest, platform: platform)
            guard draft.links.outputs.count < Draft.Links.maximumAttachments else { return }
            if !draft.links.outputs.contains(output) { draft.links.outputs.append(output) }
        }
    }

    private static func readAttestations(
        of result: JSONValue,
        _ platform: Platform?,
        into draft: inout Draft
    ) {
        for element in result["Attestations"]?.elements.prefix(1_000).map({ $0 }) ?? [] {
            guard let digest = element["digest"]?.string(limit: 256).flatMap({ Digest($0) }),
                let type = element["annotations"]?["in-toto.io/predicate-type"]?.string(limit: 512),
                ProvenanceVersion(predicateType: type) != nil
            else { continue }
            guard draft.links.attachments.count < Draft.Links.maximumAttachments else { return }
            draft.links.attachments.append(.init(digest: digest, platform: platform))
        }
    }
}

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
        if let created = context.text("CreatedAt", of: object, at: pointer),
            let at = TimeText.parse(created)
        {
            common.times.append(.init(at: at, source: .history))
        }
        if object["Error"] != nil || object["error"] != nil { common.record.status = .failed }
        for exporter in object["Exporters"]?.elements.prefix(100).map({ $0 }) ?? [] {
            if let name = exporter["Attrs"]?["name"]?.string(limit: ReadingContext.longestText) {
                common.take(names: name)
            }
        }
        readAttachments(of: object, into: &common)
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
                drafts[0].propose(platforms.first, rank: .manifest)
            }
        }
        let request = request(of: object, at: pointer, in: &context)
        for var draft in drafts {
            draft.complete(with: common)
            if draft.record.format == .none { draft.take(request) }
            context.add(draft)
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

    private static func readAttachments(of object: JSONValue, into draft: inout Draft) {
        if let result = object["Result"] { readAttestations(of: result, nil, into: &draft) }
        for member in object["Results"]?.members.prefix(1_000).map({ $0 }) ?? [] {
            let platform = PlatformName.normalize(member.key.string)
            readAttestations(of: member.value, platform, into: &draft)
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
            draft.links.attachments.append(.init(digest: digest, platform: platform))
        }
    }
}

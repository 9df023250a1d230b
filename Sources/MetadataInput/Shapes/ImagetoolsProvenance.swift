internal import BuildModel
internal import JSONText

/// `imagetools inspect --format '{{json .Provenance}}'`: `{"SLSA": …}`, or a map of these (C5).
enum ImagetoolsProvenance {
    static func read(
        _ object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        for draft in drafts(object, at: pointer, in: &context) {
            context.add(draft)
        }
    }

    /// One draft a platform that has provenance.
    static func drafts(
        _ object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> [Draft] {
        let entries = PlatformMap.entries(of: object, at: pointer) { $0["SLSA"] == nil }
        var drafts: [Draft] = []
        for entry in entries {
            guard let predicate = entry.value["SLSA"] else { continue }
            let place = entry.pointer.appending("SLSA")
            guard
                let (value, inner) = EncodedValue.object(predicate, at: place, in: &context),
                let payload = Provenance.read(value, at: inner, in: &context)
            else { continue }
            var draft = Draft(
                origin: context.origin(.imagetoolsProvenance, at: place),
                role: .document
            )
            draft.propose(entry.platform, rank: .key)
            draft.take(payload)
            drafts.append(draft)
        }
        return drafts
    }
}

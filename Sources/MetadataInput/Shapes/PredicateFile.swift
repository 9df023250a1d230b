internal import BuildModel
internal import JSONText

/// A bare provenance predicate as a whole file (C1).
enum PredicateFile {
    static func read(
        _ predicate: JSONValue,
        content: Digest?,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        guard let payload = Provenance.read(predicate, at: pointer, in: &context) else { return }
        var draft = Draft(origin: context.origin(.predicate, at: pointer), role: .predicate)
        draft.links.content = content
        draft.take(payload)
        context.add(draft)
    }
}

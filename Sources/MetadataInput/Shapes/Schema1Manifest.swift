internal import BuildModel
internal import JSONText

/// A Docker schema-1 manifest (A5c): the newest layer's history holds an image config as JSON text.
enum Schema1Manifest {
    static func read(
        _ object: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        let history = pointer.appending("history")
        guard let first = object["history"]?.elements.first(where: { _ in true }),
            let value = first["v1Compatibility"]
        else {
            context.report(
                .warning,
                "schema1-history",
                at: history,
                found: "no entry with v1Compatibility",
                expected: "the image's config as JSON text"
            )
            return
        }
        let place = history.appending(0).appending("v1Compatibility")
        guard let (config, inner) = EncodedValue.object(value, at: place, in: &context) else {
            return
        }
        let count = context.drafts.count
        ImageConfig.read(
            config,
            shape: .schema1Manifest,
            content: nil,
            at: inner,
            in: &context
        )
        guard context.drafts.count > count,
            let name = context.text("name", of: object, at: pointer)
        else { return }
        let tag = context.text("tag", of: object, at: pointer)
        context.changeLastDraft {
            $0.links.role = .document
            $0.take(names: tag.map { name + ":" + $0 } ?? name)
        }
    }
}

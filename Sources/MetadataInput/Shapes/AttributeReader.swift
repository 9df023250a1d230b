internal import BuildModel
internal import JSONText

/// Reads frontend attributes: build info's `attrs`, provenance's `args`, a history's request.
enum AttributeReader {
    /// The attributes of an object; `nil` where it is absent.
    static func read(
        _ object: JSONValue?,
        platform: Platform? = nil,
        adding more: [(key: String, value: String)] = [],
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> FilteredAttributes? {
        guard let object else { return nil }
        guard object.isObject else {
            context.reportKind(object, at: pointer, expected: "an object of texts")
            return nil
        }
        var pairs: [(key: String, value: String)] = []
        for member in object.members where !member.value.isNull {
            let key = member.key.string
            guard let value = member.value.string(limit: longestValue) else {
                context.report(
                    .warning,
                    "attribute-kind",
                    at: pointer.appending(Redactor.text(key)),
                    found: member.value.kindName,
                    expected: "a string"
                )
                continue
            }
            pairs.append((key, value))
        }
        let known = Set(pairs.map { Text($0.key) })
        pairs += more.filter { !known.contains(Text($0.key)) }
        return filter(pairs, platform: platform, at: pointer, in: &context)
    }

    /// What is known where a build had no attributes at all.
    static func none(in context: ReadingContext) -> FilteredAttributes {
        context.rules.attributes.filter([])
    }

    static func filter(
        _ pairs: [(key: String, value: String)],
        platform: Platform? = nil,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> FilteredAttributes {
        let facts = context.rules.attributes.filter(pairs, platform: platform)
        for key in facts.oversized {
            context.report(
                .warning,
                "text-length",
                at: pointer.appending(key.string),
                found: "a value of more than \(AttributeFilter.maximumValueSizeInBytes) bytes",
                nextStep: "the value is hidden"
            )
        }
        return facts
    }

    /// The filter refuses values over its own limit one by one; nothing sane is above this.
    private static let longestValue = 16 << 20
}

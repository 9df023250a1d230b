internal import CommonMark

/// Content of a line put together from parts.
extension [Inline] {
    /// The parts with a separator between them.
    static func joined(_ parts: [[Inline]], by separator: Inline = ", ") -> [Inline] {
        var result: [Inline] = []
        for part in parts {
            if !result.isEmpty { result.append(separator) }
            result += part
        }
        return result
    }

    /// At most `limit` parts; what is left out is said with the noun of its kind, and where it can
    /// be found.
    static func cut(
        _ parts: some Collection<[Inline]>,
        to limit: Int,
        total: Int? = nil,
        by separator: Inline = ", ",
        of noun: String? = nil,
        rest: String? = "in the JSON twin"
    ) -> [Inline] {
        var line = joined(Array<[Inline]>(parts.prefix(limit)), by: separator)
        let left = (total ?? parts.count) - Swift.min(limit, parts.count)
        if left > 0 {
            if !line.isEmpty { line.append(separator) }
            line.append(.mark("muted", [.text("and " + Phrase.more(left, noun, at: rest))]))
        }
        return line
    }
}

extension Block {
    /// The lead paragraph of a page: one sentence with numbers, to be pasted as it is.
    static func sentence(_ content: [Inline]) -> Block { .paragraph(content, class: "sentence") }

    static func note(_ text: String) -> Block { .paragraph([.text(text)], class: "muted") }

    /// What stands in the place of an empty table.
    static func nothing(_ text: String) -> Block { note(text) }
}

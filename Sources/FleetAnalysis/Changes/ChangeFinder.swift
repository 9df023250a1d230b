package import BuildModel

/// What changed between a counted record and its neighbour: set against set (design.md 6).
package enum ChangeFinder {
    /// The differences in the order of the table of kinds, each once.
    ///
    /// A switch of format, mode or BuildKit version makes one `format` difference. What only one of
    /// the two ways of recording can hold is no difference then; what both hold is compared.
    package static func differences(from old: Record, to new: Record) -> [Difference] {
        let format = Dialect.difference(from: Dialect(old), to: Dialect(new))
        let isSame = format == nil
        // Most nights change nothing: that is told without looking at parts.
        if isSame, old.sources == new.sources, old.frontend == new.frontend,
            old.attributes == new.attributes, old.attributesKnown == new.attributesKnown,
            old.epoch == new.epoch, old.locals == new.locals,
            old.dependencies == new.dependencies
        {
            return []
        }
        let tools = ToolIdentities(old, new, isSameDialect: isSame)
        var result: [Difference] = []
        if old.sources != new.sources {
            result += SourceComparison(old, new, tools: tools, isSameDialect: isSame).differences()
        }
        result += FrontendComparison(old: old, new: new, isSameDialect: isSame).differences()
        result += AttributeComparison(old: old, new: new, isSameDialect: isSame).differences()
        if let locals = locals(old, new) { result.append(locals) }
        if let format { result.append(format) }
        return result.sorted()
    }

    /// Local directories that the client sent, where both formats list them.
    private static func locals(_ old: Record, _ new: Record) -> Difference? {
        guard old.locals != new.locals, Dialect(old).listsLocals, Dialect(new).listsLocals else {
            return nil
        }
        return Difference(
            .locals,
            "locals",
            old: list(old.locals),
            new: list(new.locals),
            isInput: false
        )
    }

    /// A list as one text; an empty one is omitted.
    static func list(_ words: [Text]) -> Text? {
        words.isEmpty ? nil : Text(words.map(\.string).joined(separator: ", "))
    }
}

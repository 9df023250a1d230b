/// Content within a line.
///
/// Strings may be foreign text: they are escaped where they are written.
package indirect enum Inline: Hashable, Sendable {
    case text(String)
    case code(String)
    case emphasis([Inline])
    case strong([Inline])
    case link(Destination, [Inline], title: String? = nil)
    /// A `<span>` with a class, for badges and marks. The twin has its content alone, strong where a
    /// badge stands in a sentence.
    case mark(ClassName, [Inline], title: String? = nil)
    /// A shortened code, such as a digest: `short` is shown, `full` is its title and the twin's text.
    case short(String, full: String, class: ClassName? = nil)
    /// A moment: `text` is shown, `at` is its `datetime` (RFC 3339 or a date).
    case time(String, at: String)
    /// Text of unknown direction, kept apart from its neighbours (`<bdi>`).
    case isolated([Inline])
    /// A target of links without content.
    case anchor(ElementID)
    case lineBreak
}

extension Inline {
    /// A link where `address` is a safe address outside the site, its label alone where it is not.
    ///
    /// The label should show the whole host (safety.md T5).
    package static func outsideLink(_ address: String, _ label: [Inline]) -> [Inline] {
        guard let url = OutsideURL(address) else { return label }
        return [.link(.outside(url), label)]
    }
}

extension Inline: ExpressibleByStringLiteral {
    package init(stringLiteral value: String) {
        self = .text(value)
    }
}

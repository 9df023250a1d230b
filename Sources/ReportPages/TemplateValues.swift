package import CommonMark

/// What a page gives its template for a name.
///
/// Texts may be foreign.
package enum TemplateValue: Sendable {
    /// Stands in text, in code, or as the address of a link, which it is only if it is a safe one.
    case text(String)
    case inlines([Inline])
    /// Stands alone between empty lines.
    case blocks([Block])
    /// Stands as the address of a link.
    case destination(Destination)
    /// Decides a section.
    case flag(Bool)
    /// Repeats a section. Its items' names belong to the page template's names as well.
    case list([TemplateValues])

    /// Whether a section of this name is left out and its inverse shown.
    var isEmpty: Bool {
        switch self {
        case .text(let text): text.utf8.isEmpty
        case .inlines(let content): content.isEmpty
        case .blocks(let blocks): blocks.isEmpty
        case .destination: false
        case .flag(let isOn): !isOn
        case .list(let items): items.isEmpty
        }
    }
}

/// Named values.
///
/// They are looked up by name only, so their order means nothing.
package struct TemplateValues: Sendable, ExpressibleByDictionaryLiteral {
    private(set) var values: [String: TemplateValue]

    /// The values of a literal; of two with one name the later wins.
    package init(dictionaryLiteral elements: (String, TemplateValue)...) {
        values = Dictionary(elements) { _, later in later }
    }

    /// The value of a name; `nil` where it was not given.
    package subscript(name: String) -> TemplateValue? {
        get { values[name] }
        set { values[name] = newValue }
    }
}

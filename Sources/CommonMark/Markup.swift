/// HTML that only constants of the source code and the escaper can make (safety.md T1).
///
/// This is the one type that custom nodes of libcmark print as it is.
struct Markup {
    private(set) var text: String

    init(_ constant: StaticString) {
        text = constant.description
    }

    /// An opening tag, to be completed by attributes and `closed`.
    static func tag(_ name: StaticString) -> Markup {
        var markup = Markup("<")
        markup.append(name)
        return markup
    }

    /// Adds an attribute whose value may be foreign text.
    consuming func with(_ name: StaticString, text value: String) -> Markup {
        appendAttribute(name, HTMLEscape.escaped(value))
        return self
    }

    consuming func with(_ name: StaticString, _ value: StaticString) -> Markup {
        appendAttribute(name, value.description)
        return self
    }

    consuming func with(_ name: StaticString, _ value: Int) -> Markup {
        appendAttribute(name, String(value))
        return self
    }

    consuming func with(id: ElementID?) -> Markup {
        if let id { appendAttribute("id", id.value) }
        return self
    }

    /// Adds a `class` attribute where there is a name.
    consuming func with(class first: ClassName?) -> Markup {
        if let first { appendAttribute("class", first.value) }
        return self
    }

    consuming func with(class names: [ClassName]) -> Markup {
        guard !names.isEmpty else { return self }
        appendAttribute("class", names.map(\.value).joined(separator: " "))
        return self
    }

    /// Adds an attribute without a value where it applies.
    consuming func with(flag name: StaticString, if applies: Bool) -> Markup {
        guard applies else { return self }
        text += " "
        append(name)
        return self
    }

    var closed: Markup {
        consuming get {
            text += ">"
            return self
        }
    }

    private mutating func appendAttribute(_ name: StaticString, _ safe: String) {
        text += " "
        append(name)
        text += "=\""
        text += safe
        text += "\""
    }

    private mutating func append(_ constant: StaticString) {
        text += constant.description
    }
}

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
        markup.text += name.description
        return markup
    }

    /// Adds an attribute whose value may be foreign text.
    func with(_ name: StaticString, text value: String) -> Markup {
        adding(name, HTMLEscape.escaped(value))
    }

    func with(_ name: StaticString, _ value: StaticString) -> Markup {
        adding(name, value.description)
    }

    func with(_ name: StaticString, _ value: Int) -> Markup {
        adding(name, String(value))
    }

    func with(id: ElementID?) -> Markup {
        guard let id else { return self }
        return adding("id", id.value)
    }

    /// Adds a `class` attribute where one of the names is there.
    func with(class names: ClassName?...) -> Markup {
        let names = names.compactMap { $0?.value }
        return names.isEmpty ? self : adding("class", names.joined(separator: " "))
    }

    /// Adds an attribute without a value where it applies.
    func with(flag name: StaticString, if applies: Bool) -> Markup {
        guard applies else { return self }
        var markup = self
        markup.text += " " + name.description
        return markup
    }

    var closed: Markup {
        var markup = self
        markup.text += ">"
        return markup
    }

    private func adding(_ name: StaticString, _ safe: String) -> Markup {
        var markup = self
        markup.text += " " + name.description + "=\"" + safe + "\""
        return markup
    }
}

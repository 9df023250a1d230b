import CommonMark

/// The shell of every page, `Templates/layout.html`.
///
/// Its values pass no parser either: Mustache sees stand-ins, and each is replaced by the value's
/// bytes, escaped here, since Mustache escapes by `Character`.
enum Layout {
    static let file = "layout.html"

    static let names = [
        "windowTitle", "siteTitle", "title", "stylesheet", "canonical", "markdownTwin", "jsonTwin",
        "home", "hasBreadcrumbs", "breadcrumbs", "address", "label", "body", "dataThrough",
        "generatedAt", "method",
    ]

    /// The shell's bytes with the body, which is HTML of ours, in its place.
    static func bytes(
        _ values: TemplateValues,
        body: String,
        templates: TemplateSet,
        rule: TextRule
    ) throws(TemplateError) -> [UInt8] {
        var values = values
        values["body"] = .text("body")
        let filling = TemplateFilling(file: file)
        let shell = try filling.text(values, from: templates)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(shell.utf8.count + body.utf8.count + 1024)
        for piece in filling.standIns.pieces(of: shell) {
            switch piece {
            case .text(let text): bytes.append(contentsOf: text.utf8)
            case .value("body", _): bytes.append(contentsOf: body.utf8)
            case .value(_, .text(let text)):
                bytes.append(contentsOf: HTMLEscape.escaped(rule.shown(text)).utf8)
            case .value(let name, _):
                throw TemplateError(file: file, problem: "`{{\(name)}}` is no text")
            }
        }
        return bytes
    }
}

import CommonMark
import Synchronization

/// The shell of every page, `Templates/layout.html`.
///
/// Its values pass no parser either: Mustache sees stand-ins, and each is replaced by the value's
/// bytes, escaped here, since Mustache escapes by `Character`. Pages that show the same sections have
/// the same shell around their values, so Mustache is asked once for each such shape.
final class Layout: Sendable {
    static let file = "layout.html"

    static let names = [
        "windowTitle", "description", "siteTitle", "title", "stylesheet", "canonical",
        "markdownTwin", "jsonTwin", "home", "hasBreadcrumbs", "breadcrumbs", "address", "label",
        "body", "dataThrough",
        "generatedAt", "method",
    ]

    private let templates: TemplateSet
    private let shells = Mutex<[String: [StandIns.Piece]]>([:])

    init(templates: TemplateSet) {
        self.templates = templates
    }

    /// The shell's bytes with the body, which is HTML of ours, in its place.
    func bytes(
        _ values: TemplateValues,
        body: String,
        rule: TextRule
    ) throws(TemplateError) -> [UInt8] {
        var texts: [String: String] = [:]
        var shape = ""
        Self.collect(values, at: "", into: &texts, shape: &shape)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(body.utf8.count + 4096)
        for piece in try shell(of: shape, values) {
            switch piece {
            case .text(let text): bytes.append(contentsOf: text.utf8)
            case .value("body", _): bytes.append(contentsOf: body.utf8)
            case .value(let path, _):
                guard let text = texts[path] else {
                    throw TemplateError(file: Self.file, problem: "`{{\(path)}}` is no text")
                }
                bytes.append(contentsOf: HTMLEscape.escaped(rule.shown(text)).utf8)
            }
        }
        return bytes
    }

    /// The shell's text between the values, for all values of this shape.
    private func shell(
        of shape: String,
        _ values: TemplateValues
    ) throws(TemplateError) -> [StandIns.Piece] {
        if let known = shells.withLock({ $0[shape] }) { return known }
        var values = values
        values["body"] = .text("body")
        let filling = TemplateFilling(file: Self.file)
        let text = try filling.text(values, from: templates)
        let pieces = filling.standIns.pieces(of: text)
        shells.withLock { $0[shape] = pieces }
        return pieces
    }

    /// The texts by their paths, and which of the values a section would leave out.
    private static func collect(
        _ values: TemplateValues,
        at path: String,
        into texts: inout [String: String],
        shape: inout String
    ) {
        for name in names {
            guard let value = values[name] else { continue }
            shape += value.isEmpty ? "-" : "+"
            switch value {
            case .text(let text): texts[path + name] = text
            case .list(let items):
                for (index, item) in items.enumerated() {
                    collect(item, at: "\(path)\(name).\(index).", into: &texts, shape: &shape)
                    shape += ","
                }
            default: continue
            }
        }
    }
}

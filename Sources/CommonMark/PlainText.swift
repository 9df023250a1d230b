extension [Inline] {
    /// The text that a reader sees, without marks; not yet made safe for any form.
    package var plainText: String {
        map(\.plainText).joined()
    }

    /// Whether the plain text is not empty.
    var holdsPlainText: Bool { contains(where: \.holdsPlainText) }
}

extension Inline {
    fileprivate var plainText: String {
        switch self {
        case .text(let text), .code(let text), .short(let text, _, _), .time(let text, _): text
        case .emphasis(let content), .strong(let content), .isolated(let content),
            .link(_, let content, _), .mark(_, let content, _):
            content.plainText
        case .anchor: ""
        case .lineBreak: " "
        }
    }

    fileprivate var holdsPlainText: Bool {
        switch self {
        case .text(let text), .code(let text), .short(let text, _, _), .time(let text, _):
            !text.utf8.isEmpty
        case .emphasis(let content), .strong(let content), .isolated(let content),
            .link(_, let content, _), .mark(_, let content, _):
            content.holdsPlainText
        case .anchor: false
        case .lineBreak: true
        }
    }
}

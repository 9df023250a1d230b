extension [Inline] {
    /// The text that a reader sees, without marks; not yet made safe for any form.
    package var plainText: String {
        map(\.plainText).joined()
    }
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
}

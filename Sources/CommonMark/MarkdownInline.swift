/// Writes the content of one block as Markdown.
///
/// The content is first flattened into pieces, so that a rule that depends on neighbours (a run of
/// text, two code spans in a row, a mark beside a letter) sees them whatever nests them.
struct MarkdownInline {
    let prefix: String
    let rule: TextRule
    let place: Place

    /// Where the text stands: `lines` may be several, the others are one.
    enum Place {
        case lines, oneLine, cell
    }

    enum Piece {
        case text(String)
        case code(String)
        /// The start and the end of emphasis or strong, `*` or `**`.
        case open(String)
        case close(String)
        case openLink
        case closeLink(String)
        case lineBreak
    }

    func text(of content: [Inline]) -> String {
        if content.isEmpty { return "" }
        var pieces: [Piece] = []
        collect(content, isInLink: false, into: &pieces)
        while case .lineBreak? = pieces.last { pieces.removeLast() }
        while case .lineBreak? = pieces.first { pieces.removeFirst() }
        return written(pieces)
    }

    private func collect(_ content: [Inline], isInLink: Bool, into pieces: inout [Piece]) {
        for inline in content {
            switch inline {
            case .text(let text): add(text: rule.shown(text), to: &pieces)
            case .time(let text, _): add(text: rule.shown(text), to: &pieces)
            case .code(let text): add(code: rule.shown(text), to: &pieces)
            case .short(_, let full, _): add(code: rule.shown(full), to: &pieces)
            case .emphasis(let content): wrap(content, "*", isInLink, &pieces)
            case .strong(let content): wrap(content, "**", isInLink, &pieces)
            // In a sentence a badge would read as one more word of it.
            case .mark(let name, let content, _) where name.isBadge && place == .lines && !isInLink:
                wrap(content, "**", isInLink, &pieces)
            case .mark(_, let content, _), .isolated(let content):
                collect(content, isInLink: isInLink, into: &pieces)
            case .link(let destination, let content, _):
                guard !isInLink, content.holdsPlainText,
                    let address = destination.address(.markdown, upward: prefix)
                else {
                    collect(content, isInLink: isInLink, into: &pieces)
                    continue
                }
                pieces.append(.openLink)
                collect(content, isInLink: true, into: &pieces)
                pieces.append(.closeLink(address))
            case .anchor: continue
            case .lineBreak where place == .lines && !isInLink: pieces.append(.lineBreak)
            case .lineBreak: add(text: " ", to: &pieces)
            }
        }
    }

    private func wrap(
        _ content: [Inline],
        _ mark: String,
        _ isInLink: Bool,
        _ pieces: inout [Piece]
    ) {
        pieces.append(.open(mark))
        collect(content, isInLink: isInLink, into: &pieces)
        pieces.append(.close(mark))
    }

    private func add(text: String, to pieces: inout [Piece]) {
        guard !text.utf8.isEmpty else { return }
        if case .text(let before)? = pieces.last {
            pieces[pieces.count - 1] = .text(before + text)
        } else {
            pieces.append(.text(text))
        }
    }

    /// Two code spans without anything between them are one; their backticks would run together.
    private func add(code: String, to pieces: inout [Piece]) {
        guard !code.utf8.isEmpty else { return }
        if case .code(let before)? = pieces.last {
            pieces[pieces.count - 1] = .code(before + code)
        } else {
            pieces.append(.code(code))
        }
    }

    private func written(_ pieces: [Piece]) -> String {
        var result = ""
        var isLineStart = true
        let pieces = EmphasisRule.applied(to: pieces)
        for (index, piece) in pieces.enumerated() {
            let isLast = index + 1 == pieces.count
            switch piece {
            case .text(let text):
                let isLineEnd = isLast || pieces[index + 1].isLineBreak
                result += MarkdownEscape.text(text, isLineStart: isLineStart, isLineEnd: isLineEnd)
            case .code(let code): result += MarkdownEscape.code(code, isInCell: place == .cell)
            case .open(let mark), .close(let mark): result += mark
            case .openLink: result += "["
            case .closeLink(let address):
                result += "]("
                result += MarkdownEscape.address(address)
                result += ")"
            case .lineBreak: result += "\\\n"
            }
            isLineStart = piece.isLineBreak || (isLineStart && piece.isNothing)
        }
        return result
    }
}

extension MarkdownInline.Piece {
    var isLineBreak: Bool { if case .lineBreak = self { true } else { false } }

    var isOpening: Bool { if case .open = self { true } else { false } }

    /// Whether nothing was written for the piece.
    fileprivate var isNothing: Bool {
        switch self {
        case .open(""), .close(""): true
        default: false
        }
    }
}

/// Decides where a mark of emphasis can stand.
///
/// A `*` opens or closes emphasis by what is beside it (CommonMark 0.30, 6.2). Where that could fail,
/// the marks are left out: a reader then misses emphasis, and never sees stray asterisks.
enum EmphasisRule {
    /// The pieces, with empty marks in the places of those that can not stand.
    static func applied(to pieces: [MarkdownInline.Piece]) -> [MarkdownInline.Piece] {
        guard pieces.contains(where: \.isOpening) else { return pieces }
        var result = pieces
        var opened: [Int] = []
        for (index, piece) in pieces.enumerated() {
            if case .open = piece { opened.append(index) }
            guard case .close = piece, let start = opened.popLast() else { continue }
            let stands =
                opened.isEmpty && start + 1 < index
                && isOpenable(after: start == 0 ? nil : pieces[start - 1])
                && isClosable(before: index + 1 == pieces.count ? nil : pieces[index + 1])
                && startsInk(pieces[start + 1]) && endsInk(pieces[index - 1])
            guard !stands else { continue }
            result[start] = .open("")
            result[index] = .close("")
        }
        return result
    }

    private static func isOpenable(after piece: MarkdownInline.Piece?) -> Bool {
        switch piece {
        case nil, .lineBreak, .openLink: true
        case .text(let text): text.utf8.last.map { $0 == 0x20 || $0 == UInt8(ascii: "(") } ?? true
        default: false
        }
    }

    private static func isClosable(before piece: MarkdownInline.Piece?) -> Bool {
        switch piece {
        case nil, .lineBreak, .closeLink: true
        case .text(let text): text.utf8.first.map { closers.contains($0) } ?? true
        default: false
        }
    }

    private static let closers = Array(" .,;:)".utf8)

    private static func startsInk(_ piece: MarkdownInline.Piece) -> Bool {
        switch piece {
        case .text(let text): text.unicodeScalars.first.map(isInk) ?? false
        case .code, .openLink: true
        default: false
        }
    }

    private static func endsInk(_ piece: MarkdownInline.Piece) -> Bool {
        switch piece {
        case .text(let text): text.unicodeScalars.last.map(isInk) ?? false
        case .code, .closeLink: true
        default: false
        }
    }

    private static func isInk(_ scalar: Unicode.Scalar) -> Bool { !scalar.properties.isWhitespace }
}

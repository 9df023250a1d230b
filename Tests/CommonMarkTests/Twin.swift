import CommonMark

/// What a reader gets from blocks, block by block, for comparing a twin with its origin.
enum Twin {
    static func texts(of blocks: [Block], rule: (String) -> String) -> [String] {
        blocks.flatMap { block -> [String] in
            switch block {
            case .paragraph(let content, _): [text(content, rule)].filter(isInked)
            case .heading(let heading): [text(heading.content, rule)].filter(isInked)
            case .list(let list):
                list.items.map { "- " + texts(of: $0, rule: rule).joined(separator: " / ") }
            default: ["unexpected \(block)"]
            }
        }
    }

    /// A paragraph of spaces is none.
    private static func isInked(_ text: String) -> Bool { text.utf8.contains { $0 != 0x20 } }

    private static func text(_ content: [Inline], _ rule: (String) -> String) -> String {
        content.map { inline in
            switch inline {
            case .text(let text), .code(let text): rule(text)
            case .emphasis(let content), .strong(let content), .mark(_, let content, _):
                text(content, rule)
            case .lineBreak: " "
            default: "unexpected \(inline)"
            }
        }.joined()
    }

    /// The cells of a row of a GFM table: bars without a backslash before them divide, and the
    /// backslash of the others is taken away.
    static func cells(ofRow row: [UInt8]) -> [String] {
        var cells: [[UInt8]] = [[]]
        for byte in row {
            let isBar = byte == UInt8(ascii: "|")
            if isBar, cells[cells.count - 1].last == UInt8(ascii: "\\") {
                cells[cells.count - 1].removeLast()
                cells[cells.count - 1].append(byte)
            } else if isBar {
                cells.append([])
            } else {
                cells[cells.count - 1].append(byte)
            }
        }
        return cells.dropFirst().dropLast().map { String(decoding: $0, as: UTF8.self) }
    }
}

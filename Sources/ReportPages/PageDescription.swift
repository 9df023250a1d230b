import BuildModel
import CommonMark

/// What a page says first, as plain text: for search engines and previews of links.
enum PageDescription {
    private static let longestInBytes = 300

    /// The first paragraph; empty where there is none.
    static func text(of blocks: [Block]) -> String {
        for case .paragraph(let content, _) in blocks {
            let words = plain(content).utf8.split(separator: UInt8(ascii: " "))
            let text = words.map { String(Substring($0)) }.joined(separator: " ")
            guard text.utf8.count > longestInBytes else { return text }
            return VisibleText.clipped(text, toBytes: longestInBytes)
        }
        return ""
    }

    /// The text without its badges: the sentence has their words.
    private static func plain(_ content: [Inline]) -> String {
        var text = ""
        for part in content {
            switch part {
            case .text(let piece), .code(let piece): text += piece
            case .emphasis(let inner), .strong(let inner), .isolated(let inner):
                text += plain(inner)
            case .link(_, let inner, _): text += plain(inner)
            case .mark(let name, let inner, _): if !name.isBadge { text += plain(inner) }
            case .short(let short, _, _): text += short
            case .time(let shown, _): text += shown
            case .anchor: break
            case .lineBreak: text += " "
            }
        }
        return text
    }
}

/// Turns the parsed tree of a template into blocks, with values in the places of their stand-ins.
struct TreeReader {
    let standIns: StandIns
    /// Quotes and lists around what is read: no page needs many, and each is a call.
    private var depth = 0
    private static let maximumDepth = 32

    init(standIns: StandIns) {
        self.standIns = standIns
    }

    func blocks(under parent: Node) throws(TemplateFault) -> [Block] {
        var inside = self
        inside.depth += 1
        var blocks: [Block] = []
        for node in parent.children {
            guard depth < Self.maximumDepth else {
                throw fault(node, "quotes and lists more than \(Self.maximumDepth) deep")
            }
            blocks += try inside.blocks(of: node)
        }
        return blocks
    }

    private func blocks(of node: Node) throws(TemplateFault) -> [Block] {
        switch node.parsed {
        case .paragraph: return try paragraph(node)
        case .heading(let level): return [.heading(try heading(node, level))]
        case .list(let isOrdered):
            var items: [[Block]] = []
            for item in node.children { items.append(try blocks(under: item)) }
            return [.list(List(isOrdered: isOrdered, items))]
        case .quote: return [.quote(try blocks(under: node))]
        case .codeBlock(let text): return [.code(try codeBlock(text, node))]
        case .rule: return [.rule]
        case .rawHTML: throw fault(node, "raw HTML; a template is Markdown only")
        default: throw fault(node, "a construct that templates do not use")
        }
    }

    /// A paragraph; or, where it consists of stand-ins for blocks, those blocks.
    private func paragraph(_ node: Node) throws(TemplateFault) -> [Block] {
        if let blocks = lonelyBlocks(node) { return blocks }
        let content = try InlineReader(standIns: standIns, line: node.line).inlines(under: node)
        return content.allSatisfy(\.isEmptyText) ? [] : [.paragraph(content)]
    }

    private func lonelyBlocks(_ node: Node) -> [Block]? {
        var found: [Block]?
        for child in node.children {
            switch child.parsed {
            case .softBreak: continue
            case .text(let literal):
                for piece in standIns.pieces(of: literal) {
                    guard case .value(_, .blocks(let blocks)) = piece else { return nil }
                    found = (found ?? []) + blocks
                }
            default: return nil
            }
        }
        return found
    }

    /// A heading: the page's title as it is, those below it `## Title {#id}`, since links use the id.
    private func heading(_ node: Node, _ level: Int) throws(TemplateFault) -> Heading {
        var content = try InlineReader(standIns: standIns, line: node.line).inlines(under: node)
        var id: ElementID?
        if level > 1, case .text(let text)? = content.last, let split = HeadingID.split(text) {
            id = split.id
            content.removeLast()
            if !split.title.utf8.isEmpty { content.append(.text(split.title)) }
        }
        guard id != nil || level == 1 else {
            throw fault(node, "a heading without `{#id}` in `[a-z0-9-]` at its end")
        }
        return Heading(level, id: id, content)
    }

    private func codeBlock(_ text: String, _ node: Node) throws(TemplateFault) -> CodeBlock {
        let reader = InlineReader(standIns: standIns, line: node.line)
        var lines: [String] = []
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        {
            lines.append(try reader.filled(String(Substring(line))))
        }
        if lines.last == "" { lines.removeLast() }
        return CodeBlock(label: "Text to copy", lines)
    }

    private func fault(_ node: Node, _ problem: String) -> TemplateFault {
        TemplateFault(line: node.line, problem: problem)
    }
}

/// The end of a heading that gives its id.
private enum HeadingID {
    static func split(_ text: String) -> (title: String, id: ElementID)? {
        let bytes = text.utf8
        guard bytes.last == UInt8(ascii: "}"), let open = bytes.lastIndex(of: UInt8(ascii: "{"))
        else { return nil }
        let inside = bytes[bytes.index(after: open)...].dropLast()
        guard inside.first == UInt8(ascii: "#"),
            let id = ElementID(plain: String(Substring(inside.dropFirst())))
        else { return nil }
        var title = bytes[..<open]
        while title.last == UInt8(ascii: " ") { title.removeLast() }
        return (String(Substring(title)), id)
    }
}

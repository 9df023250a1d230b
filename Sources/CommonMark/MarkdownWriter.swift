/// Writes blocks as lines; what nests (items, quotes) prefixes the lines of what is nested.
struct MarkdownWriter {
    let prefix: String
    let rule: TextRule
    private var lines: [String] = []
    /// Two lists in a row would be one, so they take turns with their marks.
    private var lastList: (line: Int, usesFirstMark: Bool)?

    init(prefix: String, rule: TextRule) {
        self.prefix = prefix
        self.rule = rule
    }

    var finished: String { lines.joined(separator: "\n") + "\n" }

    mutating func write(_ blocks: [Block]) {
        for block in blocks { write(block) }
    }

    private mutating func write(_ block: Block) {
        switch block {
        case .paragraph(let content, _): paragraph(inline(content))
        case .heading(let heading): write(heading)
        case .table(let table): write(table)
        case .list(let list): write(list)
        case .facts(let facts):
            let items = facts.map { $0.name + [.text(": ")] + $0.value }
            write(List(lines: items))
        case .details(let details):
            paragraph(inline([.strong(details.summary)]))
            write(details.blocks)
        case .code(let code): write(code)
        case .picture(let picture): paragraph(inline([.text(picture.title)]))
        case .section(let section): write(section.blocks)
        case .quote(let blocks): nest(blocks, first: "> ", rest: "> ")
        case .rule: paragraph("***")
        }
    }

    /// A block's text, set apart by an empty line.
    private mutating func paragraph(_ text: String) {
        guard !text.utf8.isEmpty else { return }
        separate()
        append(text)
    }

    private mutating func separate() {
        if !lines.isEmpty { lines.append("") }
    }

    private mutating func append(_ text: String) {
        guard text.utf8.contains(UInt8(ascii: "\n")) else {
            lines.append(text)
            return
        }
        for line in text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        {
            lines.append(String(Substring(line)))
        }
    }

    private mutating func write(_ heading: Heading) {
        let marks = String(repeating: "#", count: min(max(heading.level, 1), 6))
        let text = inline(heading.content, .oneLine)
        paragraph(text.utf8.isEmpty ? "" : marks + " " + text)
    }

    private mutating func write(_ list: List) {
        let usesFirst = lastList?.line == lines.count ? lastList?.usesFirstMark == false : true
        let bullet = usesFirst ? "-" : "*"
        for (index, item) in list.items.enumerated() {
            let mark = list.isOrdered ? "\(index + 1)" + (usesFirst ? "." : ")") : bullet
            let rest = String(repeating: " ", count: mark.utf8.count + 1)
            nest(item, first: mark + " ", rest: rest, isTight: index > 0 && list.isTight)
        }
        lastList = (lines.count, usesFirst)
    }

    private mutating func nest(
        _ blocks: [Block],
        first: String,
        rest: String,
        isTight: Bool = false
    ) {
        var inner = MarkdownWriter(prefix: prefix, rule: rule)
        inner.write(blocks)
        if !isTight { separate() }
        if inner.lines.isEmpty { inner.lines = [""] }
        for (index, line) in inner.lines.enumerated() {
            let start = index == 0 ? first : rest
            lines.append(line.utf8.isEmpty ? start.withoutTrailingSpaces : start + line)
        }
    }

    private mutating func write(_ code: CodeBlock) {
        let shown = code.lines.map(rule.shown)
        let longest = shown.map { MarkdownEscape.longestRun(of: UInt8(ascii: "`"), in: $0) }.max()
        let fence = String(repeating: "`", count: max(3, (longest ?? 0) + 1))
        separate()
        lines.append(fence)
        lines += shown
        lines.append(fence)
    }

    private mutating func write(_ table: Table) {
        paragraph(inline(table.caption))
        guard !table.columns.isEmpty else { return }
        separate()
        lines.append(row(table.columns.map(\.title)))
        lines.append("|" + table.columns.map { $0.alignment.delimiter + "|" }.joined())
        for group in table.groups {
            if !group.label.isEmpty {
                let rest = [[Inline]](repeating: [], count: table.columns.count - 1)
                lines.append(row([[.strong(group.label)]] + rest))
            }
            for line in group.rows {
                let cells = table.columns.indices.map {
                    $0 < line.cells.count ? line.cells[$0].content : []
                }
                lines.append(row(cells))
            }
        }
    }

    private func row(_ cells: [[Inline]]) -> String {
        var row = "|"
        for cell in cells {
            row += " "
            row += inline(cell, .cell)
            row += " |"
        }
        return row
    }

    private func inline(_ content: [Inline], _ place: MarkdownInline.Place = .lines) -> String {
        MarkdownInline(prefix: prefix, rule: rule, place: place).text(of: content)
    }
}

extension String {
    fileprivate var withoutTrailingSpaces: String {
        var bytes = utf8[...]
        while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
        return String(Substring(bytes))
    }
}

extension Table.Alignment {
    fileprivate var delimiter: String {
        switch self {
        case .start: " --- "
        case .center: " :-: "
        case .end: " --: "
        }
    }
}

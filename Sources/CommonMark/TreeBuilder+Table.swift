extension TreeBuilder {
    func append(_ table: Table, to parent: Node) {
        let caption = rule.shown(table.caption.plainText)
        let frame = Markup.tag("div").with("class", "table-scroll").with("tabindex", 0)
            .with("role", "region").with("aria-label", text: caption)
        let open = Markup.tag("table").with(id: table.id).with(class: table.className)
        let node = parent.append(.customBlock, frame.closed, "</div>")
            .append(.customBlock, open.closed, "</table>")
        let hidden: ClassName? = table.isCaptionHidden ? "visually-hidden" : nil
        append(
            table.caption,
            to: line(in: node, .tag("caption").with(class: hidden).closed, "</caption>")
        )
        appendHeader(table.columns, to: node)
        let columns = table.columns.map(ColumnTags.init)
        for group in table.groups {
            append(group, columns, to: node)
        }
    }

    private func appendHeader(_ columns: [Table.Column], to table: Node) {
        let row = table.append(.customBlock, "<thead>", "</thead>")
            .append(.customBlock, "<tr>", "</tr>")
        for column in columns {
            let open = Markup.tag("th").with("scope", "col")
                .with(class: [column.alignment.className, column.className].compactMap { $0 })
            append(column.title, to: row.append(.customInline, open.closed, "</th>"))
        }
    }

    private func append(_ group: Table.Group, _ columns: [ColumnTags], to table: Node) {
        let open = Markup.tag("tbody").with(id: group.id)
        let body = table.append(.customBlock, open.closed, "</tbody>")
        if !group.label.isEmpty {
            let row = body.append(.customBlock, "<tr class=\"group\">", "</tr>")
            let open = Markup.tag("th").with("scope", "rowgroup").with("colspan", columns.count)
            append(group.label, to: row.append(.customInline, open.closed, "</th>"))
        }
        for row in group.rows {
            append(row, columns, to: body)
        }
    }

    private func append(_ row: Table.Row, _ columns: [ColumnTags], to body: Node) {
        let open = Markup.tag("tr").with(id: row.id).with(class: row.className)
        let node = body.append(.customBlock, open.closed, "</tr>")
        for index in columns.indices {
            guard index < row.cells.count else {
                _ = columns[index].append(to: node, class: nil)
                continue
            }
            let name = row.cells[index].className
            append(row.cells[index].content, to: columns[index].append(to: node, class: name))
        }
    }
}

/// The tags of a column's cells, made once a table.
private struct ColumnTags {
    private let plain: Markup
    private let names: [ClassName]
    private let headsRows: Bool

    init(_ column: Table.Column) {
        names = [column.alignment.className, column.className].compactMap { $0 }
        headsRows = column.headsRows
        plain = Self.open(headsRows, names)
    }

    func append(to row: Node, class name: ClassName?) -> Node {
        let open = name.map { Self.open(headsRows, names + [$0]) } ?? plain
        return row.append(.customInline, open, headsRows ? "</th>" : "</td>")
    }

    private static func open(_ headsRows: Bool, _ names: [ClassName]) -> Markup {
        let tag: Markup = headsRows ? .tag("th").with("scope", "row") : .tag("td")
        return tag.with(class: names).closed
    }
}

extension Table.Alignment {
    /// The class that the style sheet sets a column by; none for the usual side.
    var className: ClassName? {
        switch self {
        case .start: nil
        case .center: "center"
        case .end: "end"
        }
    }
}

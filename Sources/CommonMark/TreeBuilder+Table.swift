extension TreeBuilder {
    func append(_ table: Table, to parent: Node) {
        let caption = rule.shown(table.caption.plainText)
        let frame = Markup.tag("div").with("class", "table-scroll").with("tabindex", 0)
            .with("role", "region").with("aria-label", text: caption)
        let stacks = table.narrow == .stacks
        let names = [table.className, stacks ? "rows" : nil].compactMap { $0 }
        let open = Markup.tag("table").with(id: table.id).with(class: names)
            .with(role: "table", if: stacks)
        let node = parent.append(.customBlock, frame.closed, "</div>")
            .append(.customBlock, open.closed, "</table>")
        let hidden: ClassName? = table.isCaptionHidden ? "visually-hidden" : nil
        append(
            table.caption,
            to: line(in: node, .tag("caption").with(class: hidden).closed, "</caption>")
        )
        let columns = table.columns.map { column in
            ColumnTags(column, label: stacks ? rule.shown(column.title.plainText) : nil)
        }
        appendHeader(table.columns, stacks: stacks, to: node)
        for group in table.groups {
            append(group, columns, stacks: stacks, to: node)
        }
    }

    private func appendHeader(_ columns: [Table.Column], stacks: Bool, to table: Node) {
        let head = Markup.tag("thead").with(role: "rowgroup", if: stacks)
        let row = table.append(.customBlock, head.closed, "</thead>")
            .append(.customBlock, Markup.tag("tr").with(role: "row", if: stacks).closed, "</tr>")
        for column in columns {
            let open = Markup.tag("th").with("scope", "col")
                .with(role: "columnheader", if: stacks)
                .with(class: [column.alignment.className, column.className].compactMap { $0 })
            append(column.title, to: row.append(.customInline, open.closed, "</th>"))
        }
    }

    private func append(
        _ group: Table.Group,
        _ columns: [ColumnTags],
        stacks: Bool,
        to table: Node
    ) {
        let open = Markup.tag("tbody").with(id: group.id).with(role: "rowgroup", if: stacks)
        let body = table.append(.customBlock, open.closed, "</tbody>")
        if !group.label.isEmpty {
            let line = Markup.tag("tr").with("class", "group").with(role: "row", if: stacks)
            let row = body.append(.customBlock, line.closed, "</tr>")
            let open = Markup.tag("th").with("scope", "rowgroup").with("colspan", columns.count)
                .with(role: "rowheader", if: stacks)
            append(group.label, to: row.append(.customInline, open.closed, "</th>"))
        }
        for row in group.rows {
            append(row, columns, stacks: stacks, to: body)
        }
    }

    private func append(
        _ row: Table.Row,
        _ columns: [ColumnTags],
        stacks: Bool,
        to body: Node
    ) {
        let open = Markup.tag("tr").with(id: row.id).with(class: row.className)
            .with(role: "row", if: stacks)
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

extension Markup {
    /// Says what an element of a table is, for readers that forget it where a style sheet lays the
    /// table out in another way.
    fileprivate consuming func with(role: StaticString, if applies: Bool) -> Markup {
        applies ? with("role", role) : self
    }
}

/// The tags of a column's cells, made once a table.
private struct ColumnTags {
    private let plain: Markup
    private let names: [ClassName]
    private let headsRows: Bool
    private let label: String?

    /// `label` is the column's title as text, `nil` where the table keeps its columns.
    init(_ column: Table.Column, label: String?) {
        names = [column.alignment.className, column.className].compactMap { $0 }
        headsRows = column.headsRows
        self.label = label
        plain = Self.open(headsRows, label, names)
    }

    func append(to row: Node, class name: ClassName?) -> Node {
        let open = name.map { Self.open(headsRows, label, names + [$0]) } ?? plain
        return row.append(.customInline, open, headsRows ? "</th>" : "</td>")
    }

    private static func open(
        _ headsRows: Bool,
        _ label: String?,
        _ names: [ClassName]
    ) -> Markup {
        var tag: Markup = headsRows ? .tag("th").with("scope", "row") : .tag("td")
        tag = tag.with(role: headsRows ? "rowheader" : "cell", if: label != nil)
        // The cell that heads a row needs no name.
        if !headsRows, let label, !label.utf8.isEmpty { tag = tag.with("data-label", text: label) }
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

/// Turns blocks into nodes of libcmark: every text becomes the literal of a text or code node, which
/// libcmark escapes, and every tag is a custom node's constant.
struct TreeBuilder {
    let prefix: String
    let rule: TextRule

    func append(_ blocks: [Block], to parent: Node) {
        for block in blocks { append(block, to: parent) }
    }

    private func append(_ block: Block, to parent: Node) {
        switch block {
        case .paragraph(let content, class: nil):
            append(content, to: parent.append(.paragraph))
        case .paragraph(let content, class: let name):
            let paragraph = line(in: parent, .tag("p").with(class: name).closed, "</p>")
            append(content, to: paragraph)
        case .heading(let heading): append(heading, to: parent)
        case .table(let table): append(table, to: parent)
        case .list(let list): append(list, to: parent)
        case .facts(let facts): append(facts, to: parent)
        case .details(let details): append(details, to: parent)
        case .code(let code): append(code, to: parent)
        case .picture(let picture): append(picture, to: parent)
        case .section(let section): append(section, to: parent)
        case .quote(let blocks): append(blocks, to: parent.append(.quote))
        case .rule: _ = parent.append(.customBlock, "<hr>", "")
        }
    }

    /// An element that stands on one line: libcmark breaks lines around a custom block's own tags.
    func line(in parent: Node, _ enter: Markup, _ exit: StaticString) -> Node {
        parent.append(.customBlock, "", "").append(.customInline, enter, exit)
    }

    private func append(_ heading: Heading, to parent: Node) {
        let (open, close): (Markup, StaticString) =
            switch heading.level {
            case ...1: (.tag("h1"), "</h1>")
            case 2: (.tag("h2"), "</h2>")
            case 3: (.tag("h3"), "</h3>")
            case 4: (.tag("h4"), "</h4>")
            case 5: (.tag("h5"), "</h5>")
            default: (.tag("h6"), "</h6>")
            }
        let node = line(in: parent, open.with(id: heading.id).closed, close)
        append(heading.content, to: node)
        guard heading.level > 1, let id = heading.id else { return }
        let label = "Link to: " + rule.shown(heading.content.plainText)
        node.append(.text, literal: " ")
        let link = Markup.tag("a").with(class: "permalink").with("href", text: "#" + id.value)
            .with("aria-label", text: label)
        node.append(.customInline, link.closed, "</a>").append(.text, literal: "#")
    }

    private func append(_ list: List, to parent: Node) {
        guard !list.items.isEmpty else { return }
        let node = parent.append(.list)
        node.setList(isOrdered: list.isOrdered, isTight: list.isTight)
        for item in list.items {
            append(item, to: node.append(.item))
        }
    }

    private func append(_ facts: [Fact], to parent: Node) {
        guard !facts.isEmpty else { return }
        let node = parent.append(.customBlock, "<dl class=\"facts\">", "</dl>")
        for fact in facts {
            let pair = node.append(.customBlock, "<div>", "</div>")
            append(fact.name, to: pair.append(.customInline, "<dt>", "</dt>"))
            append(fact.value, to: pair.append(.customInline, "<dd>", "</dd>"))
        }
    }

    private func append(_ details: Details, to parent: Node) {
        let open = Markup.tag("details").with(class: details.className)
            .with(flag: "open", if: details.isOpen)
        let node = parent.append(.customBlock, open.closed, "</details>")
        append(details.summary, to: line(in: node, Markup("<summary>"), "</summary>"))
        append(details.blocks, to: node)
    }

    private func append(_ code: CodeBlock, to parent: Node) {
        let frame = Markup.tag("div").with("class", "command").with("role", "group")
            .with("aria-label", text: rule.shown(code.label)).with("tabindex", 0)
        let node = parent.append(.customBlock, frame.closed, "</div>")
        let text = code.lines.map { rule.shown($0) + "\n" }.joined()
        node.append(.codeBlock, literal: text)
    }

    private func append(_ section: Section, to parent: Node) {
        if let label = section.label {
            let open = Markup.tag("section").with(id: section.id).with(class: section.className)
                .with("aria-label", text: rule.shown(label))
            append(section.blocks, to: parent.append(.customBlock, open.closed, "</section>"))
        } else {
            let open = Markup.tag("div").with(id: section.id).with(class: section.className)
            append(section.blocks, to: parent.append(.customBlock, open.closed, "</div>"))
        }
    }
}

extension List {
    /// Whether no item needs room of its own: each is a paragraph, perhaps with a list below.
    var isTight: Bool {
        items.allSatisfy { item in
            item.dropFirst().allSatisfy { if case .list = $0 { true } else { false } }
        }
    }
}

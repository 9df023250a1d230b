extension TreeBuilder {
    func append(_ content: [Inline], to parent: Node) {
        for inline in content { append(inline, to: parent) }
    }

    private func append(_ inline: Inline, to parent: Node) {
        switch inline {
        case .text(let text): parent.append(.text, literal: rule.shown(text))
        case .code(let text): parent.append(.code, literal: rule.shown(text))
        case .emphasis(let content): append(content, to: parent.append(.emphasis))
        case .strong(let content): append(content, to: parent.append(.strong))
        case .link(let destination, let content, let title):
            append(content, to: link(to: destination, title: title, in: parent))
        case .mark(let name, let content, let title):
            var open = Markup.tag("span").with(class: name)
            if let title { open = open.with("title", text: rule.shown(title)) }
            append(content, to: parent.append(.customInline, open.closed, "</span>"))
        case .short(let text, let full, let name):
            let open = Markup.tag("code").with(class: name)
                .with("title", text: rule.shown(full))
            parent.append(.customInline, open.closed, "</code>")
                .append(.text, literal: rule.shown(text))
        case .time(let text, let moment):
            let open = Markup.tag("time").with("datetime", text: rule.shown(moment))
            parent.append(.customInline, open.closed, "</time>")
                .append(.text, literal: rule.shown(text))
        case .isolated(let content):
            append(content, to: parent.append(.customInline, "<bdi>", "</bdi>"))
        case .anchor(let id):
            _ = parent.append(.customInline, Markup.tag("span").with(id: id).closed, "</span>")
        case .lineBreak: _ = parent.append(.customInline, "<br>", "")
        }
    }

    private func link(to destination: Destination, title: String?, in parent: Node) -> Node {
        let address = destination.address(.html, upward: prefix) ?? ""
        if case .outside = destination {
            var open = Markup.tag("a").with("href", text: address)
                .with("rel", "noopener noreferrer nofollow")
            if let title { open = open.with("title", text: rule.shown(title)) }
            return parent.append(.customInline, open.closed, "</a>")
        }
        let node = parent.append(.link)
        node.setAddress(address, title: title.map(rule.shown))
        return node
    }
}

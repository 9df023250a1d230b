extension TreeBuilder {
    func append(_ picture: Picture, to parent: Node) {
        let open = Markup.tag("svg").with("xmlns", "http://www.w3.org/2000/svg")
            .with("role", "img").with(class: picture.className)
            .with("width", picture.width).with("height", picture.height)
            .with("viewBox", text: "0 0 \(picture.width) \(picture.height)")
        let node = parent.append(.customBlock, open.closed, "</svg>")
        node.append(.customInline, "<title>", "</title>")
            .append(.text, literal: rule.shown(picture.title))
        for shape in picture.shapes { append(shape, to: node) }
    }

    private func append(_ shape: Picture.Shape, to node: Node) {
        switch shape {
        case .rect(let x, let y, let width, let height, let name):
            let tag = Markup.tag("rect").with("x", x).with("y", y).with("width", width)
                .with("height", height).with(class: name)
            _ = node.append(.customInline, tag.closed, "</rect>")
        case .line(let fromX, let fromY, let toX, let toY, let name):
            let tag = Markup.tag("line").with("x1", fromX).with("y1", fromY).with("x2", toX)
                .with("y2", toY).with(class: name)
            _ = node.append(.customInline, tag.closed, "</line>")
        case .text(let x, let y, let text, let name):
            let tag = Markup.tag("text").with("x", x).with("y", y).with(class: name)
            node.append(.customInline, tag.closed, "</text>")
                .append(.text, literal: rule.shown(text))
        }
    }
}

/// Turns the content of one parsed block into inlines, with values in the places of their stand-ins.
struct InlineReader {
    let standIns: StandIns
    let line: Int
    /// Emphasis and links around what is read.
    var depth = 0
    private static let maximumDepth = 32

    func inlines(under parent: Node) throws(TemplateFault) -> [Inline] {
        guard depth < Self.maximumDepth else {
            throw fault("emphasis more than \(Self.maximumDepth) deep")
        }
        let inside = InlineReader(standIns: standIns, line: line, depth: depth + 1)
        var inlines: [Inline] = []
        for node in parent.children {
            inlines += try inside.inlines(of: node)
        }
        return inlines
    }

    private func inlines(of node: Node) throws(TemplateFault) -> [Inline] {
        switch node.parsed {
        case .text(let literal): return try text(literal)
        case .softBreak: return [.text(" ")]
        case .lineBreak: return [.lineBreak]
        case .code(let literal): return [.code(try filled(literal))]
        case .emphasis: return [.emphasis(try inlines(under: node))]
        case .strong: return [.strong(try inlines(under: node))]
        case .link(let address, let title):
            let label = try inlines(under: node)
            guard let destination = try destination(address) else { return label }
            let title = title.isEmpty ? nil : try filled(title)
            return [.link(destination, label, title: title)]
        case .image: throw fault("an image; pages show only what pindrift drew")
        case .rawHTML: throw fault("raw HTML; a template is Markdown only")
        default: throw fault("a construct that templates do not use")
        }
    }

    private func text(_ literal: String) throws(TemplateFault) -> [Inline] {
        var inlines: [Inline] = []
        for piece in standIns.pieces(of: literal) {
            switch piece {
            case .text(let text), .value(_, .text(let text)): inlines.append(.text(text))
            case .value(_, .inlines(let content)): inlines += content
            case .value(let name, .blocks):
                throw fault("`\(name)` is a block and stands alone between empty lines")
            case .value(let name, .destination):
                throw fault("`\(name)` is an address and stands in `[label]({{\(name)}})`")
            }
        }
        return inlines
    }

    /// A literal that holds no nodes, with texts in the places of their stand-ins.
    func filled(_ literal: String) throws(TemplateFault) -> String {
        var result = ""
        for piece in standIns.pieces(of: literal) {
            switch piece {
            case .text(let text), .value(_, .text(let text)): result += text
            case .value(let name, _): throw fault("`\(name)` is no plain text and can not be code")
            }
        }
        return result
    }

    /// Where a link leads; `nil` where a value is no safe address, so that the label is all there is.
    private func destination(_ address: String) throws(TemplateFault) -> Destination? {
        let pieces = standIns.pieces(of: address)
        if pieces.count == 1 {
            switch pieces[0] {
            case .value(_, .destination(let destination)): return destination
            case .value(_, .text(let text)): return OutsideURL(text).map(Destination.outside)
            case .value(let name, _): throw fault("`\(name)` is no address")
            case .text(let text):
                if let destination = ConstantAddress.destination(text) { return destination }
            }
        }
        throw fault("a link that is neither one value, nor http(s), nor a path of the site")
    }

    private func fault(_ problem: String) -> TemplateFault {
        TemplateFault(line: line, problem: problem)
    }
}

/// The address of a link that a template spells out, from the site's root: `method.html#words`.
private enum ConstantAddress {
    static func destination(_ address: String) -> Destination? {
        if let url = OutsideURL(address) { return .outside(url) }
        let parts = address.utf8.split(
            separator: UInt8(ascii: "#"),
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        guard let path = parts.first, !path.contains(UInt8(ascii: ":")) else { return nil }
        var id: ElementID?
        if parts.count == 2 {
            id = ElementID(plain: String(Substring(parts[1])))
            if id == nil { return nil }
        }
        guard !path.isEmpty else { return id.map(Destination.place) }
        return .file(SitePath(String(Substring(path))), at: id)
    }
}

extension Inline {
    var isEmptyText: Bool {
        if case .text(let text) = self { text.utf8.allSatisfy { $0 == 0x20 } } else { false }
    }
}

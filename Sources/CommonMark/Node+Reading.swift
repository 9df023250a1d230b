private import CCmark

/// What a parsed tree says.
extension Node {
    /// The kinds of nodes that a parsed Markdown text consists of.
    enum Parsed {
        case document, paragraph, heading(level: Int), list(isOrdered: Bool), item, quote
        case codeBlock(String), rule, rawHTML
        case text(String), softBreak, lineBreak, code(String), emphasis, strong
        case link(address: String, title: String), image, unknown
    }

    var parsed: Parsed {
        switch unsafe cmark_node_get_type(pointer) {
        case CMARK_NODE_DOCUMENT: .document
        case CMARK_NODE_PARAGRAPH: .paragraph
        case CMARK_NODE_HEADING:
            .heading(level: Int(unsafe cmark_node_get_heading_level(pointer)))
        case CMARK_NODE_LIST:
            .list(isOrdered: unsafe cmark_node_get_list_type(pointer) == CMARK_ORDERED_LIST)
        case CMARK_NODE_ITEM: .item
        case CMARK_NODE_BLOCK_QUOTE: .quote
        case CMARK_NODE_CODE_BLOCK: .codeBlock(literal)
        case CMARK_NODE_THEMATIC_BREAK: .rule
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE: .rawHTML
        case CMARK_NODE_TEXT: .text(literal)
        case CMARK_NODE_SOFTBREAK: .softBreak
        case CMARK_NODE_LINEBREAK: .lineBreak
        case CMARK_NODE_CODE: .code(literal)
        case CMARK_NODE_EMPH: .emphasis
        case CMARK_NODE_STRONG: .strong
        case CMARK_NODE_LINK:
            .link(
                address: unsafe Self.string(cmark_node_get_url(pointer)),
                title: unsafe Self.string(cmark_node_get_title(pointer))
            )
        case CMARK_NODE_IMAGE: .image
        default: .unknown
        }
    }

    /// The line of the parsed text where the node's block begins, from 1.
    var line: Int { Int(unsafe cmark_node_get_start_line(pointer)) }

    var children: [Node] {
        var nodes: [Node] = []
        var next = unsafe cmark_node_first_child(pointer)
        while let node = unsafe next {
            unsafe nodes.append(Node(node))
            unsafe next = unsafe cmark_node_next(node)
        }
        return nodes
    }

    private var literal: String { unsafe Self.string(cmark_node_get_literal(pointer)) }

    private static func string(_ text: UnsafePointer<CChar>?) -> String {
        guard let text = unsafe text else { return "" }
        return unsafe String(cString: text)
    }
}

private import CCmark

/// The single owner of one tree of libcmark.
@safe struct Document: ~Copyable {
    let root: Node

    /// The tree of a Markdown text of ours; values of metadata never come this way.
    init(parsing markdown: String) {
        var text = markdown
        let parsed = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { chars in
                unsafe cmark_parse_document(chars.baseAddress, chars.count, CMARK_OPT_DEFAULT)
            }
        }
        guard let parsed = unsafe parsed else {
            preconditionFailure("libcmark parses every text")
        }
        root = unsafe Node(parsed)
    }

    /// A tree without children.
    init() {
        guard let made = unsafe cmark_node_new(CMARK_NODE_DOCUMENT) else {
            preconditionFailure("libcmark makes a node or ends the process")
        }
        root = unsafe Node(made)
    }

    deinit {
        unsafe cmark_node_free(root.pointer)
    }

    /// The tree as HTML; raw HTML of a parsed text is left out, since `CMARK_OPT_UNSAFE` is not set.
    borrowing func html() -> String {
        guard let text = unsafe cmark_render_html(root.pointer, CMARK_OPT_DEFAULT) else {
            return ""
        }
        defer { unsafe free(text) }
        return unsafe String(cString: text)
    }
}

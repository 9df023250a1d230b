private import CCmark

/// A node of a document's tree; never used after its document has ended.
@safe struct Node {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        unsafe self.pointer = unsafe pointer
    }

    /// The kinds of nodes that are built here.
    enum Kind {
        case paragraph, list, item, quote, codeBlock, customBlock, text, code, emphasis, strong,
            link
        case customInline

        fileprivate var type: cmark_node_type {
            switch self {
            case .paragraph: CMARK_NODE_PARAGRAPH
            case .list: CMARK_NODE_LIST
            case .item: CMARK_NODE_ITEM
            case .quote: CMARK_NODE_BLOCK_QUOTE
            case .codeBlock: CMARK_NODE_CODE_BLOCK
            case .customBlock: CMARK_NODE_CUSTOM_BLOCK
            case .text: CMARK_NODE_TEXT
            case .code: CMARK_NODE_CODE
            case .emphasis: CMARK_NODE_EMPH
            case .strong: CMARK_NODE_STRONG
            case .link: CMARK_NODE_LINK
            case .customInline: CMARK_NODE_CUSTOM_INLINE
            }
        }
    }

    /// Adds a new last child.
    ///
    /// libcmark refuses one only where the tree's grammar forbids it, which the builder never tries.
    func append(_ kind: Kind) -> Node {
        guard let child = unsafe cmark_node_new(kind.type) else {
            preconditionFailure("libcmark makes a node or ends the process")
        }
        let isTaken = unsafe cmark_node_append_child(pointer, child)
        precondition(isTaken == 1, "a \(kind) stands only where libcmark allows it")
        return unsafe Node(child)
    }

    /// Adds a child that prints the markup before its own children and the constant after them.
    func append(_ kind: Kind, _ enter: Markup, _ exit: StaticString) -> Node {
        let node = append(kind)
        unsafe enter.text.withCString { text in
            _ = unsafe cmark_node_set_on_enter(node.pointer, text)
        }
        node.setExit(exit)
        return node
    }

    /// Adds a child that prints two constants around its own children.
    func append(_ kind: Kind, _ enter: StaticString, _ exit: StaticString) -> Node {
        let node = append(kind)
        if enter.utf8CodeUnitCount > 0 {
            _ = unsafe cmark_node_set_on_enter(node.pointer, Self.cString(enter))
        }
        node.setExit(exit)
        return node
    }

    /// Adds a leaf with its text, which holds no NUL: `TextRule` has seen to it.
    func append(_ kind: Kind, literal: String) {
        let node = append(kind)
        unsafe literal.withCString { text in
            _ = unsafe cmark_node_set_literal(node.pointer, text)
        }
    }

    func setAddress(_ address: String, title: String?) {
        unsafe address.withCString { text in
            _ = unsafe cmark_node_set_url(pointer, text)
        }
        guard let title else { return }
        unsafe title.withCString { text in
            _ = unsafe cmark_node_set_title(pointer, text)
        }
    }

    func setList(isOrdered: Bool, isTight: Bool) {
        unsafe cmark_node_set_list_type(
            pointer,
            isOrdered ? CMARK_ORDERED_LIST : CMARK_BULLET_LIST
        )
        unsafe cmark_node_set_list_start(pointer, isOrdered ? 1 : 0)
        unsafe cmark_node_set_list_tight(pointer, isTight ? 1 : 0)
    }

    private func setExit(_ exit: StaticString) {
        guard exit.utf8CodeUnitCount > 0 else { return }
        _ = unsafe cmark_node_set_on_exit(pointer, Self.cString(exit))
    }

    /// A constant's bytes, which the compiler ends with a NUL.
    private static func cString(_ constant: StaticString) -> UnsafePointer<CChar> {
        unsafe UnsafeRawPointer(constant.utf8Start).assumingMemoryBound(to: CChar.self)
    }
}

/// Blocks as HTML, through a tree of libcmark.
package enum HTML {
    /// The body of a page; every text passes the rule before it is written.
    ///
    /// `prefix` is the way from the page to the site's root, `""` or `"../"`.
    package static func body(of blocks: [Block], upward prefix: String, rule: TextRule) -> String {
        let document = Document()
        TreeBuilder(prefix: prefix, rule: rule).append(blocks, to: document.root)
        return document.html()
    }
}

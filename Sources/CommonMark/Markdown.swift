/// Blocks as GitHub-flavoured Markdown, the twin of a page.
///
/// It holds the same texts, headings, lists, tables and links as the HTML. Links lead to the twins of
/// other pages, so that the Markdown files can be read by themselves; places within a page have no
/// links, since Markdown has no ids. Shortened codes are written in full. The writer is ours because
/// `cmark_render_commonmark` is no escaper (safety.md 0).
package enum Markdown {
    /// A whole file, ending in a line end; every text passes the rule before it is written.
    ///
    /// `prefix` is the way from the file to the site's root, `""` or `"../"`.
    package static func text(of blocks: [Block], upward prefix: String, rule: TextRule) -> String {
        var writer = MarkdownWriter(prefix: prefix, rule: rule)
        writer.write(blocks)
        return writer.finished
    }
}

/// A template after its sections were decided: Markdown of ours with a stand-in for every value.
package enum Template {
    /// Parses the Markdown once and puts the values into the parsed tree; no value is parsed.
    package static func blocks(
        of markdown: String,
        _ standIns: StandIns
    ) throws(TemplateFault) -> [Block] {
        let document = Document(parsing: markdown)
        return try TreeReader(standIns: standIns).blocks(under: document.root)
    }
}

package import CommonMark
package import EmbeddedAssets

/// The templates of a run, checked before the first page is made.
package struct TemplateStore: Sendable {
    let templates: TemplateSet

    /// Reads the templates that the binary holds, with a directory's files in the places of those of
    /// the same name, and checks each against the names that its page gives it.
    ///
    /// The caller reads the directory; it gives file names and bytes. A file with another name, one
    /// that holds stand-ins, one that does not parse, and one with a name that its page does not know
    /// are refused.
    package init(
        embedded: [EmbeddedFile] = EmbeddedAssets.templates,
        overlay: [String: [UInt8]] = [:],
        pages: [PageTemplate]
    ) throws(TemplateError) {
        templates = try TemplateSet(embedded, overlay: overlay)
        try templates.check(Layout.file, names: Layout.names)
        for page in pages {
            try templates.check(page.file, names: page.names)
            for sample in ["", "x"] { try tryOut(page, with: sample) }
        }
    }

    /// The page that a template and its values make: blocks, ready for every form.
    package func blocks(
        _ page: PageTemplate,
        _ values: TemplateValues
    ) throws(TemplateError) -> [Block] {
        let filling = TemplateFilling(file: page.file)
        let text = try filling.text(values, from: templates)
        do throws(TemplateFault) {
            return try Template.blocks(of: text, filling.standIns)
        } catch {
            throw TemplateError(file: page.file, problem: error.description)
        }
    }

    /// Fills a template with samples, all sections shown or none, so that what can not be a page's
    /// Markdown is found before there is a page.
    private func tryOut(_ page: PageTemplate, with sample: String) throws(TemplateError) {
        var values: TemplateValues = [:]
        for name in page.names { values[name] = .text(sample) }
        _ = try blocks(page, values)
    }
}

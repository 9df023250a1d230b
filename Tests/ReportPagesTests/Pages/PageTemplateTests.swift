import EmbeddedAssets
import ReportPages
import Testing

@Suite struct PageTemplateTests {
    @Test func `every name that a template may use has a value on every page`() throws {
        let overlay = Dictionary(
            uniqueKeysWithValues: SitePages.templates.map { template in
                let uses = template.names.map { "{{#\($0)}}yes{{/\($0)}}{{^\($0)}}no{{/\($0)}}\n" }
                return (template.file, Array(("# Title\n\n" + uses.joined(separator: "\n")).utf8))
            }
        )
        let store = try TemplateStore(overlay: overlay, pages: SitePages.templates)
        let pages = SitePages(SampleFleet().input, templates: store)
        for key in pages.keys {
            #expect(throws: Never.self) { try pages.files(of: key) }
        }
    }

    @Test func `every name that is given is used by the template that comes with the tool`() {
        for template in SitePages.templates {
            let file = EmbeddedAssets.templates.first { $0.path == template.file }
            let text = String(decoding: file?.bytes ?? [], as: UTF8.self)
            for name in template.names {
                let isUsed = ["{{", "{{#", "{{^"].contains { text.contains($0 + name + "}}") }
                #expect(isUsed, "\(template.file): \(name)")
            }
        }
    }
}

import CommonMark
import BuildModel

/// Turns composed pages into files: HTML in its shell, the Markdown twin, the JSON twin.
package struct PageRenderer: Sendable {
    private let layout: Layout
    private let frame: SiteFrame
    private let rule = TextRule(visible: VisibleText.escaped)

    package init(store: TemplateStore, frame: SiteFrame) {
        layout = Layout(templates: store.templates)
        self.frame = frame
    }

    /// The page's files in the forms that the site has, HTML first.
    package func files(of page: Page) throws(TemplateError) -> [PageFile] {
        var files: [PageFile] = []
        if frame.formats.contains(.html) {
            files.append(PageFile(path: page.path + ".html", bytes: try html(of: page)))
        }
        if hasMarkdown(page) {
            let text = Markdown.text(of: page.content, upward: page.upward, rule: rule)
            files.append(PageFile(path: page.path + ".md", bytes: Array(text.utf8)))
        }
        if frame.formats.contains(.json), let json = page.json {
            files.append(PageFile(path: page.path + ".json", bytes: json))
        }
        return files
    }

    private func html(of page: Page) throws(TemplateError) -> [UInt8] {
        let root = rootAddress(for: page)
        let body = HTML.body(of: page.content, upward: root ?? "", rule: rule)
        return try layout.bytes(values(for: page, root: root), body: body, rule: rule)
    }

    private func values(for page: Page, root: String?) -> TemplateValues {
        let name = page.fileName
        let isOverview = page.path == "index"
        let windowTitle = isOverview ? page.title : page.title + " · " + frame.title
        func below(_ path: String) -> TemplateValue { .text(root.map { $0 + path } ?? "") }
        func twin(_ exists: Bool, _ ending: String) -> TemplateValue {
            .text(exists ? SitePath(name).description + ending : "")
        }
        return [
            "windowTitle": .text(windowTitle),
            "description": .text(PageDescription.text(of: page.content)),
            "siteTitle": .text(frame.title),
            "title": .text(page.title),
            "stylesheet": below(frame.stylesheet),
            "canonical": .text(canonical(of: page)),
            "markdownTwin": twin(hasMarkdown(page), ".md"),
            "jsonTwin": twin(frame.formats.contains(.json) && page.json != nil, ".json"),
            "home": below("index.html"),
            "hasBreadcrumbs": .flag(!page.breadcrumbs.isEmpty),
            "breadcrumbs": .list(
                page.breadcrumbs.map { step in
                    [
                        "label": .text(step.label),
                        "address": .text(step.destination.htmlAddress(upward: root ?? "")),
                    ]
                }
            ),
            "dataThrough": .text(frame.dataThrough ?? ""),
            "generatedAt": .text(frame.generatedAt ?? ""),
            "method": below("method.html"),
        ]
    }

    /// The way to the site's root; `nil` where it is not known.
    private func rootAddress(for page: Page) -> String? {
        page.isServedAnywhere ? frame.siteURL : page.upward
    }

    private func canonical(of page: Page) -> String {
        guard let siteURL = frame.siteURL, !page.isServedAnywhere else { return "" }
        return siteURL + SitePath(page.path).description + ".html"
    }

    private func hasMarkdown(_ page: Page) -> Bool {
        frame.formats.contains(.markdown) && page.hasMarkdown
    }
}

extension Page {
    /// The way from the page to the site's root.
    var upward: String {
        String(repeating: "../", count: path.utf8.count { $0 == UInt8(ascii: "/") })
    }

    fileprivate var fileName: String {
        let name = path.utf8.split(separator: UInt8(ascii: "/")).last
        return name.map { String(Substring($0)) } ?? path
    }
}

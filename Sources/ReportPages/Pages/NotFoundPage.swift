internal import CommonMark

/// What a server shows in the place of a page that is not there.
struct NotFoundPage: SitePage {
    static let template = PageTemplate("not-found.md", names: [])

    var path: String { "404" }
    var title: String { "Page not found" }
    var breadcrumbs: [Page.Breadcrumb] { [] }
    var isServedAnywhere: Bool { true }

    var values: TemplateValues { [:] }
}

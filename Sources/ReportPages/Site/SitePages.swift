internal import BuildModel
internal import CommonMark
internal import FleetAnalysis
internal import JSONText

/// All pages of a site: what there is, and each by itself, so that the caller renders them on as
/// many threads as it likes.
package struct SitePages: Sendable {
    /// The templates of all kinds of pages, for `TemplateStore`.
    package static let templates: [PageTemplate] = [
        OverviewPage.template, ImageIndexPage.template, SourceIndexPage.template,
        NightIndexPage.template, ImagePage.template, SourcePage.template, NightPage.template,
        ProblemsPage.template, MethodPage.template, NotFoundPage.template,
    ]

    /// One unit of work: a page with its twins, or a file of figures.
    package enum Key: Hashable, Sendable {
        case overview, imageIndex, sourceIndex, nightIndex, problems, method, notFound, figures
        /// By the indices of the fleet.
        case image(Int), source(Int), night(Int)
    }

    /// In a fixed order; every key makes files of its own.
    package let keys: [Key]
    private let site: SiteIndex
    private let store: TemplateStore
    private let renderer: PageRenderer

    /// Prepares what the pages look up; no page is made yet.
    package init(_ input: SiteInput, templates store: TemplateStore) {
        let site = SiteIndex(input)
        self.site = site
        self.store = store
        renderer = PageRenderer(
            store: store,
            frame: SiteFrame(
                title: input.title,
                stylesheet: input.stylesheet,
                dataThrough: site.dataThrough?.text,
                generatedAt: input.generatedAt?.description,
                siteURL: input.siteURL,
                formats: input.formats
            )
        )
        let fleet = input.fleet
        var keys: [Key] = [.overview, .imageIndex, .sourceIndex, .nightIndex]
        keys += [.problems, .method, .notFound, .figures]
        keys += fleet.images.indices.map(Key.image)
        keys += fleet.sources.indices.map(Key.source)
        keys += fleet.nights.indices.map(Key.night)
        self.keys = keys
    }

    /// The files of one key, HTML first.
    ///
    /// Pure: it may run on any thread, any number of times.
    package func files(of key: Key) throws(TemplateError) -> [PageFile] {
        guard let page = page(key) else {
            return [PageFile(path: "data/fleet.json", bytes: FleetJSON.bytes(site))]
        }
        return try renderer.files(of: composed(page))
    }

    /// The page before it is written in any form; `nil` for a key that is no page.
    package func composed(_ key: Key) throws(TemplateError) -> Page? {
        guard let page = page(key) else { return nil }
        return try composed(page)
    }

    private func composed(_ page: some SitePage) throws(TemplateError) -> Page {
        Page(
            path: page.path,
            title: Foreign.clipped(page.title, limit: 200),
            breadcrumbs: page.breadcrumbs,
            content: try store.blocks(type(of: page).template, page.values),
            hasMarkdown: page.hasMarkdown,
            json: page.json(),
            isServedAnywhere: page.isServedAnywhere
        )
    }

    private func page(_ key: Key) -> (any SitePage)? {
        switch key {
        case .overview: OverviewPage(site: site)
        case .imageIndex: ImageIndexPage(site: site)
        case .sourceIndex: SourceIndexPage(site: site)
        case .nightIndex: NightIndexPage(site: site)
        case .image(let index): ImagePage(site: site, index: index)
        case .source(let index): SourcePage(site: site, index: index)
        case .night(let index): NightPage(site: site, index: index)
        case .problems: ProblemsPage(site: site)
        case .method: MethodPage(site: site)
        case .notFound: NotFoundPage()
        case .figures: nil
        }
    }
}

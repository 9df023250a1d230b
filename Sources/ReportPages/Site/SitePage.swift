internal import BuildModel
internal import CommonMark

/// One kind of page: what its template may name, and what one page of the kind says.
protocol SitePage {
    static var template: PageTemplate { get }

    var path: String { get }
    var title: String { get }
    var breadcrumbs: [Page.Breadcrumb] { get }
    /// A value for every name of the template.
    var values: TemplateValues { get }
    var hasMarkdown: Bool { get }
    var isServedAnywhere: Bool { get }
    /// The JSON twin, where pages of the kind have one.
    func json() -> [UInt8]?
}

extension SitePage {
    var hasMarkdown: Bool { false }
    var isServedAnywhere: Bool { false }

    func json() -> [UInt8]? { nil }
}

/// The steps of ways to pages.
extension [Page.Breadcrumb] {
    static let overview: Self = [Page.Breadcrumb("Overview", .file("index.html"))]
    static let images = overview + [Page.Breadcrumb("Images", .file("images/index.html"))]
    static let sources = overview + [Page.Breadcrumb("Sources", .file("sources/index.html"))]
    static let nights = overview + [Page.Breadcrumb("Nights", .file("nights/index.html"))]
}

/// How much a page shows of what its twin holds (design.md 8).
enum Limits {
    static let nights = 30
    static let imagesOfPin = 200
    static let pins = 100
    static let diagnostics = 1_000
    /// Rows of a table that ranks and does not list everything.
    static let ranked = 20
    static let overviewImages = 10
    static let overviewSources = 10
    /// Rows of the overview's matrix and of a source's.
    static let matrixImages = 200
    /// Upstream moves on the overview; the page of the night has all.
    static let moves = 50
    static let divergences = 50
    /// Rows of lists beside a page's main tables.
    static let others = 200
}

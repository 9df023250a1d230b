package import CommonMark

/// A composed page: everything of it that does not depend on the form it is written in.
package struct Page: Sendable {
    /// The path below the site's root without an ending, `images/app-0123456789`; at most one `/`.
    package var path: String
    /// The page's name in the window's title; it may be foreign text.
    package var title: String
    /// The way from the overview to the page, without the page itself.
    package var breadcrumbs: [Breadcrumb]
    package var content: [Block]
    /// Whether the page has a Markdown twin.
    package var hasMarkdown: Bool
    /// The bytes of the JSON twin, where the page has one.
    package var json: [UInt8]?

    /// Whether the page is shown in the place of any address, as `404.html` is: its links then need
    /// the site's address, and without it there is neither a style sheet nor a way home.
    package var isServedAnywhere: Bool

    package init(
        path: String,
        title: String,
        breadcrumbs: [Breadcrumb] = [],
        content: [Block],
        hasMarkdown: Bool = false,
        json: [UInt8]? = nil,
        isServedAnywhere: Bool = false
    ) {
        self.path = path
        self.title = title
        self.breadcrumbs = breadcrumbs
        self.content = content
        self.hasMarkdown = hasMarkdown
        self.json = json
        self.isServedAnywhere = isServedAnywhere
    }

    /// One step of the way to a page; the label may be foreign text.
    package struct Breadcrumb: Hashable, Sendable {
        package var label: String
        package var destination: Destination

        package init(_ label: String, _ destination: Destination) {
            self.label = label
            self.destination = destination
        }
    }
}

/// A file of the site: its path below the root, with `/` between components, and its bytes.
package struct PageFile: Hashable, Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

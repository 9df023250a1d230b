internal import BuildModel
package import ReportPages

/// The list of a site's pages for search engines (sitemaps.org), written where the site's address is
/// known.
package enum Sitemap {
    /// `nil` without pages; pages past the protocol's limit are left out.
    ///
    /// `siteURL` ends in `/`. Paths of pages hold no byte that XML or a URL would need escaped.
    package static func file(siteURL: String, pages: [String]) -> PageFile? {
        let listed = pages.filter { $0 != "404.html" }
            .sorted { $0.precedesInBytes($1) }
            .prefix(maximumPages)
        guard !listed.isEmpty else { return nil }
        var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        text += "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        for path in listed {
            let address = path == "index.html" ? siteURL : siteURL + path
            text += "<url><loc>" + escaped(address) + "</loc></url>\n"
        }
        text += "</urlset>\n"
        return PageFile(path: "sitemap.xml", bytes: Array(text.utf8))
    }

    private static func escaped(_ address: String) -> String {
        String(
            decoding: address.utf8.flatMap { byte -> [UInt8] in
                switch byte {
                case UInt8(ascii: "&"): Array("&amp;".utf8)
                case UInt8(ascii: "<"): Array("&lt;".utf8)
                case UInt8(ascii: ">"): Array("&gt;".utf8)
                case UInt8(ascii: "'"): Array("&apos;".utf8)
                case UInt8(ascii: "\""): Array("&quot;".utf8)
                default: [byte]
                }
            },
            as: UTF8.self
        )
    }

    private static let maximumPages = 50_000
}

import ReportPages
import SiteOutput
import ReportPages
import Testing

@Suite struct SitemapTests {
    @Test func `pages stand in order under the site's address`() throws {
        let file = try #require(
            Sitemap.file(
                siteURL: "https://example.org/a&b/",
                pages: ["method.html", "index.html", "404.html", "images/b.html"]
            )
        )
        #expect(file.path == "sitemap.xml")
        #expect(
            String(decoding: file.bytes, as: UTF8.self) == """
                <?xml version="1.0" encoding="UTF-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                <url><loc>https://example.org/a&amp;b/images/b.html</loc></url>
                <url><loc>https://example.org/a&amp;b/</loc></url>
                <url><loc>https://example.org/a&amp;b/method.html</loc></url>
                </urlset>

                """
        )
    }

    @Test func `a site without pages has none`() {
        #expect(Sitemap.file(siteURL: "https://example.org/", pages: ["404.html"]) == nil)
    }
}

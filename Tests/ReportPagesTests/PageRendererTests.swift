import CommonMark
import EmbeddedAssets
import Foundation
import ReportPages
import TestSupport
import Testing

private func files(of page: Page, _ frame: SiteFrame) throws -> [String: String] {
    let store = try TemplateStore(pages: [])
    let files = try PageRenderer(store: store, frame: frame).files(of: page)
    return Dictionary(
        uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    )
}

private func frame(siteURL: String? = nil) -> SiteFrame {
    SiteFrame(
        title: "Nightly builds",
        stylesheet: "assets/site.0123456789.css",
        dataThrough: "2026-09-01T02:00:00Z",
        siteURL: siteURL
    )
}

@Suite struct PageRendererTests {
    private static let page = Page(
        path: "images/app-0123456789",
        title: "team/app",
        breadcrumbs: [
            .init("Overview", .file("index.html")), .init("Images", .file("images/index.html")),
        ],
        content: [
            .heading(Heading(1, id: nil, ["team/app"])),
            .paragraph([.link(.page("sources/alpine-0123456789"), ["alpine"])]),
        ],
        hasMarkdown: true,
        json: Array("{}".utf8)
    )

    @Test func `a page is its HTML and its twins, linked by relative addresses`() throws {
        let files = try files(of: Self.page, frame())
        #expect(
            files.keys.sorted() == [".html", ".json", ".md"].map { "images/app-0123456789" + $0 }
        )
        #expect(files["images/app-0123456789.json"] == "{}")
        #expect(
            files["images/app-0123456789.md"]
                == "# team/app\n\n[alpine](../sources/alpine-0123456789.md)\n"
        )
        let html = try #require(files["images/app-0123456789.html"])
        for part in [
            "<title>team/app · Nightly builds</title>",
            "href=\"../assets/site.0123456789.css\"", "href=\"../index.html\"><bdi>Overview</bdi>",
            "<h1>team/app</h1>", "<a href=\"../sources/alpine-0123456789.html\">alpine</a>",
            "href=\"app-0123456789.md\" type=\"text/markdown\"", "href=\"app-0123456789.json\"",
            "datetime=\"2026-09-01T02:00:00Z\"", "href=\"../method.html\"",
        ] {
            #expect(html.contains(part), "\(part)")
        }
        #expect(!html.contains("canonical"))
    }

    @Test func `the policy is exact and stands right after the character set`() throws {
        let html = try #require(try files(of: Self.page, frame())["images/app-0123456789.html"])
        let start = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
            style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'">

            """
        #expect(html.utf8.starts(with: start.utf8))
        for word in ["<script", "<style", " style=", "javascript:"] {
            #expect(!html.contains(word))
        }
    }

    @Test(arguments: HostileText.all.filter { !$0.isEmpty })
    func `no title makes a tag of the shell`(text: String) throws {
        var page = Self.page
        page.title = text
        page.breadcrumbs = [.init(text, .page(SitePath(text)))]
        var hostile = frame()
        hostile.title = text
        func shape(_ page: Page, _ frame: SiteFrame) throws -> Int {
            let html = try #require(try files(of: page, frame)["images/app-0123456789.html"])
            return html.utf8.count { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "\"") }
        }
        var benign = Self.page
        benign.breadcrumbs = [.init("a", .page("b"))]
        #expect(try shape(page, hostile) == shape(benign, frame()))
    }

    @Test func `what can not be seen in a title is spelt out in the shell`() throws {
        var page = Self.page
        page.title = "a\u{202E}b"
        page.breadcrumbs = [.init("c\u{200B}d", .page("x"))]
        let html = try #require(try files(of: page, frame())["images/app-0123456789.html"])
        #expect(html.contains("<title>a\\u{202E}b") && html.contains("<bdi>c\\u{200B}d</bdi>"))
        #expect(!html.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{200B}" })
    }

    @Test func `one renderer makes pages of different shapes`() throws {
        let renderer = PageRenderer(store: try TemplateStore(pages: []), frame: frame())
        func html(_ page: Page) throws -> String {
            let file = try #require(try renderer.files(of: page).first)
            return String(decoding: file.bytes, as: UTF8.self)
        }
        var other = Self.page
        other.title = "other"
        other.json = nil
        other.breadcrumbs = [.init("Home", .file("index.html"))]
        for _ in 0..<2 {
            let first = try html(Self.page)
            let second = try html(other)
            #expect(first.contains("<bdi>Images</bdi>") && first.contains("This page as JSON"))
            #expect(second.contains("<bdi>Home</bdi>") && second.contains("<title>other"))
            #expect(!second.contains("<bdi>Images</bdi>") && !second.contains("as JSON"))
            #expect(!second.contains("team/app ·"))
        }
    }

    @Test func `with the site's address a page names its own`() throws {
        let html = try files(of: Self.page, frame(siteURL: "https://h.example/site/"))
        #expect(
            html["images/app-0123456789.html"]?.contains(
                "<link rel=\"canonical\" href=\"https://h.example/site/images/app-0123456789.html\">"
            ) == true
        )
    }

    @Test func `a page that is served anywhere has no relative address`() throws {
        let page = Page(path: "404", title: "Not found", content: [], isServedAnywhere: true)
        let plain = try #require(try files(of: page, frame())["404.html"])
        #expect(!plain.contains("stylesheet") && !plain.contains("index.html"))
        let placed = try files(of: page, frame(siteURL: "https://h.example/"))["404.html"]
        #expect(placed?.contains("href=\"https://h.example/assets/site.0123456789.css\"") == true)
    }

    @Test func `a format that is not asked for is neither written nor linked`() throws {
        var plain = frame()
        plain.formats = [.html]
        let files = try files(of: Self.page, plain)
        #expect(Array(files.keys) == ["images/app-0123456789.html"])
        #expect(files.values.allSatisfy { !$0.contains("Markdown") && !$0.contains("as JSON") })
    }
}

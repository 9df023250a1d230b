import CommonMark
import EmbeddedAssets
import Foundation
import ReportPages
import TestSupport
import Testing

/// Pages that hold every kind of block, one with usual texts, one with all hostile ones.
///
/// With `PINDRIFT_SAMPLES=DIR` they are also written there, for a browser, for an HTML checker and
/// for `.ci/check_twins.py`.
@Suite struct SamplePageTests {
    private static let template = PageTemplate(
        "sample.md",
        names: ["title", "blocks", "count", "address"]
    )

    private static let markdown = """
        # {{title}}

        **{{count}}** kinds of content, `{{title}}` among them. See [the source]({{address}}) and
        [the words](method.html#words).

        {{blocks}}

        ## Commands {#commands}

        ```
        pindrift build {{title}}
        ```

        > Quoted *once*.
        """

    private static let samples: [(String, [String])] = [
        ("images/sample-0123456789", ["team/app:1.2", "sha256:0123456789ab"]),
        ("images/hostile-0123456789", HostileText.all.filter { $0.utf8.count < 200 }),
    ]

    @Test(arguments: samples)
    func `a page with every kind of block is well formed, and its ids are unique`(
        path: String,
        texts: [String]
    ) throws {
        for file in try Self.files(path: path, texts: texts) {
            try Self.keep(file)
            guard file.path.hasSuffix(".html") else { continue }
            let page = PageShape(String(decoding: file.bytes, as: UTF8.self))
            #expect(page.problems == [])
            #expect(page.ids.count == Set(page.ids).count)
            #expect(page.ids.contains("main") && page.ids.contains("commands"))
            #expect(page.fragments.allSatisfy(page.ids.contains))
        }
    }

    private static func files(path: String, texts: [String]) throws -> [PageFile] {
        let layout = EmbeddedAssets.templates.filter { $0.path == "layout.html" }
        let store = try TemplateStore(
            embedded: [EmbeddedFile(path: template.file, bytes: Array(markdown.utf8))] + layout,
            pages: [template]
        )
        let values: TemplateValues = [
            "title": .text(texts[0]), "count": .text("11"), "blocks": .blocks(blocks(texts)),
            "address": .text("https://example.com/app?a=1&b=(2)"),
        ]
        let page = Page(
            path: path,
            title: texts[0],
            breadcrumbs: [
                .init("Overview", .file("index.html")), .init(texts[0], .file("images/index.html")),
            ],
            content: try store.blocks(template, values),
            hasMarkdown: true,
            json: Array("{}\n".utf8)
        )
        let frame = SiteFrame(
            title: "Sample & site",
            stylesheet: "assets/site.0123456789.css",
            dataThrough: "2026-09-01T02:00:00Z"
        )
        return try PageRenderer(store: store, frame: frame).files(of: page)
    }

    private static func blocks(_ texts: [String]) -> [Block] {
        let rows = texts.enumerated().map { index, text in
            Table.Row(
                id: ElementID("src-", String(index)),
                [
                    [.link(.page("sources/alpine-0123456789"), [.isolated([.text(text)])])],
                    [.code(text)],
                    [.mark("badge", [.text(text)], title: text)],
                    [.short("0123", full: "sha256:" + text)],
                    .init([.strong([.text(text)]), " ", .emphasis([.code(text)])]),
                ]
            )
        }
        let table = Table(
            id: "sources-table",
            caption: ["Sources of the image"],
            columns: [
                .init(["Name"], headsRows: true), .init(["Code"]), .init(["State"], .center),
                .init(["Pin"]),
                .init(["Text"], .end),
            ],
            groups: [.init(label: ["All of them"], rows)]
        )
        let picture = Picture(
            title: texts[0],
            class: "ages",
            width: 200,
            height: 40,
            [
                .rect(x: 0, y: 0, width: 90, height: 20, "bar"),
                .text(x: 4, y: 36, texts[0], "label"),
            ]
        )
        return [
            .heading(Heading(2, id: "sources", ["Sources"])), .table(table),
            .list(List(lines: texts.map { [.text($0)] })),
            .facts(texts.map { Fact([.text($0)], [.code($0)]) }),
            .details(
                Details(
                    [.text(texts[0])],
                    texts.map { .paragraph([.text($0), .code($0), .text($0)]) }
                )
            ),
            .code(CodeBlock(label: texts[0], texts)), .picture(picture),
            .section(
                Section(
                    class: "note",
                    texts.map { .paragraph([.code($0), .lineBreak, .text($0)]) }
                )
            ),
        ]
    }

    private static func keep(_ file: PageFile) throws {
        guard let folder = ProcessInfo.processInfo.environment["PINDRIFT_SAMPLES"] else { return }
        let url = URL(filePath: folder).appending(path: file.path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(file.bytes).write(to: url)
    }
}

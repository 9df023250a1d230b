import CommonMark
import EmbeddedAssets
import ReportPages
import Testing

private let page = PageTemplate(
    "app.md",
    names: ["title", "facts", "note", "source", "isOdd", "items", "name", "count"]
)

private func store(
    _ template: String,
    overlay: [String: [UInt8]] = [:],
    partial: String = "**{{count}}** counted"
) throws -> TemplateStore {
    let layout = EmbeddedAssets.templates.filter { $0.path == "layout.html" }
    let files = [
        EmbeddedFile(path: "app.md", bytes: Array(template.utf8)),
        EmbeddedFile(path: "count.md", bytes: Array(partial.utf8)),
    ]
    return try TemplateStore(embedded: files + layout, overlay: overlay, pages: [page])
}

@Suite struct TemplateStoreTests {
    private static let values: TemplateValues = [
        "title": .text("<b>*x*"), "facts": .blocks([.facts([Fact(["a"], ["b"])]), .rule]),
        "note": .inlines([.strong(["n"])]), "source": .text("https://h.example/?a=1&b=2"),
        "isOdd": .flag(true),
        "items": .list([["name": .text("`one`")], ["name": .text("[two](x)")]]),
        "count": .text("2"),
    ]

    @Test func `values stand where the template puts them, and none is parsed`() throws {
        let template = """
            # Image {{title}}

            {{facts}}

            ## Items of {{title}} {#items}

            {{#items}}
            - `{{name}}` and {{name}}
            {{/items}}

            {{#isOdd}}Odd: {{note}}.{{/isOdd}}{{^isOdd}}Even.{{/isOdd}}
            See [the *source*]({{source}}), [words](method.html#words) and {{> count.md}}.
            """
        let blocks = try store(template).blocks(page, Self.values)
        let url = try #require(OutsideURL("https://h.example/?a=1&b=2"))
        #expect(
            blocks == [
                .heading(Heading(1, id: nil, ["Image ", "<b>*x*"])),
                .facts([Fact(["a"], ["b"])]), .rule,
                .heading(Heading(2, id: "items", ["Items of ", "<b>*x*"])),
                .list(
                    List(lines: [
                        [.code("`one`"), " and ", "`one`"],
                        [.code("[two](x)"), " and ", "[two](x)"],
                    ])
                ),
                .paragraph([
                    "Odd: ", .strong(["n"]), ".", " ", "See ",
                    .link(.outside(url), ["the ", .emphasis(["source"])]), ", ",
                    .link(.file("method.html", at: "words"), ["words"]), " and ",
                    .strong(["2"]), " counted.",
                ]),
            ]
        )
    }

    @Test(arguments: ["javascript:alert(1)", "https://a@b.example/", "//b.example", ""])
    func `an address that is not safe leaves the label`(address: String) throws {
        var values = Self.values
        values["source"] = .text(address)
        #expect(try store("[label]({{source}})").blocks(page, values) == [.paragraph(["label"])])
    }

    @Test func `a section of an empty value is left out, and its inverse shown`() throws {
        let store = try store("{{#note}}with {{note}}{{/note}}{{^note}}without{{/note}}")
        var values = Self.values
        #expect(try store.blocks(page, values) == [.paragraph(["with ", .strong(["n"])])])
        values["note"] = .inlines([])
        #expect(try store.blocks(page, values) == [.paragraph(["without"])])
        values["note"] = .text("")
        #expect(try store.blocks(page, values) == [.paragraph(["without"])])
    }

    @Test(arguments: [
        ("{{titel}}", "app.md: `{{titel}}` is not known; known are title, facts"),
        ("{{#isOdd}}{{#nope}}x{{/nope}}{{/isOdd}}", "app.md: `{{nope}}` is not known"),
        ("{{> missing.md}}", "missing.md: is no template; asked for by app.md"),
        ("{{> app.md}}", "app.md: is a partial of itself"),
        ("{{title", "app.md: a tag `{{` without its `}}`"),
        ("{{#isOdd}}x", "app.md: line 1: "),
        ("{{title.name}}", "app.md: `{{title.name}}` is a kind of tag that is not used here"),
        ("{{=<% %>=}}", "app.md: `{{=<% %>=}}` is a kind of tag that is not used here"),
        ("{{.}}", "app.md: `{{.}}` is a kind of tag that is not used here"),
        ("a\u{F0000}b", "app.md: holds a private-use character"),
        ("a\u{10FFFD}b", "app.md: holds a private-use character"),
        ("## No id", "app.md: line 1 of the filled template: a heading without `{#id}`"),
        ("## Wrong id {#A b}", "app.md: line 1 of the filled template: a heading without"),
        ("a\n\n<b>x</b>", "app.md: line 3 of the filled template: raw HTML"),
        ("{{^isOdd}}\n<div>\n{{/isOdd}}", "app.md: line 1 of the filled template: raw HTML"),
        ("![x](y.png)", "app.md: line 1 of the filled template: an image"),
        ("[x](javascript:alert)", "app.md: line 1 of the filled template: a link that is neither"),
        ("[x](a{{title}})", "app.md: line 1 of the filled template: a link that is neither"),
        (
            String(repeating: "> ", count: 33) + "x",
            "app.md: line 1 of the filled template: quotes and lists more than 32 deep"
        ),
        (
            String(repeating: "*a ", count: 5_000) + String(repeating: "b* ", count: 5_000),
            "app.md: line 1 of the filled template: emphasis more than 32 deep"
        ),
        (
            String(repeating: "{{#isOdd}}", count: 2_000)
                + String(repeating: "{{/isOdd}}", count: 2_000),
            "app.md: nests sections more than 32 deep"
        ),
        (String(repeating: "x", count: 65_537), "app.md: has 65537 bytes; at most 65536 are read"),
    ])
    func `a template that can not be used is refused when it is loaded`(
        template: String,
        start: String
    ) {
        let error = #expect(throws: TemplateError.self) { try store(template) }
        #expect(
            error?.description.utf8.starts(with: start.utf8) == true,
            "\(String(describing: error))"
        )
    }

    @Test func `what nests a little is read`() throws {
        let deep = String(repeating: "> ", count: 20) + "**a *b* c**"
        #expect(try store(deep).blocks(page, Self.values).count == 1)
    }

    @Test(arguments: [
        ("a {{facts}}", "app.md: line 1 of the filled template: `facts` is a block"),
        ("`{{note}}`", "app.md: line 1 of the filled template: `note` is no plain text"),
        ("[x]({{note}})", "app.md: line 1 of the filled template: `note` is no address"),
        ("{{items}}", "app.md: `{{items}}` is a list; it stands in a section"),
        ("{{name}}", "app.md: `{{name}}` was given no value"),
    ])
    func `a value of the wrong kind is an error that names it`(template: String, start: String)
        throws
    {
        let store = try store(template)
        let error = #expect(throws: TemplateError.self) { try store.blocks(page, Self.values) }
        #expect(
            error?.description.utf8.starts(with: start.utf8) == true,
            "\(String(describing: error))"
        )
    }

    @Test func `a directory's file takes the place of the embedded one, and is checked like it`()
        throws
    {
        let overlay = ["count.md": Array("# {{count}}\r\n".utf8)]
        let blocks = try store("{{> count.md}}", overlay: overlay).blocks(page, Self.values)
        #expect(blocks == [.heading(Heading(1, id: nil, ["2"]))])
        for (name, bytes) in [
            ("app.md", Array("{{nope}}".utf8)), ("app.md", [0xFF]), ("other.md", []),
            ("layout.html", Array("{{body}}{{nope}}".utf8)),
        ] {
            #expect(throws: TemplateError.self) { try store("x", overlay: [name: bytes]) }
        }
    }

    @Test func `a text with a stand-in's character is shown and not replaced`() throws {
        var values = Self.values
        values["title"] = .text("\u{F0000}\u{F0001}")
        let blocks = try store("{{title}} {{note}}").blocks(page, values)
        #expect(blocks == [.paragraph(["\u{F0000}\u{F0001}", " ", .strong(["n"])])])
    }
}

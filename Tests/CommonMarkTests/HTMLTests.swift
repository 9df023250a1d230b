import CommonMark
import Testing

private func html(_ blocks: Block...) -> String {
    HTML.body(of: blocks, upward: "../", rule: TextRule { $0 })
}

@Suite struct HTMLTests {
    @Test func `a table of rows says what each element is, and in each cell its column's title`() {
        let table = Table(
            id: "pins",
            class: "dense",
            caption: ["Pins & \"ages\""],
            isCaptionHidden: true,
            columns: [.init(["Pin"], headsRows: true), .init(["Age <\""], .end, class: "age")],
            groups: [
                .init(
                    id: "g",
                    label: ["Old"],
                    [
                        .init(
                            id: "pin-1",
                            class: "moved",
                            [[.short("0123", full: "sha256:0123")], .init(class: "late", ["9"])]
                        ),
                        .init([["alone"]]),
                    ]
                )
            ]
        )
        #expect(
            html(.table(table)) == """
                <div class="table-scroll" tabindex="0" role="region" aria-label="Pins &amp; &quot;ages&quot;">
                <table id="pins" class="dense rows" role="table">
                <caption class="visually-hidden">Pins &amp; &quot;ages&quot;</caption>
                <thead role="rowgroup">
                <tr role="row">
                <th scope="col" role="columnheader">Pin</th><th scope="col" role="columnheader" class="end age">Age &lt;&quot;</th>
                </tr>
                </thead>
                <tbody id="g" role="rowgroup">
                <tr class="group" role="row">
                <th scope="rowgroup" colspan="2" role="rowheader">Old</th>
                </tr>
                <tr id="pin-1" class="moved" role="row">
                <th scope="row" role="rowheader"><code title="sha256:0123">0123</code></th><td role="cell" data-label="Age &lt;&quot;" class="end age late">9</td>
                </tr>
                <tr role="row">
                <th scope="row" role="rowheader">alone</th><td role="cell" data-label="Age &lt;&quot;" class="end age"></td>
                </tr>
                </tbody>
                </table>
                </div>

                """
        )
    }

    @Test func `a table that keeps its columns scrolls in a frame that is named like it`() {
        let table = Table(
            class: "matrix",
            narrow: .scrolls,
            caption: ["Nights"],
            columns: [.init(["Image"], headsRows: true), .init(["1"])],
            rows: [.init([["app"], ["="]])]
        )
        #expect(
            html(.table(table)) == """
                <div class="table-scroll" tabindex="0" role="region" aria-label="Nights">
                <table class="matrix">
                <caption>Nights</caption>
                <thead>
                <tr>
                <th scope="col">Image</th><th scope="col">1</th>
                </tr>
                </thead>
                <tbody>
                <tr>
                <th scope="row">app</th><td>=</td>
                </tr>
                </tbody>
                </table>
                </div>

                """
        )
    }

    @Test func `a heading has its id and a link to itself, a title neither`() {
        #expect(html(.heading(Heading(1, id: nil, ["T"]))) == "<h1>T</h1>\n")
        #expect(
            html(.heading(Heading(2, id: "pins", ["Pins ", .code("a<b")])))
                == "<h2 id=\"pins\">Pins <code>a&lt;b</code> <a class=\"permalink\" href=\"#pins\""
                + " aria-label=\"Link to: Pins a&lt;b\">#</a></h2>\n"
        )
    }

    @Test func `a link outside tells nothing about the page it is on`() throws {
        let url = try #require(OutsideURL("https://h.example/?a=1&b='2'"))
        #expect(
            html(.paragraph([.link(.outside(url), ["h.example"])]))
                == "<p><a href=\"https://h.example/?a=1&amp;b=&#39;2&#39;\""
                + " rel=\"noopener noreferrer nofollow\">h.example</a></p>\n"
        )
    }

    @Test func `a picture is a drawing with a title and shapes`() {
        let picture = Picture(
            title: "Ages",
            class: "ages",
            width: 20,
            height: 10,
            [
                .rect(x: 1, y: 2, width: 3, height: 4, "bar"),
                .line(fromX: 0, fromY: 9, toX: 20, toY: 9, "axis"),
                .text(x: 1, y: 8, "a<b", "label"),
            ]
        )
        #expect(
            html(.picture(picture))
                == "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" class=\"ages\" width=\"20\""
                + " height=\"10\" viewBox=\"0 0 20 10\">\n<title>Ages</title>"
                + "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\" class=\"bar\"></rect>"
                + "<line x1=\"0\" y1=\"9\" x2=\"20\" y2=\"9\" class=\"axis\"></line>"
                + "<text x=\"1\" y=\"8\" class=\"label\">a&lt;b</text>\n</svg>\n"
        )
    }

    @Test func `facts, details, commands and sections are what they say`() {
        #expect(
            html(
                .facts([Fact(["Kind"], [.mark("badge", ["git"], title: "a \"git\" source")])]),
                .details(
                    Details(
                        ["More"],
                        isOpen: true,
                        class: "fold",
                        [.paragraph(["x"], class: "note")]
                    )
                ),
                .code(CodeBlock(label: "Command", ["docker build \\", "  ."])),
                .section(Section(id: "s", class: "c", label: "L", [.rule])),
                .section(
                    Section(
                        class: "c",
                        [.quote([.paragraph([.time("1 Sept", at: "2026-09-01"), .lineBreak])])]
                    )
                )
            ) == """
                <dl class="facts">
                <div>
                <dt>Kind</dt><dd><span class="badge" title="a &quot;git&quot; source">git</span></dd>
                </div>
                </dl>
                <details class="fold" open>
                <summary>More</summary>
                <p class="note">x</p>
                </details>
                <div class="command" role="group" aria-label="Command" tabindex="0">
                <pre><code>docker build \\
                  .
                </code></pre>
                </div>
                <section id="s" class="c" aria-label="L">
                <hr>
                </section>
                <div class="c">
                <blockquote>
                <p><time datetime="2026-09-01">1 Sept</time><br></p>
                </blockquote>
                </div>

                """
        )
    }

    @Test(arguments: [
        ("<", "&lt;"), (">", "&gt;"), ("&", "&amp;"), ("\"", "&quot;"), ("'", "&#39;"),
        ("<\u{338}a&amp;", "&lt;\u{338}a&amp;amp;"), ("a`=/", "a`=/"),
    ])
    func `text outside the tree is escaped byte by byte`(text: String, escaped: String) {
        #expect(Array(HTMLEscape.escaped(text).utf8) == Array(escaped.utf8))
    }

    @Test func `control bytes never pass, whatever the rule lets through`() {
        #expect(html(.paragraph(["a\u{0}b\nc\u{7F}"])) == "<p>a\\u{00}b\\u{0a}c\\u{7f}</p>\n")
        #expect(
            html(.code(CodeBlock(label: "L", ["a\nb\u{0}c"])))
                .contains("<pre><code>a\\u{0a}b\\u{00}c\n</code></pre>")
        )
    }
}

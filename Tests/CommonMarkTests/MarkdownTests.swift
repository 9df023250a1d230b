import CommonMark
import Testing

private func markdown(_ blocks: Block...) -> String {
    Markdown.text(of: blocks, upward: "../", rule: TextRule { $0 })
}

@Suite struct MarkdownTests {
    @Test func `a table is written with bars, its codes in full`() {
        let table = Table(
            caption: ["Pins"],
            isCaptionHidden: true,
            columns: [
                .init(["Pin"], headsRows: true), .init(["Age"], .end), .init(["|"], .center),
            ],
            groups: [
                .init(
                    label: ["Old"],
                    [
                        .init([
                            [.short("0123", full: "sha256:0123")],
                            [.code("a|b"), .lineBreak, "c|d"], ["x", "y"], ["lost"],
                        ]),
                        .init([]),
                    ]
                )
            ]
        )
        #expect(
            markdown(.table(table)) == """
                Pins

                | Pin | Age | \\| |
                | --- | --: | :-: |
                | **Old** |  |  |
                | `sha256:0123` | `a\\|b` c\\|d | xy |
                |  |  |  |

                """
        )
    }

    @Test func `links lead to twins and files, never to places`() throws {
        let url = try #require(OutsideURL("https://h.example/(a)?b&copy;"))
        #expect(
            markdown(
                .paragraph([
                    .link(.page("images/a-1", at: "n"), [.code("a")]), " ",
                    .link(.file("problems.html", at: "x"), ["b"]), " ",
                    .link(.place("n"), ["c"]), " ",
                    .link(.outside(url), ["d!", .link(.page("e"), ["e"])]), "!",
                    .link(.page("f"), ["f"]),
                ])
            )
                == "[`a`](../images/a-1.md) [b](../problems.html) c [d!e](https://h.example/\\(a\\)?b&amp;copy;)\\![f](../f.md)\n"
        )
    }

    @Test func `blocks are set apart, nested by indentation, and lists by their marks`() {
        #expect(
            markdown(
                .heading(Heading(2, id: "x", ["H # *"])),
                .list(List(lines: [["a"], ["b"]])),
                .list(
                    List([
                        [.paragraph(["c"]), .list(List(isOrdered: true, lines: [["d"]]))],
                        [.code(CodeBlock(label: "", ["e"]))],
                    ])
                ),
                .facts([Fact(["K"], ["v"])]),
                .details(Details(["Sum"], [.quote([.paragraph(["q"]), .paragraph(["r"])])])),
                .picture(Picture(title: "P", class: "p", width: 1, height: 1, [])),
                .rule
            ) == """
                ## H \\# \\*

                - a
                - b

                * c

                  1. d
                * ```
                  e
                  ```

                - K: v

                **Sum**

                > q
                >
                > r

                P

                ***

                """
        )
    }

    @Test(
        arguments: [
            ([Inline.text("a"), .strong(["b"])], "ab"),
            ([.text("a "), .strong(["b"]), .text(".")], "a **b**."),
            ([.strong([.emphasis(["a"])])], "a"),
            ([.text("("), .emphasis(["a"]), .text(")")], "(*a*)"),
            ([.strong([" a"])], "&#32;a"), ([.strong([.code("a")]), .text("b")], "`a`b"),
            ([.strong([])], ""),
            ([.code("a"), .mark("x", [.code("b")])], "`ab`"),
        ] as [([Inline], String)]
    )
    func `a mark of emphasis is left out where it could be read as an asterisk`(
        content: [Inline],
        text: String
    ) {
        #expect(markdown(.paragraph(content)) == text + "\n")
    }

    @Test(arguments: [
        ("my_image 1.2 a-b & c (d) e!f", "my_image 1.2 a-b & c (d) e!f"), ("1. a", "1\\. a"),
        ("- a", "\\- a"),
        ("https://a.b/c", "https\\:\\/\\/a\\.b\\/c"), ("www.a.b", "www\\.a\\.b"),
        ("a@b.c", "a\\@b\\.c"),
        ("docker.io/library/app:1.2", "docker\\.io/library/app:1.2"),
        ("&amp; &#1; & x", "\\&amp; \\&\\#1; & x"),
        ("  a  ", "&#32; a &#32;"),
    ])
    func `only what would mean something is escaped`(text: String, escaped: String) {
        #expect(markdown(.paragraph([.text(text)])) == escaped + "\n")
    }
}

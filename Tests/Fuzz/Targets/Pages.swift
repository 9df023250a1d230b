import BuildModel
import CommonMark

/// A text in every place of a tree: as many tags as a benign text makes, and a twin that is text.
enum Pages {
    private static let rule = TextRule(visible: VisibleText.escaped)
    private static let benign = tags(HTML.body(of: places("benign"), upward: "../", rule: rule))

    static func run(_ text: String) {
        let html = HTML.body(of: places(text), upward: "../", rule: rule)
        require(tags(html) == benign || text.utf8.isEmpty, "another number of tags")
        let twin = Markdown.text(of: places(text), upward: "../", rule: rule)
        require(
            twin.utf8.allSatisfy { $0 == 0x0A || $0 >= 0x20 && $0 != 0x7F },
            "a control in a twin"
        )
    }

    /// How many `<` a page has: values have none.
    private static func tags(_ html: String) -> Int { html.utf8.count { $0 == UInt8(ascii: "<") } }

    private static func places(_ text: String) -> [Block] {
        let line: [Inline] = [
            .text(text), .code(text), .strong([.text(text)]),
            .link(.page("images/app"), [.text(text)], title: text),
            .mark("badge", [.text(text)], title: text), .short(text, full: text, class: "digest"),
        ]
        let table = Table(
            caption: line,
            columns: [.init(line, .end, headsRows: true), .init([.code(text)])],
            rows: [Table.Row([.init(line), .init([.code(text)])])]
        )
        return [
            .heading(Heading(2, id: "h", line)), .paragraph(line), .table(table),
            .list(List(lines: [line])), .facts([Fact(line, line)]),
            .code(CodeBlock(label: text, [text])),
        ]
    }
}

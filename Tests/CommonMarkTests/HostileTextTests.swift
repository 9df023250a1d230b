import BuildModel
import CommonMark
import Testing
import TestSupport

/// Every place that takes text, filled with one text.
private func everyPlace(_ text: String) -> [Block] {
    let line: [Inline] = [
        .text(text), .code(text), .emphasis([.text(text)]), .strong([.code(text)]),
        .link(.page("images/app"), [.text(text)], title: text),
        .mark("badge", [.text(text)], title: text), .short(text, full: text, class: "digest"),
        .time(text, at: text), .isolated([.text(text)]), .anchor(ElementID("n-", text)),
    ]
    let table = Table(
        id: "t",
        caption: line,
        columns: [.init(line, .end, headsRows: true), .init([.code(text)], class: "wide")],
        groups: [
            .init(label: line, [.init(id: ElementID("r-", text), [.init(line), [.code(text)]])])
        ]
    )
    return [
        .heading(Heading(1, id: nil, line)), .heading(Heading(2, id: "h", line)), .paragraph(line),
        .paragraph(line, class: "lead"), .table(table), .list(List(lines: [line, [.code(text)]])),
        .facts([Fact(line, line)]), .details(Details(line, isOpen: true, [.paragraph(line)])),
        .code(CodeBlock(label: text, [text, text])),
        .section(Section(id: "s", label: text, [.paragraph(line)])),
        .quote([.paragraph(line)]),
        .picture(
            Picture(
                title: text,
                class: "age",
                width: 9,
                height: 9,
                [.text(x: 1, y: 2, text, "label")]
            )
        ),
    ]
}

private let rule = TextRule(visible: VisibleText.escaped)

@Suite struct HostileTextTests {
    @Test(arguments: HostileText.all.filter { !$0.isEmpty })
    func `no text makes a tag or an attribute`(text: String) {
        let hostile = HTMLReading(HTML.body(of: everyPlace(text), upward: "", rule: rule))
        let benign = HTMLReading(HTML.body(of: everyPlace("benign"), upward: "", rule: rule))
        #expect(hostile.tags == benign.tags)
        #expect(hostile.tags.count > 60)
    }

    @Test(arguments: HostileText.all)
    func `a reader of the page sees the text itself`(text: String) {
        let blocks: [Block] = [.paragraph([.mark("x", [.text(text)])]), .paragraph([.code(text)])]
        let seen = HTMLReading(HTML.body(of: blocks, upward: "", rule: rule)).text
        #expect(
            Array(seen.utf8)
                == Array("\(VisibleText.escaped(text))\n\(VisibleText.escaped(text))\n".utf8)
        )
    }

    @Test(arguments: HostileText.all)
    func `the twin reads back as the text, without links, images or markup`(text: String) throws {
        let places: [[Inline]] = [
            [.text(text)], [.code(text)], [.text("a "), .strong([.text(text)]), .text(" b")],
            [.text("a"), .emphasis([.code(text)]), .text(text), .code(text), .code(text)],
            [.mark("x", [.text(text)]), .lineBreak, .text(text)],
        ]
        for place in places {
            let blocks: [Block] = [
                .heading(Heading(1, id: nil, place)), .paragraph(place),
                .list(List(lines: [place, place])),
            ]
            let twin = Markdown.text(of: blocks, upward: "", rule: rule)
            let read = try Template.blocks(of: twin, StandIns())
            let wanted = Twin.texts(of: blocks, rule: VisibleText.escaped)
            #expect(Twin.texts(of: read, rule: { $0 }) == wanted, "\(twin)")
        }
    }

    @Test(arguments: HostileText.all)
    func `a cell of the twin stays in its row and reads back as the text`(text: String) throws {
        let place: [Inline] = [.text(text), .code(text), .text(text)]
        let table = Table(
            caption: [],
            columns: [.init(["A"]), .init(["B"])],
            rows: [.init([.init(place), .init(place)])]
        )
        let lines = Markdown.text(of: [.table(table)], upward: "", rule: rule).utf8.split(
            separator: 0x0A
        )
        try #require(lines.count == 3)
        let cells = Twin.cells(ofRow: Array(lines[2]))
        try #require(cells.count == 2)
        for cell in cells {
            let read = try Template.blocks(of: cell, StandIns())
            #expect(
                Twin.texts(of: read, rule: { $0 })
                    == Twin.texts(of: [.paragraph(place)], rule: VisibleText.escaped)
            )
        }
    }

    @Test func `a text can not leave its code block`() throws {
        let lines = ["```", "~~~", "````", "# x", "a\nb", "    x", ""]
        let block = Block.code(CodeBlock(label: "Command", lines))
        let read = try Template.blocks(
            of: Markdown.text(of: [block], upward: "", rule: rule),
            StandIns()
        )
        #expect(read == [.code(CodeBlock(label: "Text to copy", lines.map(VisibleText.escaped)))])
    }

    @Test(.timeLimit(.minutes(20)))
    func `a long hostile text grows by its escapes alone`() {
        let text = String(repeating: "![[]()>a*<b>`", count: 40_000)
        let blocks: [Block] = [.paragraph([.text(text), .code(text)])]
        let html = HTML.body(of: blocks, upward: "", rule: rule)
        #expect(html.utf8.count < 8 * text.utf8.count)
        let twin = Markdown.text(of: blocks, upward: "", rule: rule)
        #expect(twin.utf8.count < 8 * text.utf8.count)
    }
}

internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

extension DiffReport {
    /// GitHub-flavoured Markdown for a pull request, at most 60,000 bytes.
    ///
    /// Where all of it would be longer, tables are cut and say so. Two sides without a difference
    /// give the same text whatever they are, so that a comment that is kept up to date stays as it is.
    package func markdown() -> String {
        var rows = 500
        while true {
            let blocks = DiffMarkdown(report: self, rows: rows).blocks
            let markdown = Markdown.text(
                of: blocks,
                upward: "",
                rule: TextRule(visible: VisibleText.escaped)
            )
            // It goes to standard output, where code would stand as it is.
            let text = RunnerCommand.broken(markdown)
            if text.utf8.count <= Self.longestComment || rows == 0 { return text }
            rows /= 2
        }
    }

    /// In bytes; forges take a little more.
    private static let longestComment = 60_000
}

/// Composes the blocks, with at most `rows` rows in each table and list.
private struct DiffMarkdown {
    let report: DiffReport
    let rows: Int

    var blocks: [Block] {
        let title = Block.heading(Heading(2, id: nil, ["What changed in the images"]))
        guard !report.isEmpty else {
            return [title, .paragraph([.text(report.quiet.joined(separator: " "))])]
        }
        let verdicts = DiffVerdict.all(report.comparison)
        return [title, .paragraph([.text(sentence)])]
            + section("Sources that moved", moves)
            + section("Other changes", others)
            + section("Flags", list(report.newFlags, flag))
            + section("Needs a look", list(verdicts.filter(needsLook), concern))
            + section("Can not be judged", list(DiffDoubt.all(verdicts), doubt))
            + section(
                "Changes by image",
                byImage(
                    verdicts.filter {
                        $0.isExplained || $0.verdict == .diverged && !$0.causes.isEmpty
                    }
                )
            )
            + section("Missing", list(report.report.missing) { [name($0)] })
            + section("Appeared", list(report.report.appeared) { [name($0)] })
            + section(DiffWords.apart, list(report.comparison.apart) { [name($0)] })
            + section(DiffWords.mended, list(report.comparison.mended) { [name($0)] })
    }

    private var sentence: String {
        report.sentences(
            from: Foreign.clipped(report.old, limit: Foreign.longestInList),
            to: Foreign.clipped(report.new, limit: Foreign.longestInList)
        ).joined(separator: " ")
    }

    private func section(_ title: String, _ blocks: [Block]) -> [Block] {
        blocks.isEmpty ? [] : [.heading(Heading(3, id: nil, [.text(title)]))] + blocks
    }

    private var moves: [Block] {
        table(["Source", "Old", "New", "Images"], report.moves) { entry in
            let values = DiffValues(entry)
            return [
                Table.Cell(Foreign.source(entry.source)), value(values.old),
                linked(value(values.new), report.comparePage(of: entry)), images(entry.images),
            ]
        }
    }

    private var others: [Block] {
        table(["Change", "Of", "Old", "New", "Images"], report.otherChanges) { entry in
            let values = DiffValues(entry)
            let isSource = entry.kind.isAboutSource
            return [
                [.text(entry.kind.rawValue)],
                Table.Cell(
                    isSource ? Foreign.source(entry.source) : Foreign.code(entry.source, limit: 120)
                ),
                value(values.old),
                linked(value(values.new), report.comparePage(of: entry)), images(entry.images),
            ]
        }
    }

    private func byImage(_ verdicts: [DiffVerdict]) -> [Block] {
        table(["Image", "Platforms", "Verdict", "Because"], verdicts) { verdict in
            [
                Table.Cell([name(verdict.image)]),
                Table.Cell(PlatformWords.list(verdict.platforms, limit: 4)),
                [.text(verdict.verdict.rawValue)],
                Table.Cell(
                    .cut(verdict.causes.map(because), to: 6, of: "change")
                ),
            ]
        }
    }

    private func because(_ cause: Cause) -> [Inline] {
        let isSource = cause.difference.kind.isAboutSource
        let name =
            isSource
            ? Foreign.source(cause.difference.source)
            : Foreign.code(cause.difference.source, limit: 120)
        let line = name + [.text(" " + DiffWords.verb(of: cause))]
        guard let commits = DiffCommits(cause) else { return line }
        let step: [Inline] = [" ", .code(commits.old), " \u{2192} ", .code(commits.new)]
        return linked(Table.Cell(line + step), commits.page).content
    }

    private func flag(_ flag: Flag) -> [Inline] {
        let name =
            flag.kind == .secretRedacted
            ? Foreign.code(flag.source, limit: 120) : Foreign.source(flag.source)
        return [.strong([.text(flag.kind.rawValue)]), ": "] + name
            + [.text(": " + DiffWords.phrase(flag.kind) + ", ")] + images(flag.images).content
    }

    private func needsLook(_ verdict: DiffVerdict) -> Bool {
        verdict.verdict == .diverged || verdict.verdict == .failed
    }

    private func concern(_ verdict: DiffVerdict) -> [Inline] {
        let subject =
            [Inline.strong([.text(verdict.verdict.rawValue)]), ": ", name(verdict.image), " on "]
            + PlatformWords.list(verdict.platforms, limit: 4)
        guard verdict.verdict == .diverged else { return subject + [": the build failed"] }
        let hints = verdict.hints.map(DiffWords.phrase).joined(separator: "; ")
        return subject
            + [.text(": equal inputs, another output" + (hints.isEmpty ? "" : "; " + hints))]
    }

    private func doubt(_ doubt: DiffDoubt) -> [Inline] {
        [.text(Phrase.list(doubt.doubts.map(\.phrase)) + ", in ")]
            + images(doubt.images).content + ["; to decide it: "]
            + .joined(doubt.doubts.map { Prose.inlines($0.wouldDecide) }, by: "; ")
    }

    private func images(_ images: [Int]) -> Table.Cell {
        let shown = images.prefix(5).map { [name($0)] }
        return Table.Cell(
            [.text(Phrase.count(images.count, "image") + ": ")]
                + .cut(shown, to: 5, total: images.count, of: "image")
        )
    }

    private func name(_ image: Int) -> Inline {
        .mark("name", Foreign.image(report.fleet.images[image].name))
    }

    private func value(_ text: String?) -> Table.Cell {
        text.map { [.code($0)] } ?? []
    }

    private func linked(_ cell: Table.Cell, _ address: String?) -> Table.Cell {
        guard let address else { return cell }
        return Table.Cell(
            cell.content + [" ("] + Inline.outsideLink(address, ["compare"]) + [")"]
        )
    }

    private func table<Item>(
        _ titles: [String],
        _ items: [Item],
        _ row: (Item) -> [Table.Cell]
    ) -> [Block] {
        guard !items.isEmpty else { return [] }
        let shown = items.prefix(rows).map { Table.Row(row($0)) }
        let table = Table(
            caption: [],
            columns: titles.map { Table.Column([.text($0)]) },
            rows: shown
        )
        return (shown.isEmpty ? [] : [.table(table)]) + rest(items.count - shown.count)
    }

    private func list<Item>(_ items: [Item], _ line: (Item) -> [Inline]) -> [Block] {
        guard !items.isEmpty else { return [] }
        let shown = items.prefix(rows).map(line)
        return (shown.isEmpty ? [] : [.list(List(lines: shown))])
            + rest(items.count - shown.count)
    }

    private func rest(_ left: Int) -> [Block] {
        guard left > 0 else { return [] }
        let count = Phrase.grouped(left)
        return [.note("and \(count) more; the diff as text or JSON has all of them")]
    }
}

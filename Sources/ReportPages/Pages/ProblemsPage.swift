internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What could not be used in the inputs, the most serious first.
struct ProblemsPage: SitePage {
    static let template = PageTemplate(
        "problems.md",
        names: [
            "sentence", "isEmpty", "rules", "levels", "isCut", "shown", "all",
        ]
    )

    let site: SiteIndex

    var path: String { "problems" }
    var title: String { "Problems" }
    var breadcrumbs: [Page.Breadcrumb] { .overview }

    var values: TemplateValues {
        let all = site.diagnostics
        return [
            "sentence": .blocks([.sentence([.text(sentence)])]),
            "isEmpty": .flag(all.isEmpty),
            "rules": .blocks(all.isEmpty ? [] : [rules]),
            "levels": .blocks(levels),
            "isCut": .flag(all.count > Limits.diagnostics),
            "shown": .text(Phrase.grouped(min(all.count, Limits.diagnostics))),
            "all": .text(Phrase.grouped(all.count)),
        ]
    }

    private var sentence: String {
        guard !site.diagnostics.isEmpty else {
            return "Every file that looked like build metadata was read without a problem."
        }
        let parts = Self.levels.compactMap { level -> String? in
            let count = site.diagnostics.count { $0.level == level }
            return count == 0 ? nil : Phrase.count(count, level.rawValue)
        }
        return Phrase.list(parts) + "; everything else was read and is published."
    }

    private static let levels: [Diagnostic.Level] = [.error, .warning, .note]

    /// How often each rule spoke, the most frequent first.
    private var rules: Block {
        struct Kind: Hashable {
            let rule: String
            let level: Diagnostic.Level
        }
        var counts: [Kind: Int] = [:]
        for diagnostic in site.diagnostics {
            counts[Kind(rule: diagnostic.rule, level: diagnostic.level), default: 0] += 1
        }
        let ordered = counts.sorted { left, right in
            if left.key.level != right.key.level { return left.key.level > right.key.level }
            if left.value != right.value { return left.value > right.value }
            return left.key.rule.precedesInBytes(right.key.rule)
        }
        return .table(
            Table(
                caption: ["Problems by rule"],
                isCaptionHidden: true,
                columns: [
                    Table.Column(["Rule"], headsRows: true), Table.Column(["Level"]),
                    Table.Column(["Count"], .end),
                ],
                rows: ordered.map { kind, count in
                    [
                        [.code(kind.rule)], [Badge.level(kind.level)],
                        [.text(Phrase.grouped(count))],
                    ]
                }.map { Table.Row($0) }
            )
        )
    }

    /// A table for each level, with the rows of a file under the file's name.
    private var levels: [Block] {
        var left = Limits.diagnostics
        var blocks: [Block] = []
        for level in Self.levels {
            let shown = site.diagnostics.lazy.filter { $0.level == level }.prefix(left)
            let chosen = Array(shown)
            guard !chosen.isEmpty else { continue }
            left -= chosen.count
            blocks.append(.heading(Heading(2, id: level.id, [.text(level.title)])))
            blocks.append(table(chosen, level))
        }
        return blocks
    }

    private func table(_ diagnostics: [Diagnostic], _ level: Diagnostic.Level) -> Block {
        var groups: [Table.Group] = []
        for diagnostic in diagnostics {
            let label = Foreign.code(diagnostic.place.file, limit: 400)
            if groups.last?.label == label {
                groups[groups.count - 1].rows.append(row(diagnostic))
            } else {
                groups.append(Table.Group(label: label, [row(diagnostic)]))
            }
        }
        return .table(
            Table(
                caption: [.text(level.title + " by file")],
                isCaptionHidden: true,
                columns: [
                    Table.Column(["Place"], headsRows: true), Table.Column(["Found"]),
                    Table.Column(["Expected"]), Table.Column(["Next step"]),
                    Table.Column(["Rule"]),
                ],
                groups: groups
            )
        )
    }

    private func row(_ diagnostic: Diagnostic) -> Table.Row {
        let pointer = diagnostic.place.pointer
        var parts: [[Inline]] = []
        if !pointer.isEmpty {
            parts.append([.code("#" + Foreign.clipped(pointer.string, limit: 300))])
        }
        if let byte = diagnostic.place.byteOffset { parts.append([.text("byte \(byte)")]) }
        if parts.isEmpty { parts.append([.mark("muted", ["the file"])]) }
        func words(_ text: String?) -> Table.Cell {
            Table.Cell(text.map { [.text(Foreign.clipped($0, limit: 1024))] } ?? [])
        }
        return Table.Row([
            Table.Cell(.joined(parts)), words(diagnostic.found), words(diagnostic.expected),
            words(diagnostic.nextStep), [.code(diagnostic.rule)],
        ])
    }
}

extension Diagnostic.Level {
    fileprivate var title: String {
        switch self {
        case .note: "Notes"
        case .warning: "Warnings"
        case .error: "Errors"
        }
    }

    fileprivate var id: ElementID {
        switch self {
        case .note: "notes"
        case .warning: "warnings"
        case .error: "errors"
        }
    }
}

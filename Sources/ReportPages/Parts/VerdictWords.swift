internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// Verdicts for people: a word, a glyph and a letter each, and a colour that repeats them.
extension Verdict {
    /// The order in which verdicts deserve a look: the smaller, the earlier.
    var rank: Int { Self.byUrgency.firstIndex(of: self) ?? Self.byUrgency.count }

    static let byUrgency: [Verdict] = [
        .diverged, .failed, .drifted, .inconclusive, .absorbed, .unproven, .reproduced,
    ]

    /// In cells and legends; the style sheet puts the same before badges.
    var glyph: String {
        switch self {
        case .failed: "\u{2715}"
        case .diverged: "\u{2260}"
        case .reproduced: "="
        case .drifted: "\u{394}"
        case .absorbed: "\u{2248}"
        case .inconclusive: "?"
        case .unproven: "\u{B7}"
        }
    }

    /// For fonts and readers without the glyph.
    var letter: String {
        switch self {
        case .failed: "X"
        case .diverged: "D"
        case .reproduced: "R"
        case .drifted: "C"
        case .absorbed: "A"
        case .inconclusive: "I"
        case .unproven: "U"
        }
    }

    /// What it says, for a legend.
    var meaning: String {
        switch self {
        case .failed: "the build failed"
        case .diverged: "the same inputs made another output"
        case .reproduced: "the same inputs made the same output"
        case .drifted: "inputs changed"
        case .absorbed: "inputs changed, the output did not"
        case .inconclusive: "can not be judged"
        case .unproven: "nothing to compare with"
        }
    }

    /// In a sentence that counts: "3 diverged".
    var counted: String {
        switch self {
        case .inconclusive: "can not be judged"
        case .unproven: "unproven"
        default: rawValue
        }
    }

    /// Whether the evidence leaves open what it is.
    var isOpen: Bool { self == .inconclusive || self == .unproven }

    var badge: Inline {
        switch self {
        case .failed: .mark("badge badge-bad is-failed", [.text(rawValue)])
        case .diverged: .mark("badge badge-bad is-diverged", [.text(rawValue)])
        case .reproduced: .mark("badge badge-ok is-reproduced", [.text(rawValue)])
        case .drifted: .mark("badge badge-info is-drifted", [.text(rawValue)])
        case .absorbed: .mark("badge badge-info is-absorbed", [.text(rawValue)])
        case .inconclusive: .mark("badge badge-muted is-inconclusive", [.text(rawValue)])
        case .unproven: .mark("badge badge-muted is-unproven", [.text(rawValue)])
        }
    }
}

/// Cells of matrices and strips.
enum VerdictCell {
    /// The cell with a link to where more is said.
    static func cell(_ cell: NightCell, _ destination: Destination?) -> Table.Cell {
        switch cell {
        case .none: []
        case .gap: Table.Cell(class: "is-gap", [.mark("gap", ["\u{2013}"], title: "no record")])
        case .judged(let verdict, let isChanged):
            Table.Cell(
                class: className(verdict, isChanged),
                [content(verdict, isChanged, destination)]
            )
        }
    }

    private static func content(
        _ verdict: Verdict,
        _ isChanged: Bool,
        _ destination: Destination?
    ) -> Inline {
        let text: [Inline] = [.text(verdict.glyph + "\u{A0}" + verdict.letter)]
        let content = isChanged ? text + [changed] : text
        let title = verdict.rawValue + (isChanged ? ", an input changed" : "")
        guard let destination else { return .mark("cell", content, title: title) }
        return .link(destination, content, title: title)
    }

    /// What a thick left edge says, for those who do not see it, and for the twin.
    static let changed = Inline.mark("visually-hidden", [", changed"])

    private static func className(_ verdict: Verdict, _ isChanged: Bool) -> ClassName? {
        switch (verdict, isChanged) {
        case (.reproduced, false): "is-ok"
        case (.reproduced, true): "is-ok is-changed"
        case (.diverged, false), (.failed, false): "is-bad"
        case (.diverged, true), (.failed, true): "is-bad is-changed"
        case (.drifted, false), (.absorbed, false): "is-info"
        case (.drifted, true), (.absorbed, true): "is-info is-changed"
        case (.inconclusive, false), (.unproven, false): nil
        case (.inconclusive, true), (.unproven, true): "is-changed"
        }
    }

    /// What the cells of a table mean, those that occur.
    static func legend(_ cells: some Sequence<NightCell>) -> Block {
        var verdicts: Set<Verdict> = []
        var hasGaps = false
        var hasChanges = false
        for cell in cells {
            switch cell {
            case .none: continue
            case .gap: hasGaps = true
            case .judged(let verdict, let isChanged):
                verdicts.insert(verdict)
                hasChanges = hasChanges || isChanged
            }
        }
        var parts = Verdict.byUrgency.filter(verdicts.contains).map { verdict -> [Inline] in
            [
                .code(verdict.glyph + "\u{A0}" + verdict.letter), " ",
                Words.link(verdict.rawValue), .text(": " + verdict.meaning),
            ]
        }
        if hasGaps { parts.append([.code("\u{2013}"), " no record"]) }
        if hasChanges { parts.append(["a thick left edge, or the word changed: an input changed"]) }
        return .paragraph(.joined(parts, by: "; ") + ["."], class: "muted")
    }

    /// The heads of the columns of nights.
    static func heads(_ nights: some Sequence<Int>, _ site: SiteIndex) -> [Table.Column] {
        nights.map { night in
            let label = site.fleet.nights[night].label
            let name = Foreign.text(label, limit: 24)
            let place = SitePath(site.nightPaths[night])
            return Table.Column(
                [.link(.page(place), name, title: label.string)],
                .center,
                class: "night"
            )
        }
    }
}

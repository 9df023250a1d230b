internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// What the overview says in sentences: the last night, the verdicts, and how much is proven.
struct OverviewNews {
    let site: SiteIndex

    /// The newest night and what it is compared with, where there is something.
    var compared: NightReport? {
        site.findings.nights.last.flatMap { $0.previous == nil ? nil : $0 }
    }

    /// In the last night 2 sources moved and hit 9 images; 1 attribute changed.
    var lastNight: [Inline] {
        guard let report = site.findings.nights.last else {
            return ["No record belongs to a night, so there is nothing to compare yet."]
        }
        let night = site.nightLinks[report.night]
        guard report.previous != nil else {
            return [
                "There is one night, ", night, ", so there is no other to compare it with yet",
            ] + builds(report) + ["."]
        }
        var line: [Inline] = ["In the last night, ", night, ", "]
        let words = NightWords(report: report)
        var parts: [[Inline]] = []
        if let moves = words.moves {
            parts.append([link(moves.source, "moves"), .text(moves.hit)])
        } else {
            parts.append([
                .text(report.changeCounts.total > 0 ? "no source moved" : NightWords.quiet)
            ])
        }
        parts += words.others.map { [link($0.text, "changes")] }
        parts += words.rest.map { [.text($0)] }
        line += .joined(parts, by: "; ")
        return line + builds(report) + ["."]
    }

    /// What the night's builds say for themselves, whatever changed.
    private func builds(_ report: NightReport) -> [Inline] {
        let counts = NightWords(report: report).verdicts([.diverged, .failed])
        guard !counts.isEmpty else { return [] }
        let series = Phrase.count(report.verdicts.total, "series", "series")
        return [.text("; of \(series) in it, \(Phrase.list(counts))")]
    }

    /// Of 18 series, 1 diverged, 12 drifted and 3 reproduced; 1 source is split.
    var verdicts: [Inline] {
        let tally = site.figures.verdicts
        guard tally.total > 0 else { return [] }
        let parts = Verdict.byUrgency.filter { tally[$0] > 0 }.map { verdict -> [Inline] in
            let text = "\(Phrase.grouped(tally[verdict])) \(verdict.counted)"
            return [
                .link(
                    .file("images/index.html", at: ElementID("v-", verdict.rawValue)),
                    [.text(text)]
                )
            ]
        }
        var line: [Inline] = [.text("Of \(Phrase.grouped(tally.total)) ")]
        line += [Words.link("series"), ", by their newest builds: "] + .joined(parts)
        let flags = site.figures.flags.entries
        if !flags.isEmpty, let path = site.nightPaths.last {
            let links = flags.map { kind, count -> [Inline] in
                [.link(.page(SitePath(path), at: "flags"), [.text(kind.counted(count))])]
            }
            line += ["; "] + .joined(links)
        }
        return line + ["."]
    }

    /// How much stands behind the verdicts.
    var coverage: [Inline] {
        let evidence = site.found.evidence
        func part(_ count: Int, _ word: String, _ strength: Evidence.Strength) -> [Inline] {
            let text = Inline.text("\(Phrase.grouped(count)) \(word)")
            guard count > 0 else { return [text] }
            return [.link(.file("images/index.html", at: strength.id), [text])]
        }
        var line: [Inline] = [Words.link("evidence", as: "Evidence"), ": "]
        line += .joined([
            part(evidence.strong, "strong", .strong), part(evidence.weak, "weak", .weak),
            part(evidence.none, "none", .none),
        ])
        if evidence.undated > 0 {
            let series = Phrase.count(evidence.undated, "series has", "series have")
            line.append(.text("; \(series) no night, and so no verdict"))
        }
        if evidence.untold > 0 {
            let series = Phrase.count(evidence.untold, "series", "series")
            line.append(
                .text(
                    evidence.untold == 1
                        ? "; the last build of \(series) does not tell its sources"
                        : "; the last builds of \(series) do not tell their sources"
                )
            )
        }
        line.append(". ")
        if let report = site.findings.nights.last {
            let missing = report.missing.count
            let path = SitePath(site.nightPaths[report.night])
            line +=
                missing == 0
                ? ["No image is missing in the last night"]
                : [
                    .link(
                        .page(path, at: "missing"),
                        [.text(Phrase.count(missing, "image is", "images are") + " missing")]
                    ), " in the last night",
                ]
            let retired = site.retired.count
            if retired > 0 {
                line += [
                    ", ",
                    .link(
                        .file("images/index.html", at: "retired"),
                        [.text(Phrase.count(retired, "is", "are") + " built no more")]
                    ),
                ]
            }
            let gone = site.goneSeries.count
            if gone > 0 {
                let platforms = Phrase.count(gone, "platform has", "platforms have")
                line += [
                    ", ", .link(.place("complete"), [.text(platforms + " no record in it")]),
                ]
            }
            line.append(". ")
        }
        let formats = Record.Format.allCases.compactMap { format in
            site.recordCounts.formats[format].map { "\(Phrase.grouped($0)) \(format.word)" }
        }
        line.append(.text("Records: " + Phrase.list(formats) + "."))
        return line
    }

    private func link(_ text: String, _ id: ElementID) -> Inline {
        .link(.place(id), [.strong([.text(text)])])
    }
}

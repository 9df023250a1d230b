internal import BuildModel
internal import FleetAnalysis

extension DiffReport {
    /// The lines for a terminal.
    ///
    /// They hold foreign text as it is: whoever prints them makes it plain. `isFull` writes names,
    /// pins and lists without cuts.
    package func text(isFull: Bool = false) -> [String] {
        DiffText(report: self, isFull: isFull).lines
    }
}

/// Writes a diff as indented lines, one fact each, for any width.
private struct DiffText {
    let report: DiffReport
    let isFull: Bool

    private var fleet: Fleet { report.fleet }

    var lines: [String] {
        var lines = [report.sentences(from: report.old, to: report.new).joined(separator: " ")]
        guard !report.isEmpty else { return lines }
        for kind in ChangeKind.allCases {
            let entries = report.report.changes.filter { $0.kind == kind }
            lines += section(DiffWords.title(of: kind), entries.map(change))
        }
        lines += section("Flags", report.newFlags.map(flag))
        let verdicts = DiffVerdict.all(report.comparison)
        lines += section("Needs a look", cut(verdicts.flatMap(concern)))
        lines += section("Can not be judged", cut(DiffDoubt.all(verdicts).flatMap(doubt)))
        lines += section(
            "Why images changed",
            cut(verdicts.filter(\.isExplained).map(because))
        )
        lines += section("Missing", cut(names(report.report.missing)))
        lines += section("Appeared", cut(names(report.report.appeared)))
        lines += section(DiffWords.apart, cut(names(report.comparison.apart)))
        lines += section(DiffWords.mended, cut(names(report.comparison.mended)))
        return lines
    }

    private func section(_ title: String, _ lines: [String]) -> [String] {
        lines.isEmpty ? [] : ["", title] + lines.map { "  " + $0 }
    }

    /// `alpine:3.18: 90bb58758d77 -> 67eadc928916, 2 images: app, web`.
    private func change(_ entry: ChangeEntry) -> String {
        let values = DiffValues(entry, isFull: isFull)
        var line = source(entry.source, isSource: entry.kind.isAboutSource)
        if entry.kind == .becamePinned || entry.kind == .becameFloating {
            line += ": " + (values.new ?? "no pin")
        } else if entry.kind == .added || entry.kind == .removed {
            line += ": " + (values.new ?? values.old ?? "no pin")
        } else {
            line += ": " + (values.old ?? "none") + " -> " + (values.new ?? "none")
        }
        return line + ", " + images(entry.images)
    }

    private func flag(_ flag: Flag) -> String {
        let isSource = flag.kind != .secretRedacted
        var line = flag.kind.rawValue + ": " + source(flag.source, isSource: isSource)
        if !flag.pins.isEmpty {
            line += " (" + flag.pins.map(pin).joined(separator: ", ") + ")"
        }
        return line + ": " + DiffWords.phrase(flag.kind) + ", " + images(flag.images)
    }

    /// What a verdict asks a person to look at; nothing for those that need no look.
    private func concern(_ verdict: DiffVerdict) -> [String] {
        let name = verdict.verdict.rawValue + ": " + subject(verdict)
        switch verdict.verdict {
        case .diverged:
            let hints = verdict.hints.map(DiffWords.phrase).joined(separator: "; ")
            return [name + ": equal inputs, another output" + (hints.isEmpty ? "" : "; " + hints)]
        case .failed: return [name + ": the build failed"]
        case .inconclusive, .reproduced, .drifted, .absorbed, .unproven: return []
        }
    }

    /// The reasons with their images, and below it what would decide, a line each.
    private func doubt(_ doubt: DiffDoubt) -> [String] {
        [Phrase.list(doubt.doubts.map(\.phrase)) + ", " + images(doubt.images)]
            + doubt.doubts.map { "  to decide it: " + $0.wouldDecide }
    }

    private func because(_ verdict: DiffVerdict) -> String {
        let causes = verdict.causes.map { cause in
            let isSource = cause.difference.kind.isAboutSource
            return source(cause.difference.source, isSource: isSource) + " "
                + DiffWords.verb(of: cause) + commits(cause)
        }
        return subject(verdict) + " (" + verdict.verdict.rawValue + "): "
            + causes.joined(separator: ", ")
    }

    /// The commits of a work tree, and the page that compares them.
    private func commits(_ cause: Cause) -> String {
        guard let commits = DiffCommits(cause, isFull: isFull) else { return "" }
        return " " + commits.old + " -> " + commits.new + (commits.page.map { " (\($0))" } ?? "")
    }

    private func subject(_ verdict: DiffVerdict) -> String {
        name(verdict.image) + " on "
            + Phrase.list(
                verdict.platforms.map {
                    $0.isUnknown ? "an unknown platform" : clipped($0.text.string)
                }
            )
    }

    private func images(_ images: [Int]) -> String {
        let shown = images.prefix(isFull ? images.count : 5).map(name)
        let rest = images.count - shown.count
        return Phrase.count(images.count, "image") + ": " + shown.joined(separator: ", ")
            + (rest > 0 ? " and \(Phrase.grouped(rest)) more" : "")
    }

    private func names(_ images: [Int]) -> [String] { images.map(name) }

    private func cut(_ lines: [String]) -> [String] {
        let most = 40
        guard !isFull, lines.count > most + 1 else { return lines }
        let rest = lines.count - most
        return lines.prefix(most) + ["and \(Phrase.grouped(rest)) more; --no-trunc shows all"]
    }

    private func name(_ image: Int) -> String {
        clipped(SourceIdentity.familiarName(ofImage: fleet.images[image].name.string))
    }

    private func source(_ text: Text, isSource: Bool) -> String {
        guard isSource else { return clipped(text.string) }
        return isFull ? text.string : clipped(SourceIdentity.familiarName(of: text))
    }

    private func pin(_ pin: Pin) -> String { isFull ? pin.text.string : pin.short }

    private func clipped(_ text: String) -> String {
        isFull ? text : Foreign.clipped(text, limit: Foreign.longestInList)
    }
}

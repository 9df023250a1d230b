internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// Builds of one night whose output differs from that of equal inputs: both digests, and what the
/// records hint at.
struct NightDivergences {
    let site: SiteIndex
    let series: [SeriesReference]
    private let night: Int

    init(site: SiteIndex, night: Int) {
        self.site = site
        self.night = night
        series = site.divergences(in: night)
    }

    var blocks: [Block] {
        let shown = series.prefix(Limits.divergences).flatMap(blocks)
        let left = series.count - Limits.divergences
        return shown
            + (left > 0 ? [.note("and \(Phrase.grouped(left)) more; the JSON twin has all")] : [])
    }

    private func blocks(_ reference: SeriesReference) -> [Block] {
        guard let place = site.place(reference, night: night),
            let judged = site.judgement(reference, night: night),
            let new = site.fleet[reference].nights[place].counted,
            let old = judged.judgement.comparedWith
        else { return [] }
        let image = site.fleet.images[reference.image]
        let before = site.fleet.records[old]
        let after = site.fleet.records[new]
        var title: [Inline] = [site.link(toImage: reference.image, night: night), " on "]
        title += PlatformWords.name(site.fleet[reference])
        var facts = Facts()
        facts.add("Earlier output", value: output(before) + from(old))
        facts.add("This output", value: output(after) + from(new))
        if let divergence = judged.judgement.divergence {
            facts.add("Since", value: since(divergence))
        }
        let hints = site.findings.hints(reference, at: place)
        facts.add(
            Words.link("hint", as: "Hints"),
            value: hints.isEmpty
                ? [.mark("muted", ["the records hold none"])]
                : .joined(hints.map { Prose.inlines($0.phrase) }, by: "; ")
        )
        return [.heading(Heading(3, id: id(image, reference), title)), facts.block]
            + next(image.name, before, after, hints)
    }

    private func id(_ image: Image, _ reference: SeriesReference) -> ElementID {
        ElementID("d-", image.slug.text + " " + String(reference.series))
    }

    private func output(_ record: Record) -> [Inline] { Digests.outputs(record) }

    private func from(_ record: Int) -> [Inline] {
        let files = Origins.files(site.fleet.records[record], limit: 1)
        guard let night = site.night(ofRecord: record) else { return [", read from "] + files }
        return [", night ", site.nightLinks[night], ", read from "] + files
    }

    private func since(_ divergence: Divergence) -> [Inline] {
        var line: [Inline] = [site.nightLinks[divergence.firstBad]]
        if divergence.lastGood == divergence.firstBad {
            line.append(", in two builds of that night")
        } else {
            line += ["; the last night before is ", site.nightLinks[divergence.lastGood]]
        }
        if divergence.isRegressed { line.append("; two builds had agreed before") }
        return line
    }

    /// The command that tells which bytes differ, for tools made for that.
    private func next(
        _ name: Text,
        _ before: Record,
        _ after: Record,
        _ hints: [Hint]
    ) -> [Block] {
        guard let old = manifest(before), let new = manifest(after), Self.isPlain(name) else {
            return []
        }
        if Hint.areManifestOnly(hints) {
            let lines = [old, new].map {
                "docker buildx imagetools inspect --raw \(name.string)@\($0.text.string)"
            }
            return [
                .paragraph(["If both are still in the registry, this shows both manifests:"]),
                .code(CodeBlock(label: "Commands", lines)),
            ]
        }
        let lines = [
            "diffoci diff docker://\(name.string)@\(old.text.string) "
                + "docker://\(name.string)@\(new.text.string)"
        ]
        return [
            .paragraph(["If both are still in the registry, this shows which files differ:"]),
            .code(CodeBlock(label: "Command", lines)),
        ]
    }

    private func manifest(_ record: Record) -> Digest? {
        record.outputs.first { $0.kind == .manifest }?.digest
    }

    /// Whether a name means only itself on a command line and has a registry's host.
    private static func isPlain(_ name: Text) -> Bool {
        let bytes = name.string.utf8
        guard let first = bytes.first, first.isLetter || first.isDigit else { return false }
        return bytes.contains(UInt8(ascii: "/"))
            && bytes.allSatisfy {
                $0.isLetter || $0.isDigit || plainMarks.contains($0)
            }
    }

    private static let plainMarks = Array("._-/:".utf8)
}

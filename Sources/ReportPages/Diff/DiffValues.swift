internal import BuildModel
internal import FleetAnalysis

/// The two sides of one change as a person reads them: pins short, or in full where asked.
struct DiffValues {
    let old: String?
    let new: String?

    /// In bytes; longer values are cut unless `isFull`.
    private static let longest = 80

    init(_ entry: ChangeEntry, isFull: Bool = false) {
        let difference = entry.changes.first?.difference
        func value(_ text: Text?, _ pin: Pin?) -> String? {
            guard let text else { return nil }
            if isFull { return text.string }
            if let pin, pin.isValid, pin.text == text { return pin.short }
            return Foreign.clipped(text.string, limit: Self.longest)
        }
        old = value(entry.old, difference?.oldPin)
        new = value(entry.new, difference?.newPin)
    }
}

/// What changed about a cause that stands in no table of changes: commits of a client's work tree.
struct DiffCommits {
    let old: String
    let new: String
    /// The forge's page that compares the two, where the host is known.
    let page: String?

    /// `nil` for other causes, and where a side is no commit.
    init?(_ cause: Cause, isFull: Bool = false) {
        guard cause.kind == .commit, !cause.difference.kind.isAboutSource,
            let old = cause.difference.old, let new = cause.difference.new,
            Pin.isObjectName(old.string), Pin.isObjectName(new.string)
        else { return nil }
        self.old = isFull ? old.string : Pin.commit(old).short
        self.new = isFull ? new.string : Pin.commit(new).short
        page = cause.comparison?.string
    }
}

/// The series of one image that have the same verdict for the same reasons.
struct DiffVerdict {
    let image: Int
    let platforms: [Platform]
    let verdict: Verdict
    let judgement: Judgement
    let causes: [Cause]
    let hints: [Hint]

    /// Whether it has causes that are more than another way of recording, and a change to explain.
    var isExplained: Bool {
        verdict != .reproduced && verdict != .diverged
            && causes.contains { $0.kind != .builder }
    }

    /// In the order of images; those whose inputs changed, or whose verdict needs a look.
    static func all(_ comparison: FleetComparison) -> [DiffVerdict] {
        let fleet = comparison.findings.fleet
        var result: [DiffVerdict] = []
        for judged in comparison.judged {
            let place = fleet[judged.series].nights.count - 1
            let hints = comparison.findings.hints(judged.series, at: place)
            let causes = comparison.findings.causes(judged.series, at: place)
            let platform = fleet[judged.series].platform
            var platforms = [platform]
            if let last = result.last, last.image == judged.series.image,
                last.verdict == judged.judgement.verdict, last.causes == causes,
                last.hints == hints, last.judgement.doubts == judged.judgement.doubts
            {
                platforms = last.platforms + [platform]
                result.removeLast()
            }
            result.append(
                DiffVerdict(
                    image: judged.series.image,
                    platforms: platforms,
                    verdict: judged.judgement.verdict,
                    judgement: judged.judgement,
                    causes: causes,
                    hints: hints
                )
            )
        }
        return result
    }
}

/// The images that can not be judged for the same reasons.
struct DiffDoubt {
    let doubts: [Doubt]
    /// Each once, in order.
    let images: [Int]

    /// In the order of their first images.
    static func all(_ verdicts: [DiffVerdict]) -> [DiffDoubt] {
        let open = verdicts.filter { $0.verdict == .inconclusive }
        return Grouping.groups(of: open, by: \.judgement.doubts).compactMap { group in
            guard let doubts = group.first?.judgement.doubts else { return nil }
            return DiffDoubt(doubts: doubts, images: Set(group.map(\.image)).sorted())
        }
    }
}

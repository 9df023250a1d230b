internal import BuildModel
internal import CommonMark
internal import FleetAnalysis

/// Flags, concerns, hints and doubts in words.
extension Flag.Kind {
    var badge: Inline {
        switch self {
        case .mismatch: .mark("badge badge-bad", ["mismatch"])
        case .movedFixed: .mark("badge badge-bad", ["moved under a fixed ref"])
        case .split: .mark("badge badge-warn", ["split"])
        case .flapped: .mark("badge badge-warn", ["flapped"])
        case .unpinned: .mark("badge badge-warn", ["unpinned"])
        case .secretRedacted: .mark("badge badge-warn", ["secret redacted"])
        }
    }

    /// With a number: `2 sources split`.
    func counted(_ count: Int) -> String {
        switch self {
        case .split: Phrase.count(count, "source is split", "sources are split")
        case .movedFixed:
            Phrase.count(count, "source moved under a fixed ref", "sources moved under fixed refs")
        case .flapped: Phrase.count(count, "source flapped", "sources flapped")
        case .mismatch: Phrase.count(count, "mismatch", "mismatches")
        case .unpinned: Phrase.count(count, "source is unpinned", "sources are unpinned")
        case .secretRedacted: Phrase.count(count, "value was redacted", "values were redacted")
        }
    }
}

extension Attention.Concern {
    var badge: Inline {
        switch self {
        case .regressed: .mark("badge badge-bad is-diverged", ["regressed"])
        case .diverged: Verdict.diverged.badge
        case .failed: Verdict.failed.badge
        case .missing: .mark("badge badge-warn", ["missing"])
        case .mismatch: Flag.Kind.mismatch.badge
        case .movedFixed: Flag.Kind.movedFixed.badge
        case .split: Flag.Kind.split.badge
        case .flapped: Flag.Kind.flapped.badge
        case .secretRedacted: Flag.Kind.secretRedacted.badge
        case .unpinned: Flag.Kind.unpinned.badge
        }
    }
}

extension Hint {
    /// What may explain it, in a sentence's part.
    var phrase: String {
        switch self {
        case .manifestOnly:
            "the config is the same, and so is what the layers hold: only the manifest differs, "
                + "by compression, media types or annotations"
        case .noEpoch: "no `SOURCE_DATE_EPOCH` was set, so times go into the image"
        case .epochWithoutRewrite:
            "an epoch was set, but layers keep their times unless the exporter rewrites them"
        case .localContext: "files of the client went in, which no digest covers"
        case .inlineCache: "the inline cache is part of the image's config"
        case .buildInfoInConfig: "the image's config holds build info"
        case .volatileLabels: "labels differ that change with every build"
        case .otherRecording: "the two records were not made in the same way"
        case .otherBuilder: "another builder or node made it"
        case .secrets: "a secret or SSH key took part, whose content nobody recorded"
        case .notHermetic: "steps could reach the network, and nobody recorded what they fetched"
        }
    }

    /// In a cell of a table.
    var short: String {
        switch self {
        case .manifestOnly: "only the manifest differs"
        case .noEpoch: "no epoch"
        case .epochWithoutRewrite: "times in layers"
        case .localContext: "local files"
        case .inlineCache: "inline cache"
        case .buildInfoInConfig: "build info in the config"
        case .volatileLabels: "labels that always change"
        case .otherRecording: "other way of recording"
        case .otherBuilder: "other builder"
        case .secrets: "secrets"
        case .notHermetic: "not hermetic"
        }
    }
}

extension Doubt {
    /// Why it can not be judged.
    var phrase: String {
        switch self {
        case .firstRecord: "nothing earlier was made from these inputs"
        case .undated: "the record belongs to no night"
        case .sourcesUnknown: "the record does not tell its sources"
        case .weakOutputs: "only digests differ that differ with every build"
        case .noOutputs: "no output is recorded"
        case .otherOutputKinds: "the outputs are of different kinds"
        case .attributesUnknown: "the build's attributes are not known"
        case .hiddenValues: "some values are hidden"
        case .unpinnedSource: "a source has no pin"
        case .malformedPin: "the pin of a source is malformed"
        case .mismatchedPin: "the ref and the pin of a source name different digests"
        case .conflictingPins: "one build used two pins of a source"
        case .localPin: "the pin of a source holds on its builder only"
        case .sourceNotComparable: "a source can not be compared"
        case .unpinnedFrontend: "the frontend has no pin"
        case .localContext: "local files went in"
        case .otherRevision: "the work trees were of different commits"
        case .secrets: "secrets took part"
        case .secretsUnknown: "provenance of the mode min leaves out secrets"
        case .formatChanged: "the way of recording changed"
        case .platformUnnamed: "only one of the records names its platform"
        case .partlyTold: "only one of the records tells a part of the inputs"
        }
    }
}

/// Texts of ours that hold code between backticks.
enum Prose {
    static func inlines(_ text: String) -> [Inline] {
        let parts = text.utf8.split(separator: UInt8(ascii: "`"), omittingEmptySubsequences: false)
        return parts.enumerated().map { index, part in
            let piece = String(Substring(part))
            return index % 2 == 0 ? .text(piece) : .code(piece)
        }
    }
}

/// Evidence in words.
enum EvidenceWords {
    static func short(_ evidence: Evidence) -> [Inline] {
        switch evidence {
        case .strong(let kind, _): [.text("strong, " + word(kind))]
        case .weak(let kind, _): [.text("weak, " + word(kind))]
        case .none: [.mark("muted", ["none"])]
        }
    }

    private static func word(_ kind: Record.Output.Kind) -> String {
        kind == .unknown ? "kind unknown" : kind.rawValue
    }
}

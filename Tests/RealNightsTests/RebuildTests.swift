import BuildModel
import FleetAnalysis
import TestSupport
import Testing

/// What the rebuilds of the real nights prove: the same inputs, built again the same night.
///
/// - `batch` alone has complete inputs: its context is a download with a pin. Its layers hold the
///   times of the build, so every rebuild is another image: diverged, and rightly so.
/// - `tools`, `web` and `worker` read a local context that no record describes: where outputs
///   differ, nothing is proven. In night 3 their base moved, which explains the new output.
/// - The second rebuild of `web` has its times rewritten from v0.13 on, and is the same image.
@Suite(.needsCorpus) struct RebuildTests {
    /// Night, image and number of the rebuild, with the verdict on it.
    typealias Table = [String: String]

    private static let shared: Table = [
        "1 batch 1": "diverged by a strong digest",
        "3 batch 1": "diverged by a strong digest",
        "5 batch 1": "diverged by a strong digest",
        "1 tools 1": "inconclusive: local-context",
        "3 tools 1": "drifted",
        "5 tools 1": "inconclusive: local-context",
        "3 worker 1": "drifted",
        "3 web 1": "drifted",
    ]

    /// No epoch at all; build info names every argument.
    private static let v10: Table = [
        "1 web 1": "inconclusive: local-context",
        "1 web 2": "inconclusive: local-context",
        "3 web 2": "drifted",
        "5 web 1": "drifted",
        "5 web 2": "drifted",
        "1 worker 1": "inconclusive: hidden-values, local-context",
        "5 worker 1": "inconclusive: hidden-values, local-context",
    ]

    /// The rebuilds of web alone have an epoch, another input: the first has nothing to compare.
    private static let v11: Table = v10.merging(["1 web 1": "unproven: first-record"]) { $1 }

    /// Provenance of mode min hides the arguments; times in layers are rewritten.
    private static let later: Table = [
        "1 web 1": "inconclusive: attributes-unknown, local-context",
        "1 web 2": "reproduced by a strong digest",
        "3 web 2": "reproduced by a strong digest",
        "5 web 1": "inconclusive: attributes-unknown, local-context",
        "5 web 2": "reproduced by a strong digest",
        "1 worker 1": "inconclusive: attributes-unknown, local-context",
        "5 worker 1": "inconclusive: attributes-unknown, local-context",
    ]

    @Test(
        arguments: zip(RealNights.versions, [v10, v11, later, later, later])
    )
    func `rebuilds have these verdicts`(version: String, special: Table) throws {
        let findings = Findings(Fleet(records: try RealNights.records(of: version)))
        var found: [String: Set<String>] = [:]
        for (index, image) in findings.fleet.images.enumerated() {
            let lab = try #require(LabImage(image.name))
            guard !lab.isBake else { continue }
            for (place, series) in image.series.enumerated() {
                for (entry, judged) in zip(series.nights, findings.judgements[index][place]) {
                    var judgements = Array(zip(entry.attempts, judged.attempts))
                    if let counted = entry.counted {
                        judgements.append((counted, judged.judgement))
                    }
                    for (record, judgement) in judgements {
                        guard let number = rebuild(findings.fleet.records[record]) else { continue }
                        let key = "\(entry.night + 1) \(lab.name) \(number)"
                        found[key, default: []].insert(words(judgement))
                    }
                }
            }
        }
        let wanted = Self.shared.merging(special) { $1 }
        #expect(found == wanted.mapValues { [$0] }, "\(version)")
    }

    @Test(arguments: RealNights.versions)
    func `a divergence comes with what may explain it`(version: String) throws {
        let findings = Findings(Fleet(records: try RealNights.records(of: version)))
        var seen = 0
        for (index, image) in findings.fleet.images.enumerated() {
            for (place, series) in image.series.enumerated() {
                for night in series.nights.indices
                where findings.judgements[index][place][night].verdict == .diverged {
                    let reference = SeriesReference(image: index, series: place)
                    let hints = findings.hints(reference, at: night)
                    let wanted: Hint = version == "v0.10.6" ? .noEpoch : .epochWithoutRewrite
                    let isBake = LabImage(image.name)?.isBake ?? true
                    // Some bake nights have one config and two manifests.
                    #expect(
                        hints.contains(isBake ? .noEpoch : wanted)
                            || Hint.areManifestOnly(hints),
                        "\(version) \(image.name)"
                    )
                    #expect(!hints.contains(.localContext))
                    seen += 1
                }
            }
        }
        #expect(seen > 1, "\(version)")
    }

    private func rebuild(_ record: Record) -> Int? {
        [1, 2].first { number in
            record.origins.contains { $0.file.string.contains("/rebuild\(number)/") }
        }
    }

    private func words(_ judgement: Judgement) -> String {
        let doubts = judgement.doubts.map(\.rawValue).joined(separator: ", ")
        switch judgement.verdict {
        case .inconclusive, .unproven: return judgement.verdict.rawValue + ": " + doubts
        case .reproduced, .diverged, .absorbed:
            let strength = judgement.evidence.isStrong ? "strong" : "weak"
            return judgement.verdict.rawValue + " by a \(strength) digest"
        case .failed, .drifted: return judgement.verdict.rawValue
        }
    }
}

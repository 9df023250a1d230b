internal import BuildModel
internal import FleetAnalysis
internal import JSONText

/// Verdicts within twins, with what they rest on and why.
enum JudgementJSON {
    /// The members of a series: what its newest counted record is judged to be.
    static func write(_ reference: SeriesReference, _ site: SiteIndex, to json: inout JSONWriter) {
        guard let (place, judged) = site.newest(reference) else { return }
        let nights = site.fleet[reference].nights
        let judgement = judged.judgement
        json.member("verdict", judgement.verdict.rawValue)
        json.object("evidence") { json in write(judgement.evidence, to: &json) }
        json.member("streak", judged.streak)
        json.member("since", site.label(ofNight: nights[max(0, place + 1 - judged.streak)].night))
        json.member("inputsSince", site.label(ofNight: judged.inputsSince))
        json.member("comparedWith", record(judgement.comparedWith, site))
        if let divergence = judgement.divergence { write(divergence, site, to: &json) }
        json.member("doubts", judgement.doubts.map(\.rawValue))
        json.member("hints", site.findings.hints(reference, at: place).map(\.rawValue))
        json.list("causes", site.findings.causes(reference, at: place)) { json, cause in
            json.object { json in
                json.member("cause", cause.kind.rawValue)
                write(cause.difference, to: &json)
                json.member("compare", cause.comparison?.string)
            }
        }
    }

    /// The members of one record: its verdict, and how strong the evidence is.
    static func writeBrief(_ judgement: Judgement, to json: inout JSONWriter) {
        json.member("verdict", judgement.verdict.rawValue)
        json.member("evidence", strength(judgement.evidence))
    }

    static func write(_ divergence: Divergence, _ site: SiteIndex, to json: inout JSONWriter) {
        json.member("lastGood", site.label(ofNight: divergence.lastGood))
        json.member("firstBad", site.label(ofNight: divergence.firstBad))
        json.member("regressed", divergence.isRegressed)
    }

    static func write(_ difference: Difference, to json: inout JSONWriter) {
        json.member("kind", difference.kind.rawValue)
        json.member("source", difference.source.string)
        json.member("old", difference.old?.string)
        json.member("new", difference.new?.string)
    }

    static func record(_ index: Int?, _ site: SiteIndex) -> String? {
        index.map { site.fleet.records[$0].id.string }
    }

    private static func write(_ evidence: Evidence, to json: inout JSONWriter) {
        json.member("strength", strength(evidence))
        switch evidence {
        case .strong(let kind, let digest), .weak(let kind, let digest):
            json.member("kind", kind.rawValue)
            json.member("digest", digest.text.string)
        case .none(let missing): json.member("because", missing.rawValue)
        }
    }

    private static func strength(_ evidence: Evidence) -> String {
        switch evidence {
        case .strong: "strong"
        case .weak: "weak"
        case .none: "none"
        }
    }
}

internal import BuildModel
internal import FleetAnalysis
internal import JSONText

/// The twin of a night's page (`pindrift/night/1`, design.md 6).
enum NightJSON {
    static func bytes(_ site: SiteIndex, night index: Int) -> [UInt8] {
        let night = site.fleet.nights[index]
        let report = site.findings.nights[index]
        let contents = site.nightContents[index]
        var json = JSONWriter(capacity: 4096)
        json.object { json in
            json.member("schema", "pindrift/night/1")
            json.member("night", night.label.string)
            json.member("previous", site.label(ofNight: index > 0 ? index - 1 : nil))
            json.list("changes", report.changes) { json, entry in
                ChangeJSON.write(
                    entry,
                    of: site.fleet,
                    label: { site.label(ofNight: $0) },
                    to: &json
                )
            }
            json.list("flags", report.flags) { json, flag in
                ChangeJSON.write(
                    flag,
                    of: site.fleet,
                    label: { site.label(ofNight: $0) },
                    to: &json
                )
            }
            ChangeJSON.write("verdicts", report.verdicts, to: &json)
            json.member(
                "missing",
                report.missing.lazy.map { site.fleet.images[$0].name.string }
            )
            json.list("missingPlatforms", report.missingSeries) { json, reference in
                let series = site.fleet[reference]
                json.object { json in
                    json.member("image", site.fleet.images[reference.image].name.string)
                    json.member("platform", series.platform.text.string)
                    json.member("target", series.target?.string)
                }
            }
            json.member(
                "appeared",
                report.appeared.lazy.map { site.fleet.images[$0].name.string }
            )
            json.member("uncompared", ChangeJSON.names(report.uncompared, of: site.fleet))
            json.member("from", night.origin.rawValue)
            json.member("unchanged", report.unchanged.count)
            json.list("divergences", site.divergences(in: index)) { json, reference in
                write(reference, in: index, of: site, to: &json)
            }
            json.list("images", contents.images) { json, image in
                write(image, in: index, of: site, to: &json)
            }
            json.list("firstSeen", contents.firstSeen) { json, first in
                json.object { json in
                    json.member("source", site.fleet.sources[first.source].identity.string)
                    json.member("pin", first.pin.text.string)
                }
            }
        }
        json.endLine()
        return json.finish()
    }

    /// A series whose output differs from that of equal inputs.
    private static func write(
        _ reference: SeriesReference,
        in night: Int,
        of site: SiteIndex,
        to json: inout JSONWriter
    ) {
        guard let place = site.place(reference, night: night),
            let judgement = site.judgement(reference, night: night)?.judgement
        else { return }
        let series = site.fleet[reference]
        json.object { json in
            json.member("image", site.fleet.images[reference.image].name.string)
            json.member("platform", series.platform.text.string)
            json.member("target", series.target?.string)
            json.member("old", JudgementJSON.record(judgement.comparedWith, site))
            json.member("new", JudgementJSON.record(series.nights[place].counted, site))
            if let divergence = judgement.divergence {
                JudgementJSON.write(divergence, site, to: &json)
            }
            json.member("hints", site.findings.hints(reference, at: place).map(\.rawValue))
        }
    }

    private static func write(
        _ night: NightContents.ImageNight,
        in index: Int,
        of site: SiteIndex,
        to json: inout JSONWriter
    ) {
        let image = site.fleet.images[night.image]
        json.object { json in
            json.member("image", image.name.string)
            json.list("platforms", night.entries) { json, entry in
                let series = image.series[entry.series]
                json.object { json in
                    json.member("platform", series.platform.text.string)
                    json.member("target", series.target?.string)
                    if let counted = entry.night.counted {
                        let sources = site.fleet.records[counted].sources
                        let reference = SeriesReference(image: night.image, series: entry.series)
                        json.member("record", site.fleet.records[counted].id.string)
                        json.member(
                            "verdict",
                            site.judgement(reference, night: index)?.verdict.rawValue
                        )
                        json.member("sources", sources.count(where: \.role.isInput))
                    }
                    json.member(
                        "attempts",
                        entry.night.attempts.lazy.map { site.fleet.records[$0].id.string }
                    )
                }
            }
        }
    }
}

extension SiteIndex {
    func label(ofNight index: Int?) -> String? {
        index.map { fleet.nights[$0].label.string }
    }
}

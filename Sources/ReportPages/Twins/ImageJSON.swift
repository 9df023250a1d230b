internal import BuildModel
internal import FleetAnalysis
internal import JSONText

/// The twin of an image's page (`pindrift/image/1`): the newest record of every platform with the
/// keys of a record line and what it is judged to be, then all nights.
enum ImageJSON {
    static func bytes(_ site: SiteIndex, image index: Int) -> [UInt8] {
        let image = site.fleet.images[index]
        var json = JSONWriter(capacity: 8192)
        json.object { json in
            json.member("schema", "pindrift/image/1")
            json.member("image", image.name.string)
            json.member("lastNight", site.label(ofNight: image.lastNight))
            json.list("platforms", image.series.indices) { json, series in
                write(SeriesReference(image: index, series: series), site, to: &json)
            }
            if let night = site.found.lastChange[index] {
                json.object("lastChange") { json in write(night, of: index, site, to: &json) }
            }
        }
        json.endLine()
        return json.finish()
    }

    private static func write(
        _ reference: SeriesReference,
        _ site: SiteIndex,
        to json: inout JSONWriter
    ) {
        let series = site.fleet[reference]
        let judged = site.findings.judgements[reference.image][reference.series]
        json.object { json in
            json.member("platform", series.platform.text.string)
            json.member("target", series.target?.string)
            JudgementJSON.write(reference, site, to: &json)
            if let part = PlatformPart(series, site) {
                json.object("newest") { json in
                    RecordJSON.write(part, image: reference.image, site, to: &json)
                }
            }
            json.list("nights", zip(series.nights, judged).reversed()) { json, entry in
                write(entry.0, entry.1, site, to: &json)
            }
            json.list("undated", series.undated) { json, record in
                json.object { json in
                    RecordJSON.writeBrief(site.fleet.records[record], to: &json)
                }
            }
        }
    }

    private static func write(
        _ entry: SeriesNight,
        _ judged: NightJudgement,
        _ site: SiteIndex,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("night", site.label(ofNight: entry.night))
            if let counted = entry.counted {
                JudgementJSON.writeBrief(judged.judgement, to: &json)
                RecordJSON.writeBrief(site.fleet.records[counted], to: &json)
            }
            json.list("attempts", zip(entry.attempts, judged.attempts)) { json, attempt in
                json.object { json in
                    JudgementJSON.writeBrief(attempt.1, to: &json)
                    json.member("doubts", attempt.1.doubts.map(\.rawValue))
                    RecordJSON.writeBrief(site.fleet.records[attempt.0], to: &json)
                }
            }
        }
    }

    /// The newest night with a counted change, and all that differs in it.
    private static func write(
        _ night: Int,
        of image: Int,
        _ site: SiteIndex,
        to json: inout JSONWriter
    ) {
        json.member("night", site.label(ofNight: night))
        json.list("changes", site.changes(ofImage: image, night: night)) { json, change in
            json.object { json in
                JudgementJSON.write(change.difference, to: &json)
                json.member("platforms", change.platforms.map(\.text.string))
                json.member("since", site.label(ofNight: change.since))
            }
        }
    }
}

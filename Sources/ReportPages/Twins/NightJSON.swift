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
                site.presence.missing(in: index).lazy.map {
                    site.fleet.images[$0.image].name.string
                }
            )
            json.member("from", night.origin.rawValue)
            json.list("images", contents.images) { json, image in
                write(image, of: site, to: &json)
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

    private static func write(
        _ night: NightContents.ImageNight,
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
                        let record = site.fleet.records[counted]
                        json.member("record", record.id.string)
                        json.member("sources", record.sources.count(where: \.role.isInput))
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

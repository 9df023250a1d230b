internal import BuildModel
internal import FleetAnalysis
internal import JSONText

/// The twin of an image's page (`pindrift/image/1`): the newest record of every platform with the
/// keys of a record line, then all nights.
enum ImageJSON {
    static func bytes(_ site: SiteIndex, image index: Int) -> [UInt8] {
        let image = site.fleet.images[index]
        var json = JSONWriter(capacity: 8192)
        json.object { json in
            json.member("schema", "pindrift/image/1")
            json.member("image", image.name.string)
            json.member("lastNight", site.label(ofNight: image.lastNight))
            json.list("platforms", image.series) { json, series in
                write(series, of: index, site, to: &json)
            }
        }
        json.endLine()
        return json.finish()
    }

    private static func write(
        _ series: Series,
        of image: Int,
        _ site: SiteIndex,
        to json: inout JSONWriter
    ) {
        json.object { json in
            json.member("platform", series.platform.text.string)
            json.member("target", series.target?.string)
            if let part = PlatformPart(series, site) {
                json.object("newest") { json in
                    RecordJSON.write(part, image: image, site, to: &json)
                }
            }
            json.list("nights", series.nights.reversed()) { json, entry in
                json.object { json in
                    json.member("night", site.label(ofNight: entry.night))
                    if let counted = entry.counted {
                        RecordJSON.writeBrief(site.fleet.records[counted], to: &json)
                    }
                    json.list("attempts", entry.attempts) { json, attempt in
                        json.object { json in
                            RecordJSON.writeBrief(site.fleet.records[attempt], to: &json)
                        }
                    }
                }
            }
            json.list("undated", series.undated) { json, record in
                json.object { json in
                    RecordJSON.writeBrief(site.fleet.records[record], to: &json)
                }
            }
        }
    }
}

internal import BuildModel
internal import FleetAnalysis
internal import JSONText

/// The twin of a source's page (`pindrift/source/1`, design.md 6); its lists are never cut.
enum SourceJSON {
    static func bytes(_ site: SiteIndex, source index: Int) -> [UInt8] {
        let source = site.fleet.sources[index]
        func names(_ images: [Int]) -> some Sequence<String> {
            images.lazy.map { site.fleet.images[$0].name.string }
        }
        var json = JSONWriter(capacity: 1024)
        json.object { json in
            json.member("schema", "pindrift/source/1")
            json.member("identity", source.identity.string)
            json.member("kind", source.kind.rawValue)
            json.member("name", source.name.string)
            let freshness = site.findings.freshness[index]
            json.list("pins", source.pins.indices) { json, place in
                let pin = source.pins[place]
                json.object { json in
                    json.member("pin", pin.pin.text.string)
                    json.member("images", names(pin.images))
                    json.member("firstSeen", site.label(ofNight: pin.firstSeen))
                    json.member("lastSeen", site.label(ofNight: pin.lastSeen))
                    json.member("nights", pin.nights.count)
                    json.member("letter", freshness.letters[place])
                    json.member("ageInSeconds", freshness.ages[place])
                }
            }
            json.member("repository", source.repository.string)
            json.member("roles", source.roles.map(\.rawValue))
            json.member("refs", source.references.map(\.string))
            json.member("images", names(source.currentImages))
            json.member("unpinnedImages", names(source.unpinnedImages))
            json.member("pastImages", names(source.pastImages))
            json.member("moves", freshness.moves.lazy.compactMap { site.label(ofNight: $0) })
            json.list("lagging", freshness.lagging) { json, lag in
                json.object { json in
                    json.member("image", site.fleet.images[lag.image].name.string)
                    json.member("pin", lag.pin.text.string)
                    json.member("lastNight", site.label(ofNight: lag.lastNight))
                }
            }
            json.list("flags", FlagRun.all(of: site.found.flags[index])) { json, run in
                json.object { json in
                    json.member("kind", run.flag.kind.rawValue)
                    json.member("pins", run.flag.pins.map(\.text.string))
                    json.member("images", names(run.flag.images))
                    json.member("since", site.label(ofNight: run.flag.since))
                    json.member("until", site.label(ofNight: run.flag.night))
                }
            }
        }
        json.endLine()
        return json.finish()
    }
}

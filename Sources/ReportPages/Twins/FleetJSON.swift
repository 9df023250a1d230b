internal import BuildModel
internal import FleetAnalysis
internal import JSONText

/// `data/fleet.json`, the figures of the overview (`pindrift/fleet/1`, design.md 6).
enum FleetJSON {
    static func bytes(_ site: SiteIndex) -> [UInt8] {
        var json = JSONWriter(.indented, capacity: 1024)
        let figures = site.figures
        json.object { json in
            json.member("schema", "pindrift/fleet/1")
            json.member("images", figures.images)
            json.member("records", figures.records)
            json.member("sources", figures.sources)
            json.member("frontends", figures.frontends)
            json.member("pins", figures.pins)
            json.member("nights", site.fleet.nights.map(\.label.string))
            ChangeJSON.write("verdicts", figures.verdicts, to: &json)
            ChangeJSON.write("changes", figures.changes, to: &json)
            ChangeJSON.write("flags", figures.flags, to: &json)
            json.member("problems", figures.problems)
        }
        json.endLine()
        return json.finish()
    }
}

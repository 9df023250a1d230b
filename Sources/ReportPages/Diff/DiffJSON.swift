internal import BuildModel
internal import FleetAnalysis
internal import JSONText

extension DiffReport {
    /// `pindrift/diff/1`: the entries of `nights/<night>.json` (design.md 6), and nothing cut.
    package func json() -> [UInt8] {
        var json = JSONWriter(.indented, capacity: 4096)
        let label = { (night: Int) -> String? in night == 0 ? old : new }
        json.object { json in
            json.member("schema", "pindrift/diff/1")
            json.member("old", old)
            json.member("new", new)
            json.list("changes", report.changes) { json, entry in
                ChangeJSON.write(entry, of: fleet, label: label, to: &json)
            }
            json.list("flags", report.flags) { json, flag in
                ChangeJSON.write(flag, of: fleet, label: label, to: &json)
            }
            ChangeJSON.write("verdicts", comparison.verdicts, to: &json)
            json.member("missing", ChangeJSON.names(report.missing, of: fleet))
            json.member("appeared", ChangeJSON.names(report.appeared, of: fleet))
            json.member("uncompared", ChangeJSON.names(report.uncompared, of: fleet))
        }
        json.endLine()
        return json.finish()
    }
}

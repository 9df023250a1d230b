internal import BuildModel
internal import FleetAnalysis
internal import JSONText

extension DiffReport {
    /// `pindrift/diff/1`: the entries of `nights/<night>.json` (design.md 6), and nothing cut; then each
    /// image's verdict on what both sides have.
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
            json.member("uncompared", ChangeJSON.names(comparison.apart, of: fleet))
            json.member("mended", ChangeJSON.names(comparison.mended, of: fleet))
            json.list("judged", DiffVerdict.all(comparison)) { json, verdict in
                write(verdict, to: &json)
            }
        }
        json.endLine()
        return json.finish()
    }

    /// A verdict with what it rests on, in the words of the twins, and what would decide it.
    private func write(_ verdict: DiffVerdict, to json: inout JSONWriter) {
        json.object { json in
            json.member("image", fleet.images[verdict.image].name.string)
            json.member("platforms", verdict.platforms.map(\.text.string))
            json.member("verdict", verdict.verdict.rawValue)
            json.list("doubts", verdict.verdict.isOpen ? verdict.judgement.doubts : []) {
                json,
                doubt in
                json.object { json in
                    json.member("doubt", doubt.rawValue)
                    json.member("toDecide", doubt.wouldDecide)
                }
            }
            json.member("hints", verdict.hints.map(\.rawValue))
            json.list("causes", verdict.causes) { json, cause in
                json.object { json in
                    json.member("cause", cause.kind.rawValue)
                    JudgementJSON.write(cause.difference, to: &json)
                    json.member("compare", cause.comparison?.string)
                }
            }
        }
    }
}

import BuildModel
import FileAccess
import FleetAnalysis
import MetadataInput

/// From paths to records on one thread, stage by stage.
struct Reading {
    var scan = Cost()
    var read = Cost()
    var join = Cost()
    var seal = Cost()
    var order = Cost()
    private(set) var records: [Record] = []
    private(set) var diagnostics: [Diagnostic] = []

    var total: Cost { scan + read + join + seal + order }

    init(_ fleet: String) throws {
        let rules = ReadingRules(nights: try NightRule())
        guard let path = BytePath(fleet) else { return }
        let (scanned, scanCost) = try Cost.measure { try DirectoryScanner.scan([path]) }
        scan = scanCost
        var drafts: [Draft] = []
        var companions: [Companion] = []
        diagnostics = scanned.diagnostics
        read =
            Cost.measure {
                for file in scanned.files {
                    let found = InputReading.read(file, rules: rules, limit: 16 << 20)
                    drafts += found.drafts
                    companions += found.companions
                    diagnostics += found.diagnostics
                }
            }.cost
        let (joined, joinCost) = Cost.measure { Joining.join(drafts, companions) }
        join = joinCost
        let (sealed, sealCost) = Cost.measure { joined.drafts.map { Sealing.seal($0, rules) } }
        seal = sealCost
        order =
            Cost.measure {
                diagnostics = Set(diagnostics + joined.diagnostics).sorted()
                records = RecordOrder.merged(sealed)
            }.cost
    }
}

import BuildModel
import FileAccess
import FleetAnalysis
import ReportPages
import SiteOutput

/// From records to pages in memory on one thread, and from there to the disk.
struct Writing {
    var gather = Cost()
    var index = Cost()
    var compose = Cost()
    var render = Cost()
    private(set) var files: [PageFile] = []
    private(set) var pageCount = 0

    init(_ reading: Reading) throws {
        let (findings, gatherCost) = Cost.measure { Findings(Fleet(records: reading.records)) }
        gather = gatherCost
        let store = try TemplateStore(pages: SitePages.templates)
        let assets = SiteAssets()
        let (pages, indexCost) = Cost.measure {
            SitePages(
                SiteInput(
                    findings: findings,
                    diagnostics: reading.diagnostics,
                    stylesheet: assets.stylesheet,
                    version: "0"
                ),
                templates: store
            )
        }
        index = indexCost
        pageCount = pages.keys.count
        compose = try Cost.measure {
            for key in pages.keys { _ = try pages.composed(key) }
        }.cost
        files = assets.files
        render = try Cost.measure {
            for key in pages.keys { files += try pages.files(of: key) }
        }.cost
    }

    /// Stages and commits all files to an output that is empty or holds an earlier site.
    func publish(to output: String) throws -> (stage: Cost, commit: Cost) {
        guard let path = BytePath(output) else { return (Cost(), Cost()) }
        let publisher = try Publisher(output: path, Publisher.Options(version: "0"))
        let stage = try Cost.measure {
            for file in files { try publisher.stage(file.path, file.bytes) }
        }.cost
        return (stage, try Cost.measure { try publisher.commit() }.cost)
    }
}

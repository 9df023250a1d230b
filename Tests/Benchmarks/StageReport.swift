import ReportPages

/// The tables of what was measured inside this process, on one thread.
struct StageReport {
    let reading: Reading
    let writing: Writing
    let floor: (read: Cost, write: Cost)
    let published: (stage: Cost, commit: Cost)
    /// Publishing the same site again.
    let again: (stage: Cost, commit: Cost)

    func print() {
        let records = reading.records.count
        let pages = writing.pageCount
        let bytes = writing.files.reduce(0) { $0 + $1.bytes.count }
        Swift.print(
            "\(records) records, \(reading.diagnostics.count) diagnostics, \(pages) pages, "
                + "\(writing.files.count) files, \(Report.megabytes(bytes))"
        )
        Report.heading("Against the floors (CPU, one thread, best of the rounds)")
        let read = reading.total.cpu
        let write = (writing.render + published.stage + published.commit).cpu
        Report.table(
            ["", "pindrift", "floor", "ratio"],
            [
                row("a record read", read, floor.read.cpu, of: records),
                row("a page written", write, floor.write.cpu, of: pages),
                row(
                    "a page published, rendering left out",
                    (published.stage + published.commit).cpu,
                    floor.write.cpu,
                    of: pages
                ),
            ]
        )
        Report.heading("Stages (one thread)")
        let stages: [(String, Cost, Int)] = [
            ("scan", reading.scan, records), ("read", reading.read, records),
            ("join", reading.join, records), ("seal", reading.seal, records),
            ("order", reading.order, records), ("gather", writing.gather, records),
            ("index", writing.index, pages),
            ("compose only", writing.compose, pages),
            ("compose and render", writing.render, pages), ("stage", published.stage, pages),
            ("commit", published.commit, pages), ("stage, unchanged", again.stage, pages),
            ("commit, unchanged", again.commit, pages),
        ]
        Report.table(
            ["stage", "wall", "CPU", "CPU for each"],
            stages.map { name, cost, count in
                let unit = count == records ? " a record" : " a page"
                return [
                    name, Report.seconds(cost.wall), Report.seconds(cost.cpu),
                    Report.each(cost.cpu, of: count) + unit,
                ]
            }
        )
    }

    private func row(
        _ name: String,
        _ cost: Duration,
        _ floor: Duration,
        of count: Int
    ) -> [String] {
        [
            name, Report.each(cost, of: count), Report.each(floor, of: count),
            Report.ratio(cost, to: floor),
        ]
    }
}

import FileAccess
import FleetGenerator
import ReportPages

/// Measures pindrift on a generated fleet, beside floors of the same run.
@main
enum Benchmarks {
    static func main() throws {
        let options = try Options(Array(CommandLine.arguments.dropFirst()))
        let folder = try FleetFolder(options)
        print(
            "\(options.images) images × \(options.nights) nights, \(options.mix.rawValue): "
                + "\(folder.files.count) files, \(Report.megabytes(folder.sizeInBytes)), "
                + "\(Processors.active) cores"
        )
        // First, while this process is small: a child's peak counts the memory of its parent.
        try measureCommand(folder, options)
        if !options.isCommandOnly { try measureStages(folder, options) }
    }

    private static func measureStages(_ folder: FleetFolder, _ options: Options) throws {
        var floor: Cost?
        var best: Reading?
        for _ in 0..<options.rounds {
            floor = Cost.measure { PlainFiles.read(folder.files, largest: folder.largest) }
                .cost.best(floor)
            let reading = try Reading(folder.fleet)
            if let known = best, known.total.cpu <= reading.total.cpu { continue }
            best = reading
        }
        guard let floor, let reading = best else { return }
        let writing = try Writing(reading)
        let folders = Set(writing.files.map(\.path).compactMap(parent)).sorted()
        var writeFloor: Cost?
        var published: (stage: Cost, commit: Cost)?
        for _ in 0..<options.rounds {
            let plain = try folder.emptyFolder("plain", holding: folders)
            writeFloor = Cost.measure { PlainFiles.write(writing.files, below: plain) }
                .cost.best(writeFloor)
            let output = try folder.emptyFolder("output")
            let costs = try writing.publish(to: output)
            if let known = published,
                (known.stage + known.commit).cpu <= (costs.stage + costs.commit).cpu
            {
                continue
            }
            published = costs
        }
        guard let writeFloor, let published else { return }
        let again = try writing.publish(to: folder.path + "/output")
        StageReport(
            reading: reading,
            writing: writing,
            floor: (floor, writeFloor),
            published: published,
            again: again
        ).print()
    }

    private static func parent(_ path: String) -> String? {
        let parts = path.split(separator: "/").dropLast()
        return parts.isEmpty ? nil : parts.joined(separator: "/")
    }

    private static func measureCommand(_ folder: FleetFolder, _ options: Options) throws {
        let command = Command(beside: CommandLine.arguments[0])
        var rows: [[String]] = []
        func add(_ name: String, _ arguments: [String], output: String = "/dev/null") throws {
            let run = try command.run(arguments, output: output)
            rows.append([
                name, Report.seconds(run.cost.wall), Report.seconds(run.cost.cpu),
                Report.megabytes(run.peakMemoryInBytes), "\(run.status)",
            ])
        }
        let fleet = folder.fleet
        let lines = folder.path + "/records.ndjson"
        for jobs in ["1", "2"] {
            let site = try folder.emptyFolder("site-" + jobs)
            try add(
                jobs == "1" ? "build, 1 job" : "build, \(jobs) jobs",
                ["build", fleet, "-o", site, "--jobs", jobs]
            )
        }
        try add(
            "build, 2 jobs, nothing changed",
            ["build", fleet, "-o", folder.path + "/site-2", "--jobs", "2"]
        )
        try add("records, 2 jobs", ["records", fleet, "--jobs", "2"], output: lines)
        let site = try folder.emptyFolder("site-records")
        try add("build from records, 2 jobs", ["build", lines, "-o", site, "--jobs", "2"])
        Report.heading("The command")
        Report.table(["run", "wall", "CPU", "peak memory", "exit"], rows)
    }
}

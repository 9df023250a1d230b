import TestSupport
import Testing

/// Equal inputs give equal bytes, whatever surrounds the run (design.md 3).
@Suite struct DeterminismTests {
    /// One way to run the command that must change nothing.
    struct Way: CustomTestStringConvertible {
        let name: String
        var arguments: [String] = []
        var setting = Command.Setting()
        var seed: UInt64 = 2

        var testDescription: String { name }
    }

    static let ways = [
        Way(name: "one job", arguments: ["--jobs", "1"]),
        Way(name: "eight jobs", arguments: ["--jobs", "8"], seed: 3),
        Way(name: "the C locale", setting: .init(environment: ["LC_ALL": "C", "LANG": "C"])),
        Way(name: "the POSIX locale", setting: .init(environment: ["LC_ALL": "POSIX"])),
        Way(
            name: "a locale with a dotless i",
            setting: .init(environment: ["LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8"])
        ),
        Way(name: "Tokyo", setting: .init(environment: ["TZ": "Asia/Tokyo"]), seed: 4),
        Way(name: "New York", setting: .init(environment: ["TZ": "America/New_York"])),
        Way(name: "a narrow umask", setting: .init(mask: "077")),
        Way(name: "an open umask", setting: .init(mask: "000")),
    ]

    /// Built once, from the samples as they lie in the repository.
    static let reference = Result {
        let folder = TemporaryDirectory()
        return try build([Samples.path], in: folder.path)
    }

    @Test(arguments: ways)
    func `the site is the same, byte for byte, under`(way: Way) throws {
        let folder = try Samples.copy(seed: way.seed)
        let site = try build(["Samples"] + way.arguments, in: folder.path, way.setting)
        #expect(site.differences(from: try Self.reference.get()) == [])
        #expect(site.files.count > 100)
    }

    @Test func `the site is the same from another working directory`() throws {
        let folder = try Samples.copy(seed: 5)
        try folder.makeDirectory("a/b")
        let site = try build(
            ["../../Samples/"],
            in: folder.path("a/b"),
            to: folder.path("elsewhere/site")
        )
        #expect(site.differences(from: try Self.reference.get()) == [])
    }

    @Test func `record lines are the same too, but for times of files`() throws {
        let lines = try [6, 7].map { (seed: UInt64) in
            let folder = try Samples.copy(seed: seed)
            let jobs = ["--jobs", seed == 6 ? "1" : "8"]
            return try Command.run(["records", "Samples"] + jobs, in: folder.path).output
                .split(separator: "\n")
        }
        let differing = zip(lines[0], lines[1]).filter { $0 != $1 }
        #expect(lines[0].count == lines[1].count && lines[0].count > 200)
        #expect(differing.allSatisfy { $0.0.contains(#""source":"mtime""#) })
        #expect(differing.count <= 3)
    }

    @Test func `record lines give the site of the files that they were read from`() throws {
        let folder = try Samples.copy(seed: 8)
        let records = try Command.run(["records", "Samples"], in: folder.path)
        #expect(records.status == 0)
        let setting = Command.Setting(input: Array(records.output.utf8))
        let site = try build(["-"], in: folder.path, setting)
        // A record line carries its origins, so that even they are the same.
        #expect(site.differences(from: try Self.reference.get()) == [])
    }

    @Test func `record lines in any order, and twice, give the same site`() throws {
        let folder = try Samples.copy(seed: 9)
        let records = try Command.run(["records", "Samples"], in: folder.path).output
        var dice = Samples.Dice(state: 9)
        let lines = records.split(separator: "\n").shuffled(using: &dice)
        try folder.write(lines.joined(separator: "\n") + "\n", to: "lines/a.ndjson")
        try folder.write(records, to: "lines/b.ndjson")
        let site = try build(["lines"], in: folder.path)
        #expect(site.differences(from: try Self.reference.get()) == [])
    }
}

import Foundation
import Glibc
import TestSupport
import Testing

/// What the command does to the place where the site goes.
@Suite struct PublishingTests {
    @Test func `a second build writes nothing`() throws {
        let folder = try Samples.copy()
        _ = try build(["Samples"], in: folder.path)
        let before = try stamps(of: folder)
        let outcome = try Command.run(["build", "Samples", "-o", "site"], in: folder.path)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("0 written"), "\(outcome.errors)")
        #expect(try stamps(of: folder) == before)
        #expect(before.count > 100)
    }

    @Test func `a changed input rewrites only the pages that show it`() throws {
        let folder = try Samples.copy()
        let night = "Samples/fleet/2026-11-11"
        let late = folder.path("late")
        try FileManager.default.moveItem(atPath: folder.path(night), toPath: late)
        let first = try build(["Samples"], in: folder.path)
        let before = try stamps(of: folder)
        try FileManager.default.moveItem(atPath: late, toPath: folder.path(night))
        let second = try build(["Samples"], in: folder.path)
        let after = try stamps(of: folder)
        let changed = Set(second.differences(from: first))
        for (path, stamp) in before where after[path] == stamp { #expect(!changed.contains(path)) }
        for (path, stamp) in before where after[path] != stamp {
            #expect(changed.contains(path), "\(path) was rewritten with the same bytes")
        }
        #expect(second == (try DeterminismTests.reference.get()))
    }

    /// Inode and modification time of every file of the site.
    private func stamps(of folder: TemporaryDirectory) throws -> [String: [Int]] {
        var stamps: [String: [Int]] = [:]
        for path in Files.below(folder.path("site")) {
            var status = stat()
            guard unsafe lstat(folder.path("site/" + path), &status) == 0 else { continue }
            stamps[path] = [Int(status.st_ino), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
        }
        return stamps
    }

    @Test func `an output that another run holds is left alone`() throws {
        let folder = try Samples.copy()
        try folder.makeDirectory("site")
        let descriptor = unsafe open(folder.path("site"), O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX) == 0)
        let outcome = try Command.run(["build", "Samples", "-o", "site"], in: folder.path)
        #expect(outcome.status == 75)
        #expect(outcome.errors.contains("site"))
        #expect(Files.below(folder.path("site")) == [])
    }

    @Test func `a signal leaves the old site whole, and the next run finishes`() throws {
        let folder = try bigInput()
        let old = try build(["old"], in: folder.path)
        let run = try Command.start(["build", "old", "big", "-o", "site"], in: folder.path)
        let staging = folder.path("site/.pindrift-staging")
        while run.isRunning, Files.below(staging).count < 20 { usleep(1_000) }
        #expect(run.isRunning, "the run ended before it could be stopped")
        run.terminate()
        let outcome = try run.wait()
        #expect(outcome.status == 143)
        #expect(outcome.output == "")
        #expect(try SiteTree(at: folder.path("site")).differences(from: old) == [])
        #expect(!Files.exists(staging))
        let new = try build(["old", "big"], in: folder.path)
        #expect(new.files.count > 2_000)
        #expect(!Files.exists(staging))
    }

    @Test func `a killed run leaves a site that the next run makes whole`() throws {
        let folder = try bigInput()
        let old = try build(["old"], in: folder.path)
        let run = try Command.start(["build", "old", "big", "-o", "site"], in: folder.path)
        let staging = folder.path("site/.pindrift-staging")
        while run.isRunning, Files.below(staging).count < 20 { usleep(1_000) }
        run.kill()
        #expect(try run.wait().status == SIGKILL)
        let left = try SiteTree(at: folder.path("site"))
        for (path, bytes) in old.files { #expect(left.files[path] == bytes, "\(path)") }
        let again = try build(["old"], in: folder.path)
        #expect(again.differences(from: old) == [])
        #expect(!Files.exists(staging))
    }

    /// `old`, a small fleet, and `big`, one that takes a while to write.
    private func bigInput() throws -> TemporaryDirectory {
        let folder = TemporaryDirectory()
        for number in 0..<800 {
            let place = number < 5 ? "old" : "big"
            let digest = String(repeating: "0", count: 60) + String(10_000 + number).dropFirst()
            try folder.write(
                """
                {"containerimage.buildinfo":{"frontend":"dockerfile.v0","sources":[\
                {"type":"docker-image","ref":"alpine:\(number)","pin":"sha256:\(digest)"}]},\
                "image.name":"registry.example.com/app-\(number):1"}
                """,
                to: "\(place)/2026-09-0\(1 + number % 3)/\(number).json"
            )
        }
        return folder
    }

    @Test(arguments: [
        ["build", "Samples", "-o", "Samples"],
        ["build", "Samples/fleet", "-o", "Samples/buildsources-test/../fleet"],
        ["build", "Samples/fleet", "-o", "Samples"],
    ])
    func `an output that holds the input is refused`(arguments: [String]) throws {
        let folder = try Samples.copy()
        let before = try SiteTree(at: folder.path)
        let outcome = try Command.run(arguments, in: folder.path)
        #expect([1, 64].contains(outcome.status), "\(outcome.status) \(outcome.errors)")
        #expect(outcome.output == "")
        #expect(try SiteTree(at: folder.path) == before)
    }

    @Test func `an output inside the input is written and never read`() throws {
        let folder = try Samples.copy()
        for _ in 0..<2 {
            let site = try build(["Samples"], in: folder.path, to: "Samples/public")
            #expect(site.differences(from: try DeterminismTests.reference.get()) == [])
        }
    }

    @Test func `a directory of other things is refused and kept`() throws {
        let folder = try Samples.copy()
        try folder.write("mine", to: "site/index.html")
        let outcome = try Command.run(["build", "Samples", "-o", "site"], in: folder.path)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("site"))
        #expect(try folder.text(of: "site/index.html") == "mine")
        #expect(Files.below(folder.path("site")) == ["index.html"])
    }

    @Test func `files of others in a site are kept`() throws {
        let folder = try Samples.copy()
        _ = try build(["Samples"], in: folder.path)
        try folder.write("example.com", to: "site/CNAME")
        let site = try build(["Samples/fleet/2026-11-05"], in: folder.path)
        #expect(site.text("CNAME") == "example.com")
        #expect(!site.files.keys.contains("nights/2026-11-06.html"))
    }

    @Test(arguments: [["records", "Samples"], ["--help"], ["explain"]])
    func `a full device for results fails the run`(arguments: [String]) throws {
        let folder = try Samples.copy()
        let outcome = try Command.run(arguments, in: folder.path, .init(output: "/dev/full"))
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("No space left"), "\(outcome.errors)")
    }
}

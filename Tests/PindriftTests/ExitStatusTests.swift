import ArgumentParser
import Testing

@testable import pindrift

@Suite struct ExitStatusTests {
    struct Oddity: Error {}

    @Test func `the numbers are the contract`() {
        #expect(
            pindrift.ExitStatus.allCases.map(\.rawValue) == [0, 1, 2, 3, 4, 64, 75, 129, 130, 143]
        )
    }

    @Test func `errors become statuses`() {
        #expect(pindrift.ExitStatus(UsageError("--x", "is odd")) == .usage)
        #expect(pindrift.ExitStatus(RunFailure("in use", status: .busy)) == .busy)
        #expect(pindrift.ExitStatus(RunFailure("broken")) == .failed)
        #expect(pindrift.ExitStatus(ExitCode(4)) == .noRecords)
        #expect(pindrift.ExitStatus(Oddity()) == .failed)
    }

    @Test(arguments: [
        (Int32(1), pindrift.ExitStatus.hungUp), (2, .interrupted), (15, .terminated), (9, .failed),
    ])
    func `a signal gives 128 and its number`(signal: Int32, status: pindrift.ExitStatus) {
        #expect(pindrift.ExitStatus(signal: signal) == status)
        #expect(pindrift.ExitStatus(RunFailure.stopped(bySignal: signal)) == status)
    }

    @Test(arguments: [
        ["--jobs", "0", "x"], ["--jobs", "-1", "x"], ["--jobs", "many", "x"], ["--nope", "x"],
        ["build", "--quiet", "--verbose", "x"], ["--color", "pink", "x"], ["records", "-o", "x"],
    ])
    func `wrong words are wrong usage`(words: [String]) {
        let error = #expect(throws: (any Error).self) { try Pindrift.parseAsRoot(words) }
        #expect(error.map { Pindrift.exitCode(for: $0).rawValue } == 64)
    }

    @Test(arguments: [
        ["nights", "--jobs", "1"], ["build", "nights", "-o", "out"], ["-o", "out", "-"],
        ["--night-pattern", "-([0-9]+)", "a", "b"], ["--exclude", "a", "--exclude", "b", "c"],
        ["--site-url", "https://x/", "a"], [],
    ])
    func `build is the default verb`(words: [String]) throws {
        #expect(try Pindrift.parseAsRoot(words) is BuildCommand)
    }
}

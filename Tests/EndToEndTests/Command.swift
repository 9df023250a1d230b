import Foundation
import TestSupport

/// The built command, started as a process of its own.
enum Command {
    /// What a finished process left.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Beside the test bundle, where the package manager puts both.
    static let path = Repository.parent(of: CommandLine.arguments[0]) + "/pindrift"

    /// Runs the command to its end in a clean environment, without standard input.
    ///
    /// Output goes through files: a pipe that nobody empties would stop a talkative command.
    static func run(_ arguments: [String], in folder: String) throws -> Outcome {
        let streams = TemporaryDirectory()
        let output = try streams.write("", to: "output")
        let errors = try streams.write("", to: "errors")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = [
            "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "SWIFT_BACKTRACE": "enable=no",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: try Files.text(at: output),
            errors: try Files.text(at: errors)
        )
    }
}

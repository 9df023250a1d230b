import Foundation
import Glibc
import TestSupport

/// The built command, started as a process of its own.
enum Command {
    /// What a finished process left.
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// What surrounds a process beyond its arguments and its working directory.
    struct Setting {
        /// Added to a clean environment, or instead of what it holds.
        var environment: [String: String] = [:]
        /// Fed to standard input, which is empty otherwise.
        var input: [UInt8] = []
        /// The file creation mask, in octal digits as the shell takes it.
        var mask: String?
        /// A path that standard output goes to instead of being kept.
        var output: String?
        /// What is started.
        var program = Command.path
    }

    /// Beside the test bundle, where the package manager puts both.
    static let path = Repository.parent(of: CommandLine.arguments[0]) + "/pindrift"

    /// Runs the command to its end in a clean environment.
    static func run(
        _ arguments: [String],
        in folder: String,
        _ setting: Setting = Setting()
    ) throws -> Outcome {
        try start(arguments, in: folder, setting).wait()
    }

    /// Runs a line of a shell in which `pindrift` is the built command.
    static func runShell(_ line: String, in folder: String) throws -> Outcome {
        let setting = Setting(
            environment: ["PATH": Repository.parent(of: path) + ":/usr/bin:/bin"],
            program: "/bin/sh"
        )
        return try run(["-c", line], in: folder, setting)
    }

    /// Starts the command and comes back at once.
    static func start(
        _ arguments: [String],
        in folder: String,
        _ setting: Setting = Setting()
    ) throws -> Running {
        try Running(arguments, in: folder, setting)
    }
}

/// A started command.
///
/// Output goes through files: a pipe that nobody empties would stop a talkative command.
struct Running {
    private let process = Process()
    private let streams = TemporaryDirectory()

    init(_ arguments: [String], in folder: String, _ setting: Command.Setting) throws {
        let output = try streams.write("", to: "output")
        let errors = try streams.write("", to: "errors")
        let input = try streams.write(setting.input, to: "input")
        if let mask = setting.mask {
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments =
                ["-c", "umask \(mask); exec \"$0\" \"$@\"", Command.path] + arguments
        } else {
            process.executableURL = URL(fileURLWithPath: setting.program)
            process.arguments = arguments
        }
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = [
            "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "UTC",
            "SWIFT_BACKTRACE": "enable=no",
        ]
        .merging(Self.sanitizers) { $1 }
        .merging(setting.environment) { $1 }
        process.standardInput = try FileHandle(forReadingFrom: URL(fileURLWithPath: input))
        process.standardOutput = try FileHandle(
            forWritingTo: URL(fileURLWithPath: setting.output ?? output)
        )
        process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: errors))
        try process.run()
    }

    /// How the sanitizers of this run are set, if it has any.
    private static let sanitizers = ProcessInfo.processInfo.environment.filter {
        ["ASAN_OPTIONS", "LSAN_OPTIONS", "TSAN_OPTIONS"].contains($0.key)
    }

    var isRunning: Bool { process.isRunning }

    /// Asks the process to stop, as a shutdown does.
    func terminate() { process.terminate() }

    /// Ends the process without asking it.
    func kill() { Glibc.kill(process.processIdentifier, SIGKILL) }

    func wait() throws -> Command.Outcome {
        process.waitUntilExit()
        return Command.Outcome(
            status: process.terminationStatus,
            output: try streams.text(of: "output"),
            errors: try streams.text(of: "errors")
        )
    }
}

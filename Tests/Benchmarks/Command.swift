import FileAccess
import Glibc

/// Runs of the built command, measured from outside.
struct Command {
    let executable: String

    struct Run {
        var cost = Cost()
        var peakMemoryInBytes = 0
        var status: Int32 = -1
    }

    struct NotStarted: Error, CustomStringConvertible {
        let executable: String
        let code: Int32
        var description: String { "\(executable): can not be started (\(code))" }
    }

    /// The command that was built beside this program.
    init(beside program: String) {
        let folder = program.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        executable = (folder + ["pindrift"]).joined(separator: "/")
    }

    /// Runs to the end; what it prints goes to a file.
    func run(_ arguments: [String], output: String = "/dev/null") throws -> Run {
        let clock = ContinuousClock()
        let start = clock.now
        let child = try spawn([executable] + arguments, output: output)
        var status: Int32 = 0
        var usage = rusage()
        while unsafe wait4(child, &status, 0, &usage) < 0 {
            guard errno == EINTR else { break }
        }
        let wall = clock.now - start
        return Run(
            cost: Cost(
                wall: wall,
                cpu: Self.duration(usage.ru_utime) + Self.duration(usage.ru_stime)
            ),
            peakMemoryInBytes: Int(usage.ru_maxrss) * 1024,
            status: status >> 8
        )
    }

    private func spawn(_ words: [String], output: String) throws -> pid_t {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(
            &actions,
            1,
            output,
            O_WRONLY | O_CREAT | O_TRUNC,
            0o644
        )
        unsafe posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
        var arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { for index in unsafe arguments.indices { unsafe free(arguments[index]) } }
        var child: pid_t = 0
        let code = unsafe posix_spawn(&child, executable, &actions, nil, &arguments, environ)
        guard code == 0 else { throw NotStarted(executable: executable, code: code) }
        return child
    }

    private static func duration(_ time: timeval) -> Duration {
        .seconds(Int64(time.tv_sec)) + .microseconds(Int64(time.tv_usec))
    }
}

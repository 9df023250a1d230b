private import ArgumentParser
private import FileAccess

/// How the process ends; scripts rely on each number (design.md 5).
enum ExitStatus: Int32, Hashable, Sendable, CaseIterable {
    case done = 0
    /// The run could not go on.
    case failed = 1
    /// A rule that was asked for does not hold.
    case gateFailed = 2
    /// An input could not be used, under `--strict`.
    case unusableInput = 3
    /// Nothing among the inputs was a record.
    case noRecords = 4
    /// The command line, a variable or the configuration cannot be understood.
    case usage = 64
    /// Another run holds the output.
    case busy = 75
    case hungUp = 129
    case interrupted = 130
    case terminated = 143
}

extension ExitStatus {
    /// The status after a signal, 128 and its number; `failed` for signals that are not watched.
    init(signal number: Int32) {
        self = ExitStatus(rawValue: 128 &+ number) ?? .failed
    }

    /// What a thrown error means for the caller of the process.
    init(_ error: any Error) {
        switch error {
        case let failure as RunFailure: self = failure.status
        case is UsageError: self = .usage
        case let code as ExitCode: self = ExitStatus(rawValue: code.rawValue) ?? .failed
        default: self = .failed
        }
    }
}

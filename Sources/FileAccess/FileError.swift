private import SystemPackage

/// One call on a file or directory that failed: what was tried, on what, and why.
package struct FileError: Error, Hashable, Sendable {
    package let operation: Operation
    package let path: BytePath
    package let cause: Cause

    init(_ operation: Operation, _ path: BytePath, _ cause: Cause) {
        self.operation = operation
        self.path = path
        self.cause = cause
    }

    /// What was tried, in words that follow "cannot".
    package enum Operation: String, Hashable, Sendable {
        case open, read, list, inspect, create, write, close, rename, remove, lock, flush
        case resolve = "find"
        case makeDirectory = "create the directory"
    }

    /// Why a call failed, by the system or by a rule of ours.
    package enum Cause: Hashable, Sendable {
        /// The `errno` of the call.
        case system(Int32)
        /// Something else than a regular file or a directory was found.
        case wrongKind(EntryKind)
        /// Both in bytes.
        case tooLarge(size: Int, limit: Int)
        /// The file grew, shrank or was rewritten while it was read.
        case changedWhileReading
    }
}

extension FileError {
    package var isMissing: Bool { has(.noSuchFileOrDirectory) }

    /// A directory was wanted and something else is there; a link too where links are not followed.
    package var isNotDirectory: Bool { has(.notDirectory) }

    package var isExisting: Bool { has(.fileExists) }

    package var isNotEmpty: Bool { has(.directoryNotEmpty) || has(.fileExists) }

    /// A link stands where links are not followed.
    package var isLink: Bool { has(.tooManySymbolicLinkLevels) }

    private func has(_ code: Errno) -> Bool { cause == .system(code.rawValue) }
}

extension FileError: CustomStringConvertible {
    /// One line, `cannot read a/b.json: Permission denied`; visible text only.
    package var description: String {
        "cannot \(operation.rawValue) \(path): \(cause)"
    }
}

extension FileError.Cause: CustomStringConvertible {
    package var description: String {
        switch self {
        case .system(let code): Errno(rawValue: code).description
        case .wrongKind(let kind): "is \(kind)"
        case .tooLarge(let size, let limit): "has \(size) bytes, the limit is \(limit)"
        case .changedWhileReading: "changed while it was read"
        }
    }
}

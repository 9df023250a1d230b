import Glibc

/// A file descriptor with one owner; closed when the owner goes away.
struct Descriptor: ~Copyable {
    let number: Int32

    init(owning number: Int32) {
        self.number = number
    }

    deinit { _ = Glibc.close(number) }

    /// Closes with the error that a network file system may report only here.
    consuming func close(_ path: BytePath) throws(FileError) {
        let number = self.number
        discard self
        // After EINTR the descriptor is gone on Linux; closing again could hit another thread's.
        if Glibc.close(number) != 0, errno != EINTR {
            throw FileError(.close, path, .system(errno))
        }
    }

    borrowing func status(_ path: BytePath) throws(FileError) -> FileStatus {
        var raw = stat()
        try retrying(.inspect, path) { unsafe fstat(number, &raw) }
        return FileStatus(raw)
    }
}

/// Repeats a call that a signal broke off; any other failure becomes a `FileError`.
@discardableResult
func retrying(
    _ operation: FileError.Operation,
    _ path: @autoclosure () -> BytePath,
    _ call: () -> Int32
) throws(FileError) -> Int32 {
    while true {
        let result = call()
        if result >= 0 { return result }
        let code = errno
        if code != EINTR { throw FileError(operation, path(), .system(code)) }
    }
}

extension BytePath {
    /// Hands the path to a C call, ended by NUL.
    func withCString<Result>(_ body: (UnsafePointer<CChar>) -> Result) -> Result {
        unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: bytes.count + 1) { space in
            for index in bytes.indices {
                unsafe space[index] = CChar(bitPattern: bytes[index])
            }
            unsafe space[bytes.count] = 0
            // The space holds at least the NUL, so it has an address.
            guard let start = space.baseAddress else { return unsafe "".withCString(body) }
            return unsafe body(start)
        }
    }
}

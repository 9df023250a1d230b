import Glibc
import Synchronization

/// Standard output or standard error: buffered, and every failure is reported.
///
/// `print` says nothing when the disk is full or the reader is gone.
package final class OutputStream: Sendable {
    package static let standardOutput = OutputStream(STDOUT_FILENO, "stdout")
    package static let standardError = OutputStream(STDERR_FILENO, "stderr")

    private let number: Int32
    private let path: BytePath
    private let buffer = Mutex<[UInt8]>([])
    private static let capacity = 1 << 16

    init(_ number: Int32, _ path: BytePath) {
        self.number = number
        self.path = path
    }

    /// Takes the text into the buffer; a full buffer is written out, and that may fail.
    package func write(_ text: String) throws(FileError) {
        try write(text.utf8.span)
    }

    /// Keeps the bytes until 64 KiB are there; a writer that ends must `flush`.
    package func write(_ bytes: Span<UInt8>) throws(FileError) {
        let failure = buffer.withLock { pending -> FileError? in
            pending.reserveCapacity(pending.count + bytes.count)
            for index in bytes.indices { pending.append(bytes[index]) }
            return pending.count < Self.capacity ? nil : drain(&pending)
        }
        if let failure { throw failure }
    }

    /// Writes out what the buffer holds.
    package func flush() throws(FileError) {
        if let failure = buffer.withLock({ drain(&$0) }) { throw failure }
    }

    /// Drops the bytes even after a failure, so that it is reported once.
    private func drain(_ pending: inout [UInt8]) -> FileError? {
        defer { pending.removeAll(keepingCapacity: true) }
        do throws(FileError) {
            try writeAll(number, pending.span, path)
            return nil
        } catch {
            return error
        }
    }
}

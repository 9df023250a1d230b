import Glibc

/// A stream of lines; memory is bounded by the longest line that is allowed.
package struct LineReader: ~Copyable {
    private let number: Int32
    private let isOwned: Bool
    private let path: BytePath
    private let limit: Int
    private var buffer = [UInt8](repeating: 0, count: 1 << 16)
    private var filled = 0
    private var position = 0

    init(number: Int32, isOwned: Bool, path: BytePath, limit: Int) {
        self.number = number
        self.isOwned = isOwned
        self.path = path
        self.limit = limit
    }

    deinit { if isOwned { _ = Glibc.close(number) } }

    /// One line of a stream, or the size of one that was too long to keep.
    package enum Line: Hashable, Sendable {
        /// The line without its line feed; a carriage return stays.
        case bytes([UInt8])
        /// A line over the limit was skipped; it had this many bytes.
        case tooLong(sizeInBytes: Int)
    }

    /// The next line; `nil` at the end.
    ///
    /// A last line without line feed is a line.
    package mutating func next() throws(FileError) -> Line? {
        var line: [UInt8] = []
        var size = 0
        while true {
            if position == filled {
                try refill()
                if filled == 0 { return size == 0 ? nil : finished(line, size) }
            }
            let end = lineFeed() ?? filled
            size += end - position
            if size <= limit { line.append(contentsOf: buffer[position..<end]) }
            let isComplete = end < filled
            position = isComplete ? end + 1 : end
            if isComplete { return finished(line, size) }
        }
    }

    private func finished(_ line: [UInt8], _ size: Int) -> Line {
        size <= limit ? .bytes(line) : .tooLong(sizeInBytes: size)
    }

    private mutating func refill() throws(FileError) {
        position = 0
        filled = 0
        var failure: FileError?
        filled = unsafe buffer.withUnsafeMutableBytes { space in
            do throws(FileError) { return unsafe try readOnce(number, into: space, path) } catch {
                failure = error
                return 0
            }
        }
        if let failure { throw failure }
    }

    private func lineFeed() -> Int? {
        unsafe buffer.withUnsafeBytes { bytes in
            guard let start = bytes.baseAddress,
                let found = unsafe memchr(start + position, 0x0A, filled - position)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - start
        }
    }
}

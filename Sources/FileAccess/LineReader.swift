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
    /// Whether the stream stands inside a line that was given as too long.
    private var isInLongLine = false

    init(number: Int32, isOwned: Bool, path: BytePath, limit: Int) {
        self.number = number
        self.isOwned = isOwned
        self.path = path
        self.limit = limit
    }

    deinit { if isOwned { _ = Glibc.close(number) } }

    /// One line of a stream, or the mark of one that is too long to keep.
    package enum Line: Hashable, Sendable {
        /// The line without its line feed; a carriage return stays.
        case bytes([UInt8])
        /// A line over the limit; its rest is read, and thrown away, by the next call only, so that
        /// who stops here reads no more of a huge file.
        case tooLong
    }

    /// The next line; `nil` at the end.
    ///
    /// A last line without line feed is a line.
    package mutating func next() throws(FileError) -> Line? {
        try skipLongLine()
        var line: [UInt8] = []
        while try fill() {
            let end = lineFeed() ?? filled
            guard line.count + (end - position) <= limit else {
                isInLongLine = true
                return .tooLong
            }
            line.append(contentsOf: buffer[position..<end])
            let isComplete = end < filled
            position = isComplete ? end + 1 : end
            if isComplete { return .bytes(line) }
        }
        return line.isEmpty ? nil : .bytes(line)
    }

    /// Whether the stream goes on with these bytes, which stay to be read.
    ///
    /// They are looked for in one read of at most 64 KiB.
    package mutating func starts(with bytes: some Sequence<UInt8>) throws(FileError) -> Bool {
        try fill() && buffer[position..<filled].starts(with: bytes)
    }

    private mutating func skipLongLine() throws(FileError) {
        while isInLongLine, try fill() {
            let end = lineFeed()
            isInLongLine = end == nil
            position = end.map { $0 + 1 } ?? filled
        }
    }

    /// False at the end of the stream.
    private mutating func fill() throws(FileError) -> Bool {
        if position == filled { try refill() }
        return filled > 0
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

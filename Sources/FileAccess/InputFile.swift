import Glibc

/// A regular file that is open for reading.
package struct InputFile: ~Copyable {
    package let path: BytePath
    package let status: FileStatus
    private let descriptor: Descriptor

    init(_ descriptor: consuming Descriptor, path: BytePath) throws(FileError) {
        let status = try descriptor.status(path)
        guard status.kind == .file else { throw FileError(.read, path, .wrongKind(status.kind)) }
        self.descriptor = descriptor
        self.path = path
        self.status = status
    }

    /// Opens by path; a link is followed, since a person named it.
    package init(opening path: BytePath) throws(FileError) {
        let number = try retrying(.open, path) {
            unsafe path.withCString { unsafe open($0, O_RDONLY | O_NONBLOCK | O_CLOEXEC) }
        }
        try self.init(Descriptor(owning: number), path: path)
    }

    /// The whole file; one over the limit is refused by its size, before anything is read.
    ///
    /// A file that grows, shrinks or is rewritten meanwhile is refused.
    package borrowing func contents(limit: Int) throws(FileError) -> [UInt8] {
        guard status.sizeInBytes <= limit else {
            throw FileError(.read, path, .tooLarge(size: status.sizeInBytes, limit: limit))
        }
        let bytes = try read(descriptor.number, atMost: status.sizeInBytes + 1, path)
        let after = try descriptor.status(path)
        guard bytes.count == status.sizeInBytes, after == status else {
            throw FileError(.read, path, .changedWhileReading)
        }
        return bytes
    }

    /// Whether the file consists of exactly these bytes.
    package borrowing func isEqual(to bytes: [UInt8]) throws(FileError) -> Bool {
        guard status.sizeInBytes == bytes.count else { return false }
        let found = try contents(limit: bytes.count)
        return unsafe found.withUnsafeBytes { left in
            unsafe bytes.withUnsafeBytes { right in
                guard let start = left.baseAddress, let other = right.baseAddress else {
                    return true
                }
                return unsafe memcmp(start, other, right.count) == 0
            }
        }
    }

    /// Whether the last byte is a line feed; an empty file has none.
    package borrowing func endsInLineFeed() throws(FileError) -> Bool {
        guard status.sizeInBytes > 0 else { return false }
        var byte: UInt8 = 0
        let got = unsafe pread(descriptor.number, &byte, 1, off_t(status.sizeInBytes - 1))
        guard got >= 0 else { throw FileError(.read, path, .system(errno)) }
        return got == 1 && byte == UInt8(ascii: "\n")
    }

    /// The file line by line, in constant memory.
    package consuming func lines(limit: Int) -> LineReader {
        LineReader(number: descriptor.release(), isOwned: true, path: path, limit: limit)
    }
}

/// Reads until the end or until `limit` bytes are there.
func read(_ number: Int32, atMost limit: Int, _ path: BytePath) throws(FileError) -> [UInt8] {
    var failure: FileError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: limit) { buffer, count in
        do throws(FileError) {
            while count < limit {
                let space = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count..<limit])
                let raw = UnsafeMutableRawBufferPointer(space)
                let got = unsafe try readOnce(number, into: raw, path)
                if got == 0 { break }
                count += got
            }
        } catch {
            failure = error
        }
    }
    if let failure { throw failure }
    return bytes
}

/// One `read`, repeated where a signal broke it off; 0 at the end of the file.
func readOnce(
    _ number: Int32,
    into space: UnsafeMutableRawBufferPointer,
    _ path: BytePath
) throws(FileError) -> Int {
    while true {
        let got = unsafe Glibc.read(number, space.baseAddress, space.count)
        if got >= 0 { return got }
        if errno != EINTR { throw FileError(.read, path, .system(errno)) }
    }
}

import Glibc

/// One name in a directory.
package struct DirectoryEntry: Hashable, Sendable {
    package let name: BytePath
    package let kind: EntryKind
}

extension Directory {
    /// All entries but `.` and `..`, sorted by the bytes of their names.
    ///
    /// One that vanishes while the directory is read is left out.
    package func entries() throws(FileError) -> [DirectoryEntry] {
        // A descriptor of its own, since the stream takes it over and moves its position.
        let number = try retrying(.list, path) {
            unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        }
        guard let stream = unsafe fdopendir(number) else {
            let code = errno
            _ = Glibc.close(number)
            throw FileError(.list, path, .system(code))
        }
        defer { unsafe _ = closedir(stream) }

        var entries: [DirectoryEntry] = []
        while true {
            errno = 0
            guard let raw = unsafe readdir(stream) else {
                if errno != 0 { throw FileError(.list, path, .system(errno)) }
                break
            }
            let name = unsafe BytePath(entry: raw)
            if name == "." || name == ".." { continue }
            if let kind = unsafe EntryKind(directoryType: raw.pointee.d_type) {
                entries.append(DirectoryEntry(name: name, kind: kind))
            } else if let status = try status(of: name) {
                entries.append(DirectoryEntry(name: name, kind: status.kind))
            }
        }
        entries.sort { $0.name < $1.name }
        return entries
    }
}

extension BytePath {
    /// The name in an entry of `readdir`, which ends in NUL and may be longer than its C array says.
    fileprivate init(entry: UnsafeMutablePointer<dirent>) {
        let offset = MemoryLayout<dirent>.offset(of: \dirent.d_name) ?? 0
        let start = unsafe UnsafeRawPointer(entry).advanced(by: offset)
        let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
        self.init(trusted: unsafe Array(UnsafeRawBufferPointer(start: start, count: length)))
    }
}

import Glibc

/// Changes of what a directory holds.
extension Directory {
    /// Creates a file that must not be there yet, 0644 whatever the umask, and writes it whole.
    ///
    /// `isFlushed` waits until the bytes are on the disk. A file that could not be written whole is
    /// removed again.
    package func createFile(
        _ name: BytePath,
        _ bytes: Span<UInt8>,
        isFlushed: Bool = false
    ) throws(FileError) {
        try checkName(name, .create)
        let shown = path.appending(name)
        let number = try retrying(.create, shown) {
            unsafe name.withCString {
                unsafe openat(
                    descriptor,
                    $0,
                    O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC,
                    0o644
                )
            }
        }
        do {
            let file = Descriptor(owning: number)
            try retrying(.create, shown) { fchmod(file.number, 0o644) }
            try writeAll(file.number, bytes, shown)
            if isFlushed { try retrying(.flush, shown) { fsync(file.number) } }
            try file.close(shown)
        } catch {
            try? removeFile(name)
            throw error
        }
    }

    /// Makes a directory, 0755 whatever the umask; false where a directory is there already.
    @discardableResult
    package func makeDirectory(_ name: BytePath) throws(FileError) -> Bool {
        try checkName(name, .makeDirectory)
        let shown = path.appending(name)
        do {
            try retrying(.makeDirectory, shown) {
                unsafe name.withCString { unsafe mkdirat(descriptor, $0, 0o755) }
            }
        } catch  where error.isExisting {
            guard try status(of: name)?.kind == .directory else { throw error }
            return false
        }
        do {
            let made = try directory(name)
            try retrying(.makeDirectory, shown) { fchmod(made.descriptor, 0o755) }
        } catch {
            // Nobody knows of it yet, so nobody else would take it away.
            try? removeDirectory(name)
            throw error
        }
        return true
    }

    /// Moves an entry, over a file of the new name if there is one, in one step.
    package func rename(
        _ name: BytePath,
        to directory: Directory,
        as newName: BytePath
    ) throws(FileError) {
        try checkName(name, .rename)
        try directory.checkName(newName, .rename)
        try retrying(.rename, directory.path.appending(newName)) {
            unsafe name.withCString { old in
                unsafe newName.withCString { new in
                    unsafe renameat(descriptor, old, directory.descriptor, new)
                }
            }
        }
    }

    /// Removes a file or a link, never what a link points to.
    package func removeFile(_ name: BytePath) throws(FileError) {
        try remove(name, 0)
    }

    /// Removes a directory, which must be empty.
    package func removeDirectory(_ name: BytePath) throws(FileError) {
        try remove(name, AT_REMOVEDIR)
    }

    private func remove(_ name: BytePath, _ flags: Int32) throws(FileError) {
        try checkName(name, .remove)
        try retrying(.remove, path.appending(name)) {
            unsafe name.withCString { unsafe unlinkat(descriptor, $0, flags) }
        }
    }
}

/// Writes every byte, over as many calls as it takes.
func writeAll(_ number: Int32, _ bytes: Span<UInt8>, _ path: BytePath) throws(FileError) {
    var failure: FileError?
    unsafe bytes.withUnsafeBytes { whole in
        var rest = unsafe whole[...]
        while unsafe !rest.isEmpty, failure == nil {
            let part = unsafe UnsafeRawBufferPointer(rebasing: rest)
            let written = unsafe Glibc.write(number, part.baseAddress, part.count)
            if written > 0 {
                unsafe rest = rest.dropFirst(written)
            } else if written == 0 {
                failure = FileError(.write, path, .system(EIO))
            } else if errno != EINTR {
                failure = FileError(.write, path, .system(errno))
            }
        }
    }
    if let failure { throw failure }
}

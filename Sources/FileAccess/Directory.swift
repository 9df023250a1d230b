import Glibc

/// An open directory: every call on it names one entry, and never follows a link.
///
/// Safe to use from several threads: it holds only a descriptor, which closes with the last user.
package final class Directory: Sendable {
    /// For messages only; calls go through the descriptor.
    package let path: BytePath
    package let identity: FileIdentity
    let descriptor: Int32

    /// Opens a directory by path; links on the way and at its end are followed.
    package convenience init(opening path: BytePath) throws(FileError) {
        try self.init(in: AT_FDCWD, path, O_RDONLY, shownAs: path)
    }

    /// Opens a directory in this one; a link in its place is an error.
    package func directory(_ name: BytePath) throws(FileError) -> Directory {
        try checkName(name, .open)
        return try Directory(in: descriptor, name, O_NOFOLLOW, shownAs: path.appending(name))
    }

    /// The directory that holds this one; the root holds itself.
    package func parentDirectory() throws(FileError) -> Directory {
        try Directory(in: descriptor, "..", O_NOFOLLOW, shownAs: path.appending(".."))
    }

    private init(
        in parent: Int32,
        _ name: BytePath,
        _ flags: Int32,
        shownAs path: BytePath
    ) throws(FileError) {
        let number = try retrying(.open, path) {
            unsafe name.withCString {
                unsafe openat(parent, $0, O_DIRECTORY | O_CLOEXEC | O_NONBLOCK | flags)
            }
        }
        let owned = Descriptor(owning: number)
        identity = try owned.status(path).identity
        self.path = path
        descriptor = owned.release()
    }

    deinit { _ = Glibc.close(descriptor) }

    /// What stands under a name, a link as itself; `nil` where nothing does.
    package func status(of name: BytePath) throws(FileError) -> FileStatus? {
        try checkName(name, .inspect)
        var raw = stat()
        do {
            try retrying(.inspect, path.appending(name)) {
                unsafe name.withCString {
                    unsafe fstatat(descriptor, $0, &raw, AT_SYMLINK_NOFOLLOW)
                }
            }
        } catch  where error.isMissing {
            return nil
        }
        return FileStatus(raw)
    }

    /// Opens a regular file for reading; a link, a pipe or a device is refused without waiting.
    package func file(_ name: BytePath) throws(FileError) -> InputFile {
        try checkName(name, .open)
        let shown = path.appending(name)
        let number = try retrying(.open, shown) {
            unsafe name.withCString {
                unsafe openat(descriptor, $0, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
            }
        }
        return try InputFile(Descriptor(owning: number), path: shown)
    }

    /// A name with a slash could lead through a link, and `..` out of the directory.
    func checkName(_ name: BytePath, _ operation: FileError.Operation) throws(FileError) {
        let isPlain =
            !name.bytes.isEmpty && name != "." && name != ".."
            && !name.bytes.contains(BytePath.slash)
        guard isPlain else { throw FileError(operation, path.appending(name), .system(EINVAL)) }
    }
}

extension Descriptor {
    /// Gives the number to a new owner.
    consuming func release() -> Int32 {
        let number = self.number
        discard self
        return number
    }
}

import Glibc

/// Locks and flushes of an open directory.
extension Directory {
    /// Takes the directory's lock for as long as this object lives; false where another run has it.
    package func tryLock() throws(FileError) -> Bool {
        do {
            try retrying(.lock, path) { flock(descriptor, LOCK_EX | LOCK_NB) }
            return true
        } catch  where error.cause == .system(EWOULDBLOCK) {
            return false
        }
    }

    /// Waits until the directory's own entries are on the disk.
    package func flush() throws(FileError) {
        try retrying(.flush, path) { fsync(descriptor) }
    }

    /// Waits until all of the file system is on the disk: one wait for any number of files.
    package func flushFileSystem() throws(FileError) {
        try retrying(.flush, path) { syncFileSystem(descriptor) }
    }
}

/// `syncfs`, which the Glibc module hides behind a feature macro.
@_silgen_name("syncfs")
private func syncFileSystem(_ descriptor: Int32) -> Int32

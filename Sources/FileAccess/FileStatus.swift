import Glibc

/// Which file or directory it is, whatever its path: device and inode.
package struct FileIdentity: Hashable, Sendable {
    package let device: UInt64
    package let inode: UInt64
}

/// What `stat` says of one file.
package struct FileStatus: Hashable, Sendable {
    package let identity: FileIdentity
    package let kind: EntryKind
    package let sizeInBytes: Int
    /// Whole seconds since 1970 of the last change of the contents.
    package let modifiedAt: Int64
    /// Permission bits without the file's type.
    package let permissions: UInt32
    let modifiedNanoseconds: Int

    init(_ raw: stat) {
        identity = FileIdentity(device: UInt64(raw.st_dev), inode: UInt64(raw.st_ino))
        kind = EntryKind(mode: raw.st_mode)
        sizeInBytes = Int(raw.st_size)
        modifiedAt = Int64(raw.st_mtim.tv_sec)
        permissions = UInt32(raw.st_mode & 0o7777)
        modifiedNanoseconds = Int(raw.st_mtim.tv_nsec)
    }
}

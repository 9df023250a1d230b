import Glibc

extension BytePath {
    /// The absolute path without links, `.` and `..`; fails where nothing is there.
    package func resolved() throws(FileError) -> BytePath {
        guard let found = unsafe withCString({ unsafe realpath($0, nil) }) else {
            throw FileError(.resolve, self, .system(errno))
        }
        defer { unsafe free(found) }
        return unsafe BytePath(
            trusted: Array(UnsafeRawBufferPointer(start: found, count: strlen(found)))
        )
    }

    /// What the path leads to, links followed; fails where nothing is there.
    package func status() throws(FileError) -> FileStatus {
        var raw = stat()
        try retrying(.inspect, self) {
            unsafe withCString { unsafe fstatat(AT_FDCWD, $0, &raw, 0) }
        }
        return FileStatus(raw)
    }
}

extension Directory {
    /// Opens a directory by path and makes it, with those above it, where it is missing.
    package static func opened(orMadeAt path: BytePath) throws(FileError) -> Directory {
        var missing: [BytePath] = []
        var head = path
        while true {
            do {
                var directory = try Directory(opening: head)
                for name in missing.reversed() {
                    try directory.makeDirectory(name)
                    directory = try directory.directory(name)
                }
                return directory
            } catch  where error.cause == .system(ENOENT) && error.path == head {
                let name = head.lastComponent
                guard !name.bytes.isEmpty, name != ".", name != ".." else { throw error }
                missing.append(name)
                head = head.parent
            }
        }
    }

    /// This directory and all that hold it, up to the root.
    package func ancestorIdentities() throws(FileError) -> [FileIdentity] {
        var identities = [identity]
        var directory = try parentDirectory()
        while directory.identity != identities.last {
            identities.append(directory.identity)
            directory = try directory.parentDirectory()
        }
        return identities
    }
}

/// Puts new contents in place of one file so that a reader, or a crash, sees the old or the new.
package enum FileReplacement {
    /// Writes a temporary file beside it, flushes, renames and flushes the directory.
    ///
    /// A link at `path` is followed, so that the file it points to is replaced and the link stays.
    package static func write(_ bytes: Span<UInt8>, to path: BytePath) throws(FileError) {
        let target = try existing(path) ?? path
        let directory = try Directory(opening: target.parent)
        let name = target.lastComponent
        let temporary = BytePath(
            trusted: Array(".".utf8) + name.bytes.prefix(200) + Array(".pindrift-new".utf8)
        )
        // Left by a run that was killed; a link of that name is removed, not followed.
        if try directory.status(of: temporary) != nil { try directory.removeFile(temporary) }
        do {
            try directory.createFile(temporary, bytes, isFlushed: true)
            try directory.rename(temporary, to: directory, as: name)
        } catch {
            try? directory.removeFile(temporary)
            throw error
        }
        try directory.flush()
    }

    private static func existing(_ path: BytePath) throws(FileError) -> BytePath? {
        do { return try path.resolved() } catch  where error.isMissing { return nil }
    }
}

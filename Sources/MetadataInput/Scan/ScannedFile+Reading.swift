package import BuildModel
package import FileAccess

/// The bytes of one input and when they were last changed.
package struct FileContents: Sendable {
    package let bytes: [UInt8]
    package let modifiedAt: Timestamp
}

/// An input that cannot be read; the run goes on without it.
package struct UnreadableInput: Error {
    package let diagnostic: Diagnostic
    /// Whether there is no file of the name; only a member of a layout may be missing.
    package var isMissing = false
}

extension ScannedFile {
    /// The whole file, at most `limit` bytes; a larger one is refused by its size, unread.
    ///
    /// Only for what is of the kind `file`: a layout is read by its members, standard input by lines.
    package func read(limit: Int) throws(UnreadableInput) -> FileContents {
        try reporting(displayPath) { () throws(FileError) in
            try Self.contents(of: name, in: OpenFolders.shared.directory(of: folder), limit)
        }
    }

    /// A file inside a layout, `["blobs", "sha256", "<hex>"]`; no link is followed.
    package func readMember(
        _ path: [String],
        limit: Int
    ) throws(UnreadableInput) -> FileContents {
        let shown = Text(displayPath.string + "/" + path.joined(separator: "/"))
        return try reporting(shown) { () throws(FileError) in
            var directory = try folder.open()
            for name in path.dropLast() {
                directory = try directory.directory(BytePath(name) ?? "")
            }
            let last = path.last.flatMap { BytePath($0) } ?? ""
            return try Self.contents(of: last, in: directory, limit)
        }
    }

    /// The file or standard input line by line, in constant memory.
    package func lines(limit: Int) throws(UnreadableInput) -> LineReader {
        if kind == .standardInput { return StandardInput.lines(limit: limit) }
        do {
            return try folder.open().file(name).lines(limit: limit)
        } catch {
            throw UnreadableInput(diagnostic: Diagnostic(error, at: displayPath))
        }
    }

    private static func contents(
        of name: BytePath,
        in directory: Directory,
        _ limit: Int
    ) throws(FileError) -> FileContents {
        let file = try directory.file(name)
        let bytes = try file.contents(limit: limit)
        let time = Timestamp(secondsSince1970: file.status.modifiedAt)
        return FileContents(bytes: bytes, modifiedAt: time)
    }

    private func reporting(
        _ shown: Text,
        _ body: () throws(FileError) -> FileContents
    ) throws(UnreadableInput) -> FileContents {
        do {
            return try body()
        } catch {
            throw UnreadableInput(
                diagnostic: Diagnostic(error, at: shown),
                isMissing: error.isMissing
            )
        }
    }
}

import BuildModel
import FileAccess

/// The end of a commit: what the new site does not have goes.
extension Commit {
    /// Files of ours that the new site lacks; one that somebody edited stays.
    mutating func removeStale() throws(PublishError) {
        var emptied: Set<String> = []
        var seen: Set<String> = []
        for file in stale where seen.insert(file.path).inserted {
            let path = try SitePath(file.path)
            emptied.formUnion(SitePath.folders(to: path.folder))
            guard let folder = try? publisher.folders.folder(path.folder) else { continue }
            let marks = publisher.known.marks(of: file.path)
            guard try publisher.isUnchanged(path.name, in: folder, marks) else {
                let status = try publishing { () throws(FileError) in
                    try folder.status(of: path.name)
                }
                if status != nil { summary.kept += 1 }
                continue
            }
            try publisher.willDo(.remove(file.path))
            try publishing { () throws(FileError) in try folder.removeFile(path.name) }
            summary.removed += 1
        }
        try removeEmptied(emptied)
    }

    /// The innermost folders first; one that holds anything stays.
    private func removeEmptied(_ folders: Set<String>) throws(PublishError) {
        publisher.folders.forget()
        for path in folders.sorted(by: { $1.precedesInBytes($0) }) {
            try publisher.willDo(.removeFolder(path))
            guard let parent = try? publisher.folders.folder(SitePath.folder(of: path)),
                let name = BytePath(path)?.lastComponent
            else { continue }
            do {
                try parent.removeDirectory(name)
            } catch  where error.isMissing || error.isNotEmpty || error.isNotDirectory {
                continue
            } catch {
                throw .file(error)
            }
        }
        publisher.folders.forget()
    }
}

import BuildModel
import FileAccess

/// What a commit needs around it: the journal, folders, and a way back.
extension Commit {
    /// What a next run has to know if this one is killed: what it meant to write and to delete.
    var journal: Manifest {
        var all = Set(stale)
        all.formUnion(publisher.known.journal?.files ?? [])
        for file in files where file.number != nil {
            all.insert(Manifest.File(path: file.path.text, mark: file.mark))
        }
        return Manifest(version: publisher.options.version, files: all.sorted())
    }

    func checkFolders() throws(PublishError) {
        let paths = Set(files.map { Text($0.path.foldedCase) })
        for file in files {
            for folder in SitePath.folders(to: file.path.folder)
            where paths.contains(Text(folder.asciiLowercased)) {
                throw .repeatedPath(folder)
            }
        }
    }

    mutating func makeFolders(to path: String) throws(PublishError) {
        if path.isEmpty { return }
        if try publisher.folders.folder(path) != nil { return }
        let parent = SitePath.folder(of: path)
        try makeFolders(to: parent)
        try publisher.willDo(.makeFolder(path))
        guard let directory = try publisher.folders.folder(parent) else { return }
        try publishing { () throws(FileError) in
            try directory.makeDirectory(BytePath(path)?.lastComponent ?? "")
        }
        madeFolders.append(path)
    }

    /// Takes new files away again as long as no page was changed; later the journal has to stay, and
    /// the next run finishes.
    func undo(_ staging: StagingFolder) {
        guard !isPastReturn else { return }
        var isUndone = true
        for path in created.reversed() {
            do {
                let folder = try publisher.folders.folder(path.folder)
                try publishing { () throws(FileError) in try folder?.removeFile(path.name) }
            } catch {
                isUndone = false
            }
        }
        publisher.folders.forget()
        for path in madeFolders.reversed() {
            do {
                let parent = try publisher.folders.folder(SitePath.folder(of: path))
                try publishing { () throws(FileError) in
                    try parent?.removeDirectory(BytePath(path)?.lastComponent ?? "")
                }
            } catch {
                isUndone = false
            }
        }
        // The journal of an earlier run, which this one took over, is still needed.
        if isUndone, publisher.known.journal == nil {
            try? staging.removeJournal()
        }
    }
}

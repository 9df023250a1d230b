import BuildModel
import FileAccess

/// The second phase: renames in an order that leaves a working site wherever it is broken off.
struct Commit {
    let publisher: Publisher
    let files: [PlannedFile]
    let stale: [Manifest.File]
    let manifest: Manifest
    /// What is undone if a step fails while only new files were put in place.
    var madeFolders: [String] = []
    var created: [SitePath] = []
    var isPastReturn = false
    var summary = PublishSummary()

    init(_ publisher: Publisher, _ files: [PlannedFile]) {
        self.publisher = publisher
        self.files = files.sorted()
        stale = publisher.known.stale(besides: Set(files.map { Text($0.path.text) }))
        manifest = Manifest(
            version: publisher.options.version,
            files: self.files.map { Manifest.File(path: $0.path.text, mark: $0.mark) }
        )
    }

    /// Nothing to write and nothing to delete: not even the manifest is touched.
    var isEmpty: Bool {
        files.allSatisfy { $0.action == .keep } && stale.isEmpty
            && publisher.known.manifestBytes == manifest.bytes
            && publisher.known.journal == nil
    }

    mutating func run() throws(PublishError) -> PublishSummary {
        summary.unchanged = files.count { $0.action == .keep }
        if isEmpty { return summary }
        let staging = try publisher.stagingFolder()
        do throws(PublishError) {
            try prepare(staging)
            try place(staging)
        } catch {
            undo(staging)
            throw error
        }
        return summary
    }

    /// All that can run out of space or of rights, before the site changes.
    private mutating func prepare(_ staging: StagingFolder) throws(PublishError) {
        try checkFolders()
        if publisher.options.isInterrupted() { throw .interrupted }
        try publisher.willDo(.journal)
        try publishing { () throws(FileError) in
            try staging.write(journal)
            try staging.directory.createFile(StagingFolder.manifest, manifest.bytes.span)
        }
        for file in files where file.number != nil { try makeFolders(to: file.path.folder) }
        try publisher.willDo(.flush)
        // One wait for all files instead of one a file. Without it a rename can reach the disk
        // before the bytes do, and a power cut leaves an empty page where a good one was.
        try publishing { () throws(FileError) in try publisher.output.flushFileSystem() }
        if publisher.options.isInterrupted() { throw .interrupted }
    }

    /// New files first, so that a changed page never links to one that is missing; the index when
    /// all it links to is there; deletions when no page links to the files any more.
    private mutating func place(_ staging: StagingFolder) throws(PublishError) {
        let index = "index.html"
        for file in files where file.path.text != index {
            if case .create(let number) = file.action { try create(file.path, number, staging) }
        }
        for file in files where file.path.text != index {
            if case .replace(let number) = file.action { try replace(file.path, number, staging) }
        }
        if let file = files.first(where: { $0.path.text == index }) {
            switch file.action {
            case .keep: break
            case .create(let number): try create(file.path, number, staging)
            case .replace(let number): try replace(file.path, number, staging)
            }
        }
        try publisher.willDo(.manifest)
        isPastReturn = true
        try publishing { () throws(FileError) in
            try staging.directory.rename(
                StagingFolder.manifest,
                to: publisher.output,
                as: BytePath(Manifest.name) ?? ""
            )
        }
        try removeStale()
        try publisher.willDo(.finish)
        try publishing { () throws(FileError) in try staging.removeJournal() }
    }

    private mutating func create(
        _ path: SitePath,
        _ number: Int,
        _ staging: StagingFolder
    ) throws(PublishError) {
        try publisher.willDo(.create(path.text))
        // Something of others may have appeared since the file was staged.
        let folder = try publisher.folders.folder(path.folder)
        let status = try publishing { () throws(FileError) in try folder?.status(of: path.name) }
        if status != nil { throw .foreignFile(publisher.output.path.appending(path.name)) }
        try rename(path, number, staging)
        created.append(path)
        summary.created += 1
    }

    private mutating func replace(
        _ path: SitePath,
        _ number: Int,
        _ staging: StagingFolder
    ) throws(PublishError) {
        try publisher.willDo(.replace(path.text))
        try rename(path, number, staging)
        isPastReturn = true
        summary.replaced += 1
    }

    private func rename(
        _ path: SitePath,
        _ number: Int,
        _ staging: StagingFolder
    ) throws(PublishError) {
        guard let folder = try publisher.folders.folder(path.folder) else {
            throw .foreignFile(publisher.output.path)
        }
        try publishing { () throws(FileError) in
            let name = StagingFolder.name(of: number)
            try staging.directory.rename(name, to: folder, as: path.name)
        }
    }
}

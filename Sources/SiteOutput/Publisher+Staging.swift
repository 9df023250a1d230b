import BuildModel
import FileAccess
import Hashing
import Synchronization

extension Publisher {
    /// Takes one finished file; its bytes are not needed afterwards.
    ///
    /// Safe from several threads.
    /// A file that is on the disk with these bytes is left alone, any other is written to the
    /// staging folder. A file of others at this path is refused.
    package func stage(_ path: String, _ bytes: [UInt8]) throws(PublishError) {
        if options.isInterrupted() { throw .interrupted }
        let path = try SitePath(path)
        let mark = FileMark(
            sha256: SHA256.hexDigest(of: bytes.span),
            sizeInBytes: bytes.count
        )
        let place = try place(for: path, mark, bytes)
        let action: PlannedFile.Action
        switch place {
        case .same:
            action = .keep
        case .free:
            action = .create(try write(path, bytes))
        case .taken:
            action = .replace(try write(path, bytes))
        }
        let isNew = state.withLock { state in
            let file = PlannedFile(path: path, mark: mark, action: action)
            return state.planned.updateValue(file, forKey: Text(path.foldedCase)) == nil
        }
        if !isNew { throw .repeatedPath(path.text) }
    }

    private enum Place {
        case free, same
        /// By a file of ours with other bytes.
        case taken
    }

    private func place(
        for path: SitePath,
        _ mark: FileMark,
        _ bytes: [UInt8]
    ) throws(PublishError) -> Place {
        guard let folder = try folders.folder(path.folder) else { return .free }
        let status = try publishing { () throws(FileError) in try folder.status(of: path.name) }
        guard let status else { return .free }
        let marks = known.marks(of: path.text)
        guard status.kind == .file, !marks.isEmpty else {
            throw .foreignFile(folder.path.appending(path.name))
        }
        // A size and a hash that fit prove nothing of the file as it is now: it is compared.
        if marks.contains(mark), status.sizeInBytes == mark.sizeInBytes {
            let isSame = try publishing { () throws(FileError) in
                try folder.file(path.name).isEqual(to: bytes)
            }
            if isSame { return .same }
        }
        // What a killed run created is ours only as long as nobody changed it.
        if !known.isPublished(path.text), try !isUnchanged(path.name, in: folder, marks) {
            throw .foreignFile(folder.path.appending(path.name))
        }
        return .taken
    }

    /// Whether a file still looks like one that we wrote.
    func isUnchanged(
        _ name: BytePath,
        in folder: Directory,
        _ marks: [FileMark]
    ) throws(PublishError) -> Bool {
        let status = try publishing { () throws(FileError) in try folder.status(of: name) }
        guard let status, status.kind == .file,
            marks.contains(where: { $0.sizeInBytes == status.sizeInBytes })
        else { return false }
        let bytes = try contents(name, in: folder)
        let mark = FileMark(sha256: SHA256.hexDigest(of: bytes.span), sizeInBytes: bytes.count)
        return marks.contains(mark)
    }

    private func contents(_ name: BytePath, in folder: Directory) throws(PublishError) -> [UInt8] {
        try publishing { () throws(FileError) in
            try folder.file(name).contents(limit: Self.manifestLimit)
        }
    }

    /// Writes a staged file and gives its number.
    private func write(_ path: SitePath, _ bytes: [UInt8]) throws(PublishError) -> Int {
        try willDo(.stage(path.text))
        let staging = try stagingFolder()
        let number = state.withLock { state in
            defer { state.nextNumber += 1 }
            return state.nextNumber
        }
        try publishing { () throws(FileError) in
            try staging.directory.createFile(StagingFolder.name(of: number), bytes.span)
        }
        return number
    }

    /// The folder is made for the first file that needs it: a site without changes is not touched.
    func stagingFolder() throws(PublishError) -> StagingFolder {
        let result = state.withLock { state -> Result<StagingFolder, PublishError> in
            if let staging = state.staging { return .success(staging) }
            // Another thread may have given up meanwhile.
            if state.isFinished { return .failure(.interrupted) }
            do throws(PublishError) {
                let staging = try StagingFolder(in: output)
                state.staging = staging
                return .success(staging)
            } catch {
                return .failure(error)
            }
        }
        return try result.get()
    }

    func willDo(_ step: PublishStep) throws(PublishError) {
        try publishing { () throws(FileError) in try options.willDo(step) }
    }
}

import BuildModel

/// How a file that we wrote looks: enough to see whether somebody changed it since.
struct FileMark: Hashable, Sendable {
    let sha256: String
    let sizeInBytes: Int
}

/// Every file in the output that is ours: those of the manifest, and those of runs that were killed.
struct KnownFiles: Sendable {
    /// The manifest as it is on the disk; `nil` where there is none.
    let manifestBytes: [UInt8]?
    /// What killed runs meant to write or to delete; one path may have several marks.
    let journal: Manifest?
    private var marks: [Text: [FileMark]] = [:]
    private var published: Set<Text> = []

    init(manifest: Manifest?, manifestBytes: [UInt8]?, journal: Manifest?) {
        self.manifestBytes = manifestBytes
        self.journal = journal
        for file in manifest?.files ?? [] {
            marks[Text(file.path), default: []].append(file.mark)
            published.insert(Text(file.path))
        }
        for file in journal?.files ?? [] {
            marks[Text(file.path), default: []].append(file.mark)
        }
    }

    /// All ways in which a file of ours may look; empty for a path that is not ours.
    func marks(of path: String) -> [FileMark] { marks[Text(path)] ?? [] }

    /// Whether the manifest lists it, so that it stays ours even after it was edited.
    func isPublished(_ path: String) -> Bool { published.contains(Text(path)) }

    /// Files of ours that a new site does not have, sorted.
    func stale(besides planned: Set<Text>) -> [Manifest.File] {
        let all = marks.filter { !planned.contains($0.key) }
        return all.flatMap { path, marks in
            Set(marks).map { Manifest.File(path: path.string, mark: $0) }
        }.sorted()
    }
}

import BuildModel
import FileAccess

extension DirectoryScanner {
    /// Walks a tree with a list of directories to visit, in the order of their names.
    ///
    /// One directory is open at a time, whatever the depth.
    mutating func walk(_ root: ScannedFile.Folder) {
        var pending = [root]
        while !isFull, let folder = pending.popLast() {
            do {
                let directory = try folder.open()
                if let output = options.output, directory.identity == output { continue }
                let entries = try directory.entries()
                if isLayout(entries) {
                    try addLayout(folder)
                } else {
                    let children = try visit(folder, entries)
                    pending.append(contentsOf: children.reversed())
                }
            } catch let error as FileError {
                let shown = Text(shownPath: folder.display)
                result.diagnostics.append(Diagnostic(error, at: shown))
            } catch {
                isFull = true
            }
        }
    }

    /// Takes the files of one directory and gives its directories.
    private mutating func visit(
        _ folder: ScannedFile.Folder,
        _ entries: [DirectoryEntry]
    ) throws(TooManyFiles) -> [ScannedFile.Folder] {
        var children: [ScannedFile.Folder] = []
        for entry in entries {
            switch entry.kind {
            case .file:
                guard !options.hasGlobs || options.takes(folder.pathBelow(entry.name)) else {
                    result.excludedCount += 1
                    continue
                }
                try add(ScannedFile(.file, in: folder, name: entry.name))
            case .directory:
                if let child = child(entry.name, of: folder) { children.append(child) }
            case .link:
                let shown = folder.displayBytes(of: entry.name)
                addNote(shown, "symbolic-link", "skipped, is a symbolic link")
            case .special:
                let shown = folder.displayBytes(of: entry.name)
                addNote(shown, "special-file", "skipped, is \(entry.kind)")
            }
        }
        return children
    }

    private mutating func child(
        _ name: BytePath,
        of folder: ScannedFile.Folder
    ) -> ScannedFile.Folder? {
        if Self.versionControl.contains(name) { return nil }
        if options.hasGlobs, options.prunes(folder.pathBelow(name)) {
            result.excludedCount += 1
            return nil
        }
        guard folder.below.count < options.maximumDepth else {
            let shown = Text(shownPath: folder.displayBytes(of: name))
            let diagnostic = Diagnostic(
                .warning,
                rule: "too-deep",
                at: Diagnostic.Place(file: shown),
                found: "is more than \(options.maximumDepth) directories deep",
                nextStep: "name it as a PATH of its own"
            )
            result.diagnostics.append(diagnostic)
            return nil
        }
        return folder.child(name)
    }

    /// formats.md 2.1: such a directory is one container, its blobs are not inputs of their own.
    private func isLayout(_ entries: [DirectoryEntry]) -> Bool {
        let files = entries.filter { $0.kind == .file && Self.layoutFiles.contains($0.name) }
        return files.count == Self.layoutFiles.count
    }

    private mutating func addLayout(_ folder: ScannedFile.Folder) throws(TooManyFiles) {
        let isTaken =
            !options.hasGlobs || options.takes(folder.pathBelow(""))
            || options.takes(folder.pathBelow("index.json"))
        guard isTaken else {
            result.excludedCount += 1
            return
        }
        try add(ScannedFile(.layout, in: folder, name: ""))
    }

    /// Past the limit the walk ends, visibly, at the same file in every run.
    private mutating func add(_ file: ScannedFile) throws(TooManyFiles) {
        guard result.files.count < options.maximumFileCount else {
            let diagnostic = Diagnostic(
                .warning,
                rule: "too-many-files",
                at: Diagnostic.Place(file: file.displayPath),
                found:
                    "is past the limit of \(options.maximumFileCount) files, the rest is not read",
                nextStep: "split the input, `pindrift records` concatenates"
            )
            result.diagnostics.append(diagnostic)
            throw TooManyFiles()
        }
        result.files.append(file)
    }

    private struct TooManyFiles: Error {}

    private static let layoutFiles: Set<BytePath> = ["oci-layout", "index.json"]

    private static let versionControl: Set<BytePath> = [
        ".bzr", ".git", ".hg", ".jj", ".pijul", ".svn",
    ]
}

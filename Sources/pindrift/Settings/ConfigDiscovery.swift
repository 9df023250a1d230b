internal import FileAccess

/// Where `pindrift.yml` is looked for.
enum ConfigDiscovery {
    static let fileName: BytePath = "pindrift.yml"

    /// The configuration nearest to the working directory, as a path relative to it.
    ///
    /// The search goes upward to the first folder that holds `.git` and takes in that folder.
    /// Outside of a repository only the working directory counts, so that a stray file in a shared
    /// parent folder never decides.
    static func find(
        fromAbsolute workingDirectory: BytePath,
        holds: (_ folder: BytePath, _ name: BytePath) -> Bool
    ) -> BytePath? {
        var folder = workingDirectory
        var upward: [BytePath] = []
        var found: BytePath?
        while true {
            if found == nil, holds(folder, fileName) {
                found = (upward + [fileName]).reduce("") { $0.appending($1) }
            }
            if upward.isEmpty, found != nil { return found }
            if holds(folder, ".git") { return found }
            let parent = folder.parent
            guard folder.isAbsolute, parent != folder, folder.bytes.count > 1 else { return nil }
            folder = parent
            upward.append("..")
        }
    }

    /// Looks at the real folders; one that cannot be opened holds nothing.
    static func find(from workingDirectory: BytePath = .currentDirectory) -> BytePath? {
        guard let here = try? workingDirectory.resolved() else { return nil }
        return find(fromAbsolute: here) { folder, name in
            guard let directory = try? Directory(opening: folder),
                let status = try? directory.status(of: name)
            else { return false }
            return status.kind != .directory || name != fileName
        }
    }
}

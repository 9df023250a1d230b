import FileAccess
import Synchronization

/// The few directories that files were read from last, still open: neighbours share their folder.
final class OpenFolders: Sendable {
    static let shared = OpenFolders()

    private let recent = Mutex<[(folder: ScannedFile.Folder, directory: Directory)]>([])
    /// A few for each thread that reads.
    private static let capacity = 16

    /// The folder's directory, opened anew where it is not among the last ones.
    func directory(of folder: ScannedFile.Folder) throws(FileError) -> Directory {
        if let known = known(folder) { return known }
        let directory = try folder.open()
        recent.withLock { recent in
            if recent.count >= Self.capacity { recent.removeFirst() }
            recent.append((folder, directory))
        }
        return directory
    }

    private func known(_ folder: ScannedFile.Folder) -> Directory? {
        recent.withLock { recent in
            recent.last { $0.folder === folder }?.directory
        }
    }
}

import FileAccess
import Synchronization

/// Open folders of the output by their paths, for several threads; no link is followed on the way.
final class FolderCache: Sendable {
    private let root: Directory
    private let open = Mutex<[String: Directory]>([:])
    private static let capacity = 64

    init(root: Directory) {
        self.root = root
    }

    /// `nil` where nothing is there; anything else than a directory on the way is in the way.
    func folder(_ path: String) throws(PublishError) -> Directory? {
        if path.isEmpty { return root }
        if let known = open.withLock({ $0[path] }) { return known }
        guard let parent = try folder(SitePath.folder(of: path)) else { return nil }
        guard let name = BytePath(path)?.lastComponent else { return nil }
        do {
            let found = try parent.directory(name)
            open.withLock { folders in
                if folders.count >= Self.capacity { folders.removeAll(keepingCapacity: true) }
                folders[path] = found
            }
            return found
        } catch  where error.isMissing {
            return nil
        } catch  where error.isNotDirectory || error.isLink {
            throw .foreignFile(parent.path.appending(name))
        } catch {
            throw .file(error)
        }
    }

    /// A folder that is about to be removed must not stay in the cache.
    func forget() {
        open.withLock { $0.removeAll() }
    }
}

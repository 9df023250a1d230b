internal import FileAccess

/// Keeps other runs from rewriting a history while one works with it.
///
/// The lock is on the directory of the file that a link leads to, since the file itself is replaced.
struct HistoryLock {
    private let directory: Directory?

    /// Ends a run that finds the history in use with status 75.
    ///
    /// A directory that is the output is locked by publishing already.
    init(_ path: BytePath, output: FileIdentity? = nil) throws {
        let target = (try? path.resolved()) ?? path
        let directory = try Directory(opening: target.parent)
        guard directory.identity != output else {
            self.directory = nil
            return
        }
        guard try directory.tryLock() else {
            throw RunFailure("\(path): in use by another run; wait until it ends", status: .busy)
        }
        self.directory = directory
    }
}

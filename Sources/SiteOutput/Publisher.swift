package import FileAccess
import BuildModel
import Hashing
import Synchronization

/// Puts a site into a directory in two phases (design.md 7): stage every file, then commit.
///
/// Whatever happens, every file in the output is whole, every link reachable from `index.html`
/// resolves, and files of others are as they were.
package final class Publisher: Sendable {
    let output: Directory
    let known: KnownFiles
    let folders: FolderCache
    let options: Options
    let state: Mutex<State>

    static let manifestLimit = 1 << 30

    /// What publishing needs from its surroundings.
    package struct Options: Sendable {
        /// Of pindrift; it stands in the manifest.
        package var version: String
        /// Asked between files; true stops the run before it changes anything.
        package var isInterrupted: @Sendable () -> Bool = { false }
        /// Called before each step; an error that it throws is the step's.
        package var willDo: @Sendable (PublishStep) throws(FileError) -> Void = { _ in }

        package init(version: String) {
            self.version = version
        }
    }

    struct State {
        var planned: [Text: PlannedFile] = [:]
        var staging: StagingFolder?
        var nextNumber = 0
        var isFinished = false
    }

    /// Opens and locks the output, makes it where it is missing, and finds out what in it is ours.
    package init(output path: BytePath, _ options: Options) throws(PublishError) {
        let output = try publishing { () throws(FileError) in
            try Directory.opened(orMadeAt: path)
        }
        guard try publishing({ () throws(FileError) in try output.tryLock() }) else {
            throw .inUse(path)
        }
        let manifestBytes = try Self.manifestBytes(in: output)
        let manifest = try Self.manifest(manifestBytes, in: output)
        let journal = try StagingFolder.recover(in: output)
        if manifest == nil, journal == nil { try Self.refuseForeignDirectory(output) }
        known = KnownFiles(manifest: manifest, manifestBytes: manifestBytes, journal: journal)
        folders = FolderCache(root: output)
        self.output = output
        self.options = options
        state = Mutex(State())
    }

    deinit { abandon() }

    /// The output directory, which a scan has to leave out.
    package var outputIdentity: FileIdentity { output.identity }

    /// Gives up before the commit: the site is as it was, and nothing of this run is left.
    ///
    /// Threads that still stage files must have ended; a publisher that is dropped gives up as well.
    package func abandon() {
        let staging = state.withLock { state -> StagingFolder? in
            defer { state.staging = nil }
            state.isFinished = true
            return state.staging
        }
        guard let staging else { return }
        _ = try? staging.clear()
        // Fails where a killed run's journal is still needed.
        staging.removeFolder(from: output)
    }

    private static func manifestBytes(in output: Directory) throws(PublishError) -> [UInt8]? {
        do {
            return try output.file(BytePath(Manifest.name) ?? "").contents(limit: manifestLimit)
        } catch  where error.isMissing {
            return nil
        } catch {
            throw .file(error)
        }
    }

    private static func manifest(
        _ bytes: [UInt8]?,
        in output: Directory
    ) throws(PublishError) -> Manifest? {
        do {
            return try bytes.map { bytes throws(Manifest.Unusable) in try Manifest(parsing: bytes) }
        } catch {
            let path = output.path.appending(BytePath(Manifest.name) ?? "")
            throw .unusableManifest(path, reason: error.reason)
        }
    }

    /// A first run wants an empty directory.
    ///
    /// What makes a directory a worktree or a mount point does
    /// not count.
    private static func refuseForeignDirectory(_ output: Directory) throws(PublishError) {
        let entries = try publishing { () throws(FileError) in try output.entries() }
        let harmless: Set<BytePath> = [".git", ".gitkeep", "lost+found"]
        if let other = entries.first(where: { !harmless.contains($0.name) }) {
            throw .foreignDirectory(output.path, example: other.name)
        }
    }
}

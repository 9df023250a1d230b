import FileAccess
import JSONText

/// `.pindrift-staging` in the output: new files before they are renamed into place, and the journal.
///
/// It is inside the output because a rename works only within one file system, and the output may
/// be a mount point.
struct StagingFolder: Sendable {
    static let name: BytePath = ".pindrift-staging"
    private static let journal: BytePath = "journal"
    private static let newJournal: BytePath = "journal.new"
    static let manifest: BytePath = "manifest"

    let directory: Directory

    /// Opens the folder of this run, which has the output's lock, and makes it where it is missing.
    init(in output: Directory) throws(PublishError) {
        directory = try publishing { () throws(FileError) in
            try output.makeDirectory(Self.name)
            return try output.directory(Self.name)
        }
    }

    /// What killed runs left: their staged files are removed, their journal is given.
    static func recover(in output: Directory) throws(PublishError) -> Manifest? {
        let status = try publishing { () throws(FileError) in try output.status(of: name) }
        guard let status else { return nil }
        guard status.kind == .directory else { throw .foreignFile(output.path.appending(name)) }
        let staging = try StagingFolder(in: output)
        let journal = try staging.clear()
        if journal == nil { staging.removeFolder(from: output) }
        return journal
    }

    /// A file number as the name of a staged file.
    static func name(of number: Int) -> BytePath {
        BytePath(String(number)) ?? ""
    }

    /// The journal is on the disk before it takes its name, so that it is never read half.
    func write(_ journal: Manifest) throws(FileError) {
        try directory.createFile(Self.newJournal, journal.bytes.span, isFlushed: true)
        try directory.rename(Self.newJournal, to: directory, as: Self.journal)
    }

    func removeJournal() throws(FileError) {
        do { try directory.removeFile(Self.journal) } catch  where error.isMissing {}
    }

    /// Does nothing where something is still in it.
    func removeFolder(from output: Directory) {
        try? output.removeDirectory(Self.name)
    }

    /// Removes all that is ours but the journal; anything else in the folder is not touched.
    @discardableResult
    func clear() throws(PublishError) -> Manifest? {
        let entries = try publishing { () throws(FileError) in try directory.entries() }
        let isOurs = entries.allSatisfy { entry in
            entry.kind == .file && Self.isName(entry.name)
        }
        guard isOurs else { throw .foreignFile(directory.path) }
        for entry in entries where entry.name != Self.journal {
            try publishing { () throws(FileError) in try directory.removeFile(entry.name) }
        }
        guard entries.contains(where: { $0.name == Self.journal }) else { return nil }
        let bytes = try publishing { () throws(FileError) in
            try directory.file(Self.journal).contents(limit: Publisher.manifestLimit)
        }
        do {
            return try Manifest(parsing: bytes)
        } catch {
            throw .unusableManifest(directory.path.appending(Self.journal), reason: error.reason)
        }
    }

    private static func isName(_ name: BytePath) -> Bool {
        name == journal || name == newJournal || name == manifest
            || name.bytes.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }
}

internal import BuildModel

/// A layout that is a directory; no link in it is followed.
///
/// A member's path is the directory's with the member's name behind it.
struct DirectoryBlobs: BlobStore {
    let file: ScannedFile
    let path: Text
    let modifiedAt: Timestamp?
    let layoutShape = Shape.ociLayout

    init(_ file: ScannedFile, modifiedAt: Timestamp?) {
        self.file = file
        path = file.displayPath
        self.modifiedAt = modifiedAt
    }

    func member(_ name: [String], limit: Int) throws(UnreadableInput) -> [UInt8]? {
        do throws(UnreadableInput) {
            return try file.readMember(name, limit: limit).bytes
        } catch {
            if error.isMissing { return nil }
            throw error
        }
    }

    func place(of name: [String]) -> (file: Text, pointer: JSONPointer) {
        (Text(path.string + "/" + name.joined(separator: "/")), .root)
    }
}

internal import Archives
internal import BuildModel

/// A layout in an archive, whose metadata has been read into memory.
///
/// The path is the archive's. The pointer goes down the member's name first, `/blobs/sha256/<hex>!`,
/// and with the `!` into the member's text, as pointers into other texts do.
struct ArchiveBlobs: BlobStore {
    let archive: LayoutArchive
    let path: Text
    let modifiedAt: Timestamp?
    let layoutShape = Shape.ociLayoutTar

    func member(_ name: [String], limit: Int) throws(UnreadableInput) -> [UInt8]? {
        let full = name.joined(separator: "/")
        guard archive.oversized.contains(full) else { return archive.members[full] }
        let place = place(of: name)
        throw UnreadableInput(
            diagnostic: Diagnostic(
                .warning,
                rule: "file-too-large",
                at: Diagnostic.Place(file: place.file, pointer: Text(place.pointer.text)),
                found: "a member larger than allowed",
                expected: "at most \(limit) bytes",
                nextStep: "raise the limit with `--max-file-size`"
            )
        )
    }

    func place(of name: [String]) -> (file: Text, pointer: JSONPointer) {
        (path, name.reduce(JSONPointer.root) { $0.appending($1) }.intoText)
    }
}

internal import BuildModel

/// Where the files of a layout are: a directory or an archive.
protocol BlobStore {
    /// The container's own path, from which night, date and fallback name are read.
    var path: Text { get }

    /// What the container is as a whole, `nil` for times that nobody knows.
    var modifiedAt: Timestamp? { get }

    /// The shape of an OCI layout that is kept this way.
    var layoutShape: Shape { get }

    /// The bytes of a member, `["blobs", "sha256", "<hex>"]`; `nil` where it is not there.
    func member(_ name: [String], limit: Int) throws(UnreadableInput) -> [UInt8]?

    /// The path and the pointer by which outputs speak of a member.
    func place(of name: [String]) -> (file: Text, pointer: JSONPointer)
}

extension BlobStore {
    /// A context for the reader of a member.
    func context(for name: [String], _ rules: ReadingRules) -> ReadingContext {
        ReadingContext(file: place(of: name).file, rules: rules)
    }
}

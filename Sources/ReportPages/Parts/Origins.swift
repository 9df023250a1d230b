internal import BuildModel
internal import CommonMark

/// The files that a record was read from.
enum Origins {
    /// The first files by name; a pointer into a file is the twin's business.
    static func files(_ record: Record, limit: Int = 3) -> [Inline] {
        var files: [Text] = []
        for origin in record.origins where files.last != origin.file { files.append(origin.file) }
        guard !files.isEmpty else { return [.mark("muted", ["not known"])] }
        return .cut(
            files.prefix(limit).map { Foreign.code($0, limit: 200) },
            to: limit,
            total: files.count,
            of: "file"
        )
    }
}

internal import FileAccess

/// The line at the end of a run.
struct RunSummary: Hashable, Sendable, CustomStringConvertible {
    var images = 0
    var records = 0
    var nights = 0
    /// Diagnostics of level warning or error.
    var problems = 0
    /// `nil` where no site was made.
    var site: Site?

    struct Site: Hashable, Sendable {
        var index: BytePath
        var files: Int
        /// Files that are new or changed.
        var filesWritten: Int
    }

    var description: String {
        var line =
            "pindrift: \(counted(images, "image")), \(counted(records, "record")), "
            + "\(counted(nights, "night")), \(counted(problems, "problem"))"
        if let site {
            line += " -> \(site.index) (\(counted(site.files, "file")), "
            line += "\(site.filesWritten) written)"
        }
        return line
    }
}

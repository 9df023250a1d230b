import Glibc

/// What a name in a directory stands for.
package enum EntryKind: Hashable, Sendable {
    case file, directory, link, special

    /// From the mode of `stat`.
    init(mode: mode_t) {
        switch mode & S_IFMT {
        case S_IFREG: self = .file
        case S_IFDIR: self = .directory
        case S_IFLNK: self = .link
        default: self = .special
        }
    }

    /// From the type of `readdir`; `nil` where the file system does not say.
    init?(directoryType: UInt8) {
        switch Int(directoryType) {
        case Int(DT_UNKNOWN): return nil
        case Int(DT_REG): self = .file
        case Int(DT_DIR): self = .directory
        case Int(DT_LNK): self = .link
        default: self = .special
        }
    }
}

extension EntryKind: CustomStringConvertible {
    package var description: String {
        switch self {
        case .file: "a file"
        case .directory: "a directory"
        case .link: "a symbolic link"
        case .special: "a special file (pipe, socket or device)"
        }
    }
}

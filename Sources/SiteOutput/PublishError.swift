package import FileAccess

/// Why a site was not published.
package enum PublishError: Error, Hashable, Sendable {
    /// Another run holds the output directory's lock.
    case inUse(BytePath)
    /// The directory holds something, and no manifest of ours; with one name of what it holds.
    case foreignDirectory(BytePath, example: BytePath)
    /// Something of others stands where a page, or a directory of pages, has to be.
    case foreignFile(BytePath)
    case unusableManifest(BytePath, reason: String)
    /// A bug of the caller: not a path within the site.
    case invalidPath(String)
    /// A bug of the caller: two files of one path, or of paths that differ in case only.
    case repeatedPath(String)
    /// A signal came before anything was changed.
    case interrupted
    case file(FileError)
}

extension PublishError: CustomStringConvertible {
    /// One line that ends in the next step where there is one.
    package var description: String {
        switch self {
        case .inUse(let path):
            "\(path): in use by another run; wait until it ends"
        case .foreignDirectory(let path, let example):
            "\(path): holds other files (\(example)) and no \(Manifest.name); "
                + "name an empty or a new directory with `--output`"
        case .foreignFile(let path):
            "\(path): was not written by pindrift and is in the way; move it elsewhere"
        case .unusableManifest(let path, let reason):
            "\(path): \(reason); remove the site or name another directory with `--output`"
        case .invalidPath(let path):
            "\(BytePath(path)?.description ?? "a path with NUL"): is no path within a site"
        case .repeatedPath(let path):
            "\(path): is written twice in one site (capitals do not count)"
        case .interrupted:
            "interrupted, the site is as it was"
        case .file(let error):
            error.description
        }
    }
}

/// Turns a failure of a file into one of publishing.
@discardableResult
func publishing<Value: ~Copyable>(
    _ body: () throws(FileError) -> Value
) throws(PublishError) -> Value {
    do { return try body() } catch { throw .file(error) }
}

import Glibc

/// What another program pipes to us.
package enum StandardInput {
    package static let path: BytePath = "stdin"

    /// Line by line, in constant memory.
    package static func lines(limit: Int) -> LineReader {
        LineReader(number: STDIN_FILENO, isOwned: false, path: path, limit: limit)
    }
}

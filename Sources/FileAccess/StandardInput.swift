import Glibc

/// What another program pipes to us.
package enum StandardInput {
    package static let path: BytePath = "stdin"

    /// All of it; more than `limit` bytes are refused after reading `limit + 1`.
    package static func contents(limit: Int) throws(FileError) -> [UInt8] {
        var whole: [UInt8] = []
        while whole.count <= limit {
            let part = try read(STDIN_FILENO, atMost: min(1 << 18, limit + 1 - whole.count), path)
            if part.isEmpty { return whole }
            whole += part
        }
        throw FileError(.read, path, .tooLarge(size: nil, limit: limit))
    }

    /// Line by line, in constant memory.
    package static func lines(limit: Int) -> LineReader {
        LineReader(number: STDIN_FILENO, isOwned: false, path: path, limit: limit)
    }
}

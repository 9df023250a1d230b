import TestSupport
import Testing

/// What the README of a corpus folder says of its files: `file` and shape code, a line each.
struct CorpusReadme {
    struct Entry: CustomTestStringConvertible {
        let path: String
        /// A code of formats.md 1.1, `A2` or `A5b map`.
        let code: String

        var testDescription: String { path + " " + code }
    }

    /// The entries of all folders that list their files this way; buildkit-runs does not.
    static var entries: [Entry] {
        Corpus.files(below: ".", endingIn: "README.md").flatMap { path -> [Entry] in
            let folder = path.split(separator: "/").dropFirst().dropLast().joined(separator: "/")
            guard folder != "buildkit-runs", let bytes = try? Corpus.bytes(path) else { return [] }
            return String(decoding: bytes, as: UTF8.self).split(separator: "\n").compactMap {
                line in
                let parts = line.split(separator: "`", omittingEmptySubsequences: false)
                guard line.hasPrefix("- `"), parts.count > 2 else { return nil }
                let words = parts[2].split(separator: "·")
                guard let code = words.first(where: { !$0.allSatisfy { $0 == " " } }) else {
                    return nil
                }
                return Entry(
                    path: folder + "/" + parts[1],
                    code: String(code).trimmingBlanks
                )
            }
        }
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        var text = self[...]
        while text.first == " " { text.removeFirst() }
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}

import TestSupport
import Testing

/// One folder of `Cases/`: what the command is given and what it has to answer.
///
/// | file | meaning | where it is missing |
/// |---|---|---|
/// | `input/` | copied to the working directory, read-only for the comparison | empty directory |
/// | `flags.txt` | one argument a line, after the command's name | no argument |
/// | `exit.txt` | the exit status | 0 |
/// | `stdout.txt`, `stderr.txt` | the whole output, byte for byte | output must be empty |
/// | `stdout.has.txt`, `stderr.has.txt` | instead: texts, one a line, that the output has to hold | |
/// | `expected/` | files, below the working directory, that must be there with these bytes | |
///
/// A folder that holds nothing (Git keeps none) is made by a file `.keep`, which is not copied.
struct Case: CustomTestStringConvertible {
    let name: String
    let path: String

    var testDescription: String { name }

    static let folder = Repository.parent(of: #filePath) + "/Cases"

    /// All cases, sorted by name.
    static let all: [Case] = Set(Files.below(folder).compactMap { $0.split(separator: "/").first })
        .sorted()
        .map { Case(name: String($0), path: folder + "/" + $0) }

    /// The text of one of the case's files; `nil` where it is missing.
    func text(_ file: String) -> String? {
        try? Files.text(at: path + "/" + file)
    }

    /// The lines of one of the case's files, without the empty line at the end.
    func lines(_ file: String) -> [String] {
        (text(file) ?? "").split(separator: "\n").map(String.init)
    }

    var expectedStatus: Int32? {
        guard let status = lines("exit.txt").first else { return 0 }
        return Int32(status)
    }

    /// The files below one of the case's folders, relative to it.
    func files(below folder: String) -> [String] {
        Files.below(path + "/" + folder).filter { !$0.hasSuffix(".keep") }
    }
}

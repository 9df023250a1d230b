import TestSupport
import Testing

/// A Swift file of `Sources/`, read as text.
struct SourceFile: CustomTestStringConvertible {
    /// Relative to the repository's root.
    let path: String
    /// The folder below `Sources/`; for a plugin and its tool the folder below `Sources/Plugins/`.
    let module: String
    let text: String

    init(path: String, text: String) {
        self.path = path
        self.text = text
        let folders = path.split(separator: "/").dropFirst()
        let isPlugin = folders.first == "Plugins"
        module = String(folders.dropFirst(isPlugin ? 1 : 0).first ?? "")
    }

    var testDescription: String { path }

    /// All Swift files of the package, sorted by bytes.
    static let all: [SourceFile] = Files.below(Repository.root + "/Sources")
        .filter { $0.hasSuffix(".swift") }
        .map { name in
            let path = "Sources/" + name
            let text = (try? Files.text(at: Repository.root + "/" + path)) ?? ""
            return SourceFile(path: path, text: text)
        }

    /// The numbers, from 1, of the lines for which `isFound` holds, as `path:line`.
    func places(in code: String, where isFound: (Substring) -> Bool) -> [String] {
        code.split(separator: "\n", omittingEmptySubsequences: false)
            .enumerated()
            .filter { isFound($0.element) }
            .map { "\(path):\($0.offset + 1)" }
    }
}

extension StringProtocol {
    /// The runs of letters, digits and `_`, in order.
    var words: [SubSequence] {
        split { !($0.isLetter || $0.isNumber || $0 == "_") }
    }
}

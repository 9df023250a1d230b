import BuildModel
import FileAccess

/// A place in the site: names of letters, digits, `.`, `_` and `-` that start plainly, between `/`.
///
/// Whatever a page is called, its path cannot leave the output, hide, or look like an option.
struct SitePath: Hashable, Sendable {
    let text: String
    let folder: String
    let name: BytePath

    init(_ text: String) throws(PublishError) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isValid =
            text == ".nojekyll"
            || parts.allSatisfy { Self.isPlain($0) } && text != Manifest.name && parts.count <= 8
        guard isValid, let last = parts.last, let name = BytePath(bytes: Array(last)) else {
            throw PublishError.invalidPath(text)
        }
        self.text = text
        self.name = name
        folder = Self.folder(of: text)
    }

    /// The folder of a path; the output itself is empty.
    static func folder(of path: String) -> String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "" }
        return String(path[..<slash])
    }

    /// The folder and those that hold it, the outermost first.
    static func folders(to folder: String) -> [String] {
        var chain: [String] = []
        var rest = folder
        while !rest.isEmpty {
            chain.append(rest)
            rest = Self.folder(of: rest)
        }
        return chain.reversed()
    }

    /// Where a case-insensitive file system would see the same file.
    var foldedCase: String { text.asciiLowercased }

    private static func isPlain(_ part: Substring.UTF8View) -> Bool {
        guard let first = part.first, part.count <= 200 else { return false }
        guard first.isLetter || first.isDigit || first == UInt8(ascii: "_") else { return false }
        return part.allSatisfy {
            $0.isLetter || $0.isDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
                || $0 == UInt8(ascii: "-")
        }
    }
}

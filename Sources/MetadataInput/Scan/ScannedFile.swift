package import BuildModel
import FileAccess

/// One input that the scan found; nothing of it has been read yet.
package struct ScannedFile: Sendable {
    package let kind: Kind
    /// Where it is: for a layout the directory itself, for standard input of no meaning.
    let folder: Folder
    /// The name in the folder; empty for a layout.
    let name: BytePath
    /// Differs from `name` only where an argument is a link to a file.
    let shownName: BytePath

    init(_ kind: Kind, in folder: Folder, name: BytePath, shownAs shownName: BytePath? = nil) {
        self.kind = kind
        self.folder = folder
        self.name = name
        self.shownName = shownName ?? name
    }

    /// How the input is read.
    package enum Kind: Hashable, Sendable {
        case file
        /// An OCI layout: a directory with `oci-layout` and `index.json`, read as one container.
        case layout
        case standardInput
    }

    static let standardInput = ScannedFile(
        .standardInput,
        in: Folder(root: "", below: [], display: []),
        name: StandardInput.path
    )

    /// The path that outputs show and that night and date rules see: the last component of the PATH
    /// argument plus the path below it, without tokens; bytes that are not UTF-8 are written `\xff`.
    package var displayPath: Text { Text(shownPath: displayBytes) }

    /// The same path as bytes, by which files are sorted.
    var displayBytes: [UInt8] { folder.displayBytes(of: shownName) }

    /// The absolute path without links: the same for two ways to one file.
    var canonicalPath: BytePath {
        folder.below.reduce(folder.root) { $0.appending($1) }.appending(name)
    }
}

extension ScannedFile {
    /// A directory that was scanned; its files share it.
    final class Folder: Sendable {
        /// The resolved path of the PATH argument, or of the directory that holds it.
        let root: BytePath
        /// The directories that lead from the root to here.
        let below: [BytePath]
        /// The folder's own display path; empty for the directory of a file that was named itself.
        let display: [UInt8]

        init(root: BytePath, below: [BytePath], display: [UInt8]) {
            self.root = root
            self.below = below
            self.display = display
        }

        func child(_ name: BytePath) -> Folder {
            Folder(root: root, below: below + [name], display: displayBytes(of: name))
        }

        func displayBytes(of name: BytePath) -> [UInt8] {
            if display.isEmpty || name.bytes.isEmpty { return display + name.bytes }
            return display + [UInt8(ascii: "/")] + name.bytes
        }

        /// The path below the PATH argument, for globs.
        func pathBelow(_ name: BytePath) -> String {
            var path = BytePath(display: [])
            for part in below { path = path.appending(part) }
            return path.appending(name).text
        }

        /// Walks down one directory at a time, so that no link is followed on the way.
        func open() throws(FileError) -> Directory {
            var directory = try Directory(opening: root)
            for name in below { directory = try directory.directory(name) }
            return directory
        }
    }
}

extension Text {
    /// The bytes of a path as outputs show them: a name may hold a token like any other text.
    init(shownPath bytes: [UInt8]) {
        self.init(Redactor.path(BytePath(display: bytes).text))
    }
}

extension BytePath {
    /// Bytes that came from paths, so that no NUL is among them.
    init(display bytes: [UInt8]) {
        self = BytePath(bytes: bytes) ?? ""
    }
}

/// The files of `Templates/` and `Site/` as they were when the binary was built.
package enum EmbeddedAssets {
    /// Templates of pages and shells, sorted by the bytes of their paths.
    package static let templates = files(EmbeddedFiles.templates)

    /// Files that every site holds, such as style sheets, sorted by the bytes of their paths.
    package static let site = files(EmbeddedFiles.site)

    private static func files(_ table: [(path: String, base64: String)]) -> [EmbeddedFile] {
        table.map { EmbeddedFile(path: $0.path, bytes: Base64.bytes(of: $0.base64)) }
    }
}

/// One file: its path below its folder, with `/` between components, and its bytes.
package struct EmbeddedFile: Hashable, Sendable {
    package let path: String
    package let bytes: [UInt8]

    package init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }
}

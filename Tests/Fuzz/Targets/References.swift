import BuildModel
import CommonMark
import MetadataInput

/// Texts as references of every kind, and as addresses.
enum References {
    static func run(_ text: String) {
        for type in [nil, "docker-image", "git", "http", "https", "oci-layout", "x"] {
            let source = SourceReference.classify(type: type, reference: text)
            let shown = source.reference.string
            require(Redactor.text(shown) == shown, "a reference is shown unredacted: \(shown)")
            let again = SourceReference.classify(type: type, reference: text)
            require(again == source, "a reference is read in two ways")
        }
        _ = SourceReference.context(text)
        _ = ImageNames.parse(text)
        if let address = OutsideURL(text) { check(address.value) }
        check(path: SitePath(text).value)
    }

    /// An address that becomes a link.
    private static func check(_ address: String) {
        let bytes = Array(address.utf8)
        require(
            bytes.starts(with: "http://".utf8) || bytes.starts(with: "https://".utf8),
            "a link of another scheme: \(address)"
        )
        require(bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }, "a link with a hidden byte")
        let host = bytes.drop { $0 != 0x2F }.dropFirst(2).prefix {
            ![0x2F, 0x3F, 0x23].contains($0)
        }
        require(!host.contains(0x40) && !host.contains(0x5C), "a link with a user: \(address)")
    }

    /// A path inside the site.
    private static func check(path: String) {
        let parts = path.utf8.split(separator: 0x2F, omittingEmptySubsequences: false)
        require(!parts.contains { $0.elementsEqual("..".utf8) }, "a path upward: \(path)")
        require(!path.utf8.contains(0x3A) && path.utf8.first != 0x2F, "a path elsewhere: \(path)")
    }
}

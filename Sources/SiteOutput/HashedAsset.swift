import BuildModel
import Hashing

/// A style sheet or script whose name changes with its bytes, so that caches never serve an old one.
package struct HashedAsset: Hashable, Sendable {
    /// `<name>.<first 10 hex digits of its SHA-256>.<extension>`.
    package let name: String
    package let bytes: [UInt8]

    /// `name` without a dot has no extension: the digits then come last.
    package init(name: String, _ bytes: [UInt8]) {
        let digits = String(SHA256.hexDigest(of: bytes.span).prefix(10))
        if let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) {
            self.name = String(name[..<dot]) + "." + digits + String(name[dot...])
        } else {
            self.name = name + "." + digits
        }
        self.bytes = bytes
    }
}

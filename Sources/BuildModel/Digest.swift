/// A content digest of a registered algorithm, `sha256:` and 64 lower-case hex digits.
///
/// Source: OCI image-spec, descriptor.md. Upper-case hex is malformed there and here.
package struct Digest: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: Text

    package init?(_ text: String) {
        let bytes = text.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let hex = bytes[bytes.index(after: colon)...]
        guard let length = Self.hexLengths[Text(String(text[..<colon]))],
            hex.count == length, hex.allSatisfy(\.isLowerHex)
        else { return nil }
        self.text = Text(text)
    }

    /// The digest of SHA-256 over 32 bytes given as 64 hex digits.
    package init?(sha256Hex hex: String) {
        self.init("sha256:" + hex)
    }

    package var description: String { text.string }

    /// The hex digits without the algorithm.
    package var hex: Substring {
        let bytes = text.string.utf8
        guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")) else { return text.string[...] }
        return text.string[bytes.index(after: colon)...]
    }

    package static func < (left: Digest, right: Digest) -> Bool { left.text < right.text }

    private static let hexLengths: [Text: Int] = ["sha256": 64, "sha384": 96, "sha512": 128]
}

/// The names that members of an OCI layout have; every other name is passed over.
enum MemberName {
    /// The name without a leading `./`, if it is `oci-layout`, `index.json` or `blobs/<alg>/<hex>`.
    static func accepted(_ raw: [UInt8]) -> String? {
        let bytes = raw.starts(with: "./".utf8) ? raw.dropFirst(2) : raw[...]
        guard isOfLayout(bytes) else { return nil }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Longer than any name that is accepted.
    static let longest = 160

    private static func isOfLayout(_ name: ArraySlice<UInt8>) -> Bool {
        if name.elementsEqual("oci-layout".utf8) || name.elementsEqual("index.json".utf8) {
            return true
        }
        return hexLengths.contains { prefix, length in
            name.starts(with: prefix.utf8) && name.count == prefix.utf8.count + length
                && name.dropFirst(prefix.utf8.count).allSatisfy(isHex)
        }
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte)
    }

    private static let hexLengths = [
        ("blobs/sha256/", 64), ("blobs/sha384/", 96), ("blobs/sha512/", 128),
    ]
}

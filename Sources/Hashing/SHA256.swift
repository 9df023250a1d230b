private import CCrypto

/// SHA-256 through libcrypto.
package enum SHA256 {
    /// The digest of the bytes as 64 lower-case hex digits.
    package static func hexDigest(of bytes: Span<UInt8>) -> String {
        var digest = [UInt8](repeating: 0, count: 32)
        unsafe bytes.withUnsafeBufferPointer { input in
            unsafe digest.withUnsafeMutableBufferPointer { output in
                _ = unsafe CCrypto.SHA256(input.baseAddress, input.count, output.baseAddress)
            }
        }
        return hex(digest)
    }

    /// The digest of the bytes as 64 lower-case hex digits.
    package static func hexDigest(of bytes: [UInt8]) -> String {
        hexDigest(of: bytes.span)
    }

    /// The digest of the text's UTF-8 bytes as 64 lower-case hex digits.
    package static func hexDigest(of text: String) -> String {
        hexDigest(of: text.utf8.span)
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 15)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}

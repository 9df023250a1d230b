import Hashing
import Testing

@Suite struct SHA256Tests {
    /// Vectors of FIPS 180-4's examples and of NIST's list of short and long messages.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn"
                + "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func `published messages have their published digests`(message: String, digest: String) {
        #expect(SHA256.hexDigest(of: message) == digest)
        #expect(SHA256.hexDigest(of: Array(message.utf8)) == digest)
        #expect(SHA256.hexDigest(of: Array(message.utf8).span) == digest)
    }

    @Test func `a million letters have their published digest`() {
        let message = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        #expect(
            SHA256.hexDigest(of: message)
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
        )
    }

    @Test func `bytes that are not UTF-8 count as they are`() {
        // One byte 0xBD, from NIST's byte-oriented examples.
        #expect(
            SHA256.hexDigest(of: [0xBD] as [UInt8])
                == "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"
        )
    }

    @Test func `canonically equal texts have different digests`() {
        #expect(SHA256.hexDigest(of: "\u{E9}") != SHA256.hexDigest(of: "e\u{301}"))
    }
}

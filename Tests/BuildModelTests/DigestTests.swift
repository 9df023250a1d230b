import BuildModel
import Testing

@Suite struct DigestTests {
    static let hex = String(repeating: "0123456789abcdef", count: 8)

    @Test(arguments: [("sha256", 64), ("sha384", 96), ("sha512", 128)])
    func `a digest has the length of its algorithm`(algorithm: String, length: Int) {
        let digest = algorithm + ":" + String(Self.hex.prefix(length))
        #expect(Digest(digest)?.text == Text(digest))
        #expect(Digest(String(digest.dropLast())) == nil)
        #expect(Digest(digest + "0") == nil)
    }

    @Test(arguments: [
        ("", 0, ""), (":", 0, ""), ("sha256:", 0, ""), ("sha256", 0, ""), ("md5:", 32, ""),
        ("SHA256:", 64, ""), ("sha256:", 63, "A"), ("sha256:", 63, "g"), ("sha256:", 63, "\n"),
        ("sha256:", 61, "\u{FF11}"), ("sha256:sha256:", 57, ""), (" sha256:", 64, ""),
    ])
    func `what looks like a digest is none`(head: String, digits: Int, tail: String) {
        let text = head + String(Self.hex.prefix(digits)) + tail
        #expect(Digest(text) == nil)
        #expect(!Pin(text, of: .dockerImage).isValid)
    }

    @Test(arguments: [
        (7, false), (39, false), (40, true), (41, false), (63, false), (64, true), (65, false),
    ])
    func `a commit is the full name of a git object`(length: Int, isValid: Bool) {
        let name = String(Self.hex.prefix(length))
        #expect(Pin(name, of: .git).isValid == isValid)
        #expect(!Pin(name, of: .dockerImage).isValid)
    }
}

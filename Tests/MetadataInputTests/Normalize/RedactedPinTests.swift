import BuildModel
import MetadataInput
import Testing

@Suite struct RedactedPinTests {
    /// What stands in place of a pin; each holds the word that must vanish.
    @Test(arguments: [
        "sha2?token=s3cr3t\u{0}953e97638c65", "?token=s3cr3t\u{202E}x", "https://u:\u{1}s3cr3t@h/x",
        "#a=\u{7F}b&key=s3cr3t\u{200B}", "\u{2066}?sig=s3cr3t", "ghp_s3cr3ts3cr3ts3cr3t\u{0}",
        String(repeating: "?token=s3cr3t\u{0}", count: 40),
        String(repeating: "?a=\u{0}", count: 30) + "?token=s3cr3t",
    ])
    func `a malformed pin reads back as itself and holds no secret`(raw: String) {
        let pin = Pin.redacted(raw, of: .dockerImage)
        #expect(!pin.isValid)
        #expect(!pin.text.string.contains("s3cr3t"))
        #expect(pin.text.string.utf8.count <= 128)
        #expect(Pin.redacted(pin.text.string, of: .dockerImage) == pin)
    }

    @Test func `what follows a hidden character in a secret is secret too`() {
        let pin = Pin.redacted("sha2?token=a\u{0}rest", of: .dockerImage)
        #expect(pin == .malformed("sha2?token=REDACTED"))
    }

    @Test func `a valid pin stays as it is`() {
        #expect(Pin.redacted(Sample.alpine, of: .dockerImage).text.string == Sample.alpine)
        #expect(Pin.redacted(Sample.commit, of: .git).text.string == Sample.commit)
    }
}

@Suite struct RedactedIdentityTests {
    /// Two parts, each without a secret, may be a secret's beginning and its end.
    @Test(arguments: [
        ("x?token=s3cr3t", "rest/of:it"), ("#key=s3cr3t", "a"), ("x?a=b&sig=", "s3cr3t"),
        ("u", "s3cr3t@h/x"), ("ghp_", "s3cr3ts3cr3ts3cr3t"),
    ])
    func `an identity reads back as itself`(type: String, reference: String) {
        let source = SourceReference.classify(type: type, reference: reference)
        for text in [source.identity, source.reference, source.canonicalName] {
            #expect(Text(Redactor.text(text.string)) == text)
        }
        #expect(source.kind == .other)
    }
}

import BuildModel
import MetadataInput
import Testing

/// A key of an input may be a secret too: a target is named like a token, or somebody mixes up name
/// and value.
@Suite struct SecretKeyTests {
    @Test(
        arguments: [
            #"{"SECRET":{"containerimage.buildinfo":{"frontend":"x","sources":[]}}}"#,
            #"{"SECRET":{"containerimage.buildinfo":{"frontend":"x","sources":[5]}}}"#,
            #"{"SECRET":{"containerimage.buildinfo":"!","containerimage.digest":"x"}}"#,
            #"{"containerimage.buildinfo":{"frontend":"x","deps":{"SECRET":{"sources":[5]}}}}"#,
            #"{"SECRET":1,"SECRET":2}"#, #"{"a":{"SECRET":{"b":1,"b":2}}}"#,
            #"{"containerimage.buildinfo":{"attrs":{"SECRET":5},"sources":[]}}"#,
        ],
        ["ghp_s3cr3ts3cr3ts3cr3t", "https://u:s3cr3t@h/x", "a/~https://h/?token=s3cr3t"]
    )
    func `a secret in a key is in no pointer and in no message`(json: String, key: String) throws {
        let text = json.replacing("SECRET", with: key)
        let rules = try plainRules()
        let findings = FileReading.read(Array(text.utf8), file: "f.json", rules: rules)
        #expect(!"\(findings)".contains("s3cr3t"))
        #expect(!findings.diagnostics.isEmpty || !findings.drafts.isEmpty)
    }

    @Test func `the keys of metadata stay in pointers as they are`() throws {
        let text = #"{"a~b/c":{"containerimage.buildinfo/linux/amd64":{"sources":[5]}}}"#
        let rules = try plainRules()
        let findings = FileReading.read(Array(text.utf8), file: "f.json", rules: rules)
        let pointers = findings.diagnostics.map(\.place.pointer.string)
        let place = "/a~0b~1c/containerimage.buildinfo~1linux~1amd64/sources/0"
        #expect(pointers.contains(place), "\(pointers)")
    }
}

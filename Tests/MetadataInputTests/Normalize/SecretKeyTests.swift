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
        [
            "ghp_s3cr3ts3cr3ts3cr3t", "https://u:s3cr3t@h/x", "a/~https://h/?token=s3cr3t",
            "containerimage.buildinfo/u:s3cr3t@h.example/x", "x/https:u:s3cr3t@h/x", "//s3cr3t@h/x",
        ]
    )
    func `a secret in a key is in no pointer and in no message`(json: String, key: String) throws {
        let text = json.replacing("SECRET", with: key)
        let rules = try plainRules()
        let findings = FileReading.read(Array(text.utf8), file: "f.json", rules: rules)
        #expect(!"\(findings)".contains("s3cr3t"))
        #expect(!findings.diagnostics.isEmpty || !findings.drafts.isEmpty)
    }

    @Test(arguments: [
        "/https://s3cr3t@h/x", "/https://u:s3cr3t@h/x", "/u:s3cr3t@h", "https:~1~1s3cr3t@h~1x",
        "/a/https:~1~1u:s3cr3t@h~1x/0", "u:s3cr3t@h", "/a~1ghp_s3cr3ts3cr3ts3cr3t",
        "/x?token=s3cr3t/0",
    ])
    func `a record line brings no secret in its origin`(text: String) throws {
        let line = """
            {"schema":"pindrift/record/1","image":"x","platform":"linux/amd64","format":"buildinfo",\
            "origins":[{"file":"\(text)","shape":"A2","pointer":"\(text)"}]}
            """
        let findings = FileReading.read(Array(line.utf8), file: "f.ndjson", rules: try plainRules())
        #expect(!"\(findings)".contains("s3cr3t"))
        #expect(findings.records.flatMap(\.origins).count == 1)
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

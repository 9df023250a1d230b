import BuildModel
import MetadataInput
import Testing

/// Secrets that a look at the written bytes alone would pass: escaped, decoded later, in odd case.
@Suite struct HiddenSpellingTests {
    private static let escaped = [
        "gh%70_ZbCdEf0123456789AbCdEf0123456789AbCd", "gh%2570_ZbCdEf0123456789AbCdEf0123456789",
        "gh%25%37%30_ZbCdEf0123456789AbCdEf0123456789", "ghp_Zb%43dEf0123456789AbCdEf0123456789",
        "ghp_ZbCdEf0123456789%41bCdEf0123456789", "glpat%2DZbCdEf0123456789AbCd",
        "xoxb%2D0123456789%2DZbCdEf0123456789", "%41KIAIOSFODNN7EXAMPLE0123456789",
        "eyJhbGciOiJIUzI1NiJ9%2EeyJzdWIiOiIxIn0%2E0123456789",
        "eyJhbGciOiJIUzI1NiJ9%252EeyJzdWIiOiIxIn0%252E0123456789",
        "-----BEGIN%20RSA%20PRIVATE%20KEY-----%0A0123456789",
        "%2D----BEGIN RSA PRIVATE KEY-----%0A0123456789",
        "-----BEGIN+RSA+PRIVATE+KEY-----%0A0123456789",
        "hooks.slack%2Ecom%2Fservices%2FT0000%2FB0000%2F0123456789",
    ]

    @Test(arguments: escaped)
    func `a token with escaped letters or marks leaves the text`(token: String) {
        for text in [token, "https://h.example/x/" + token, "a " + token] {
            let redacted = Redactor.text(text)
            #expect(!redacted.contains("0123456789"), "\(redacted)")
            #expect(!Redactor.path(text).contains("0123456789"))
            #expect(Redactor.text(redacted) == redacted)
        }
    }

    @Test(arguments: [
        ("https://h/gh%70_0123456789abcdef/x?a=%41", "https://h/REDACTED/x?a=%41"),
        ("a%20glpat%2DabcdEFGH1234%2Fx", "a%20REDACTED%2Fx"),
        ("x%2Fghp_0123456789abcdef%2Fghp_0123456789abcdef", "x%2FREDACTED%2FREDACTED"),
        ("ghp_0123456789%zz", "REDACTED%zz"), ("é%C3%A9gh%70_0123456789", "é%C3%A9REDACTED"),
    ])
    func `what is around an escaped token stays as written`(text: String, shown: String) {
        #expect(Redactor.text(text) == shown)
    }

    @Test(arguments: [
        "https://h/a%20b%2Fc%252Fd", "100%25", "%", "%2", "%zz", "a%41KIA", "%67hp", "%2525252541",
        "https://h/x?platform=linux%2Farm64", "sha%2D7bab380", "%2D%2D%2D%2D%2DBEGIN",
    ])
    func `escapes that hide nothing stay`(text: String) { #expect(Redactor.text(text) == text) }

    @Test(
        arguments: escaped + ["https%3A%2F%2Fu%3A0123456789%40h", "tok%65n%3D0123456789"],
        ["subdir", "ref", "branch", "tag", "checksum", "commit"]
    )
    func `no part of a git address is decoded into a secret`(value: String, key: String) {
        for address in [
            "https://h.example/a.git?", "git@h.example:a?", "https://h.example/a.git?ref=x&",
        ] {
            let text = address + key + "=" + value
            let source = SourceReference.classify(type: "git", reference: text)
            #expect(!"\(source)".contains("0123456789"), "\(source)")
            for part in [source.identity, source.reference, source.subdirectory ?? ""] {
                #expect(Text(Redactor.text(part.string)) == part)
            }
        }
    }

    @Test(arguments: [
        ("dir%20a", "dir a"), ("a%2Fb", "a/b"), ("src", "src"),
    ])
    func `a plain directory of a git address is decoded`(value: String, shown: String) {
        let text = "https://h.example/a.git?subdir=" + value
        let source = SourceReference.classify(type: "git", reference: text)
        #expect(source.subdirectory == Text(shown))
    }

    @Test func `a record line with a decoded directory is read back as itself`() throws {
        let json = """
            {"containerimage.buildinfo":{"frontend":"dockerfile.v0","attrs":{"context":\
            "https://h.example/a.git?ref=x&subdir=gh%70_ZbCdEf0123456789AbCdEf0123456789AbCd"},\
            "sources":[]},"image.name":"r.example/a:1"}
            """
        let rules = try plainRules()
        let findings = FileReading.read(Array(json.utf8), file: "f.json", rules: rules)
        #expect(!"\(findings)".contains("0123456789"))
        #expect("\(findings)".contains("REDACTED"))
    }

    @Test(arguments: [
        "ToKeN", "PASSword", "sEcReT", "SECRETvalue", "TOKENvalue", "ToKeNvalue", "PaSsWoRd",
        "dbPASSword", "mYpAsSwOrD", "dbPaSs", "aPiKeY", "kEy", "aUtH", "DBpat", "APIkey",
        "cReDeNtIaLs", "SeSsIoN", "PASSwords", "mySECRETs", "SECRETvalueX",
    ])
    func `a secret name in odd case is one`(name: String) {
        for name in [name, "build-arg:" + name, "MY_" + name, name + "2", "x." + name + "-y"] {
            #expect(Redactor.isSecretName(name), "\(name)")
        }
        #expect(Redactor.text("https://h/x?\(name)=s3cr3t") == "https://h/x?\(name)=REDACTED")
    }

    @Test(arguments: [
        "AUTHOR", "Author", "AuthorName", "AUTHORname", "tokenizerPath", "TOKENizerPath",
        "useLibsecret", "SecretaryName", "myCompass", "GitHubRepo",
        "goVersion", "GOVersion", "iPad", "OSName", "HTTPProxy", "nodeVERSION", "Expat", "Spat",
        "eBPFVersion", "passengerName",
    ])
    func `a name in mixed case that only sounds like a secret stays`(name: String) {
        #expect(!Redactor.isSecretName(name))
    }

    @Test(arguments: [
        "http://u:s3cr3t@sha256:1234567/x", "https://s3cr3t@sha256:1234567", "u:s3cr3t@%68/x",
        "http://u:s3cr3t@sha256:" + String(repeating: "ab", count: 32) + "/x",
        "u:s3cr3t@sha256:1234567/x", "u:s3cr3t@(h)/db", "u:s3cr3t@/db", "u:s3cr3t@{h}/db",
        "u:s3cr3t@tcp(h:3306)/db", "docker-image://u:s3cr3t@", "u:s3cr3t@",
        "docker-image://u:1s3cr3t@", "h.io/u:1s3cr3t@",
        "http://u:1/s3cr3t@h", "http://u:4873/s3cr3t@db.example/x", "http://u:80/a/s3cr3t@h:5432/x",
        "u:s3cr3t@$HOST/x",
    ])
    func `a password stands before any host`(text: String) {
        let redacted = Redactor.text(text)
        #expect(!redacted.contains("s3cr3t"), "\(redacted)")
        #expect(Redactor.text(redacted) == redacted)
        for type in [nil, "docker-image", "git", "http", "oci-layout", "odd"] {
            let source = SourceReference.classify(type: type, reference: text)
            #expect(!"\(source)".contains("s3cr3t"), "\(type ?? "")")
        }
    }

    @Test(arguments: [
        "http://nexus:8081/left-pad@1.2.3", "http://nexus:8081/left-pad@latest",
        "http://athens:3000/h.example/m/@v/v1.2.3.zip", "http://localhost:5000/a@b.example",
        "https://h.example:8443/x@b.example", "http://nexus:8081/@scope/x",
        "http://registry:5000/a@" + Sample.alpine, "docker-image://alpine@" + Sample.alpine,
        "docker-image://alpine:3.15@", "alpine:20-slim@", "h.io/a:v2@", "alpine:latest@",
        "docker-image://alpine@sha256:1234567", "oci-layout://store@sha256:1234567",
    ])
    func `what is behind a port stays`(text: String) { #expect(Redactor.text(text) == text) }
}

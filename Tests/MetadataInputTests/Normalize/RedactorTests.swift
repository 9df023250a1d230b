import BuildModel
import MetadataInput
import Testing

@Suite struct RedactorTests {
    /// Each holds the word that must vanish.
    static let secrets: [(text: String, secret: String)] = [
        ("https://user:s3cr3tpw@h/x.git#main", "s3cr3tpw"), ("https://s3cr3tpw@h/x", "s3cr3tpw"),
        ("https://u:s3cr3t%zz@h", "s3cr3t"), ("see https://u:s3cr3t@h/x and more", "s3cr3t"),
        ("https://u:s3cr/3t@h/x", "s3cr"), ("https://u:s3@cr3t@h/x", "s3"),
        ("https:/u:s3cr3t@h/x", "s3cr3t"),
        ("//u:s3cr3t@h/x", "s3cr3t"), ("https:\\\\u:s3cr3t@h", "s3cr3t"),
        ("HTTPS://U:S3cr3t@H", "S3cr3t"),
        ("git:s3cr3t@host:o/r.git", "s3cr3t"), ("ssh://git:s3cr3t@h:22/x", "s3cr3t"),
        ("https%3A%2F%2Fu%3As3cr3t%40h%2Fx", "s3cr3t"),
        ("a=https://u:s3cr3t@h,b=https://u:t0ps@k", "t0ps"),
        ("https://ok.example/\"https://u:s3cr3t@h\"", "s3cr3t"),
        ("postgres://u:s3cr3t@db/x", "s3cr3t"),
        ("redis://:s3cr3t@db", "s3cr3t"), ("https://u:s3cr3t@[::1]:80/x", "s3cr3t"),
        ("https://x-access-token:ghs_abc@github.com/a/b", "ghs_abc"),
        ("https://u:p\u{301}s3cr3t@h", "s3cr3t"),
        ("docker-image://u:s3cr3t@h/x", "s3cr3t"), ("<https://u:s3cr3t@h>", "s3cr3t"),
        ("https://h/x?token=s3cr3t", "s3cr3t"),
        ("https://h/x?a=b&access_token=s3cr3t&c=d", "s3cr3t"),
        ("https://h/x?auth=s3cr3t", "s3cr3t"), ("https://h/x?sig=s3cr3t&se=2024x", "2024x"),
        ("https://h/x?signature=s3cr3t", "s3cr3t"), ("https://h/x?key=s3cr3t#f", "s3cr3t"),
        ("https://h/x?apikey=s3cr3t", "s3cr3t"), ("https://h/x?password=s3cr3t", "s3cr3t"),
        ("https://h/x?client_secret=s3cr3t", "s3cr3t"), ("https://h/x?code=s3cr3t", "s3cr3t"),
        ("https://h/x?X-Amz-Signature=s3cr3t&X-Amz-Credential=t0ps", "t0ps"),
        ("https://h/x?X-Goog-Signature=s3cr3t", "s3cr3t"),
        ("https://h/x?%74oken=s3cr3t", "s3cr3t"), ("https://h/x?TOKEN=s3cr3t", "s3cr3t"),
        ("https://h/x#access_token=s3cr3t", "s3cr3t"), ("https://h/x?a;token=s3cr3t", "s3cr3t"),
        ("https://h/x%3Ftoken=s3cr3t", "s3cr3t"),
        ("https%3A//h/x%3fa=b%26token%3Ds3cr3t", "s3cr3t"),
        ("https://h/x?token=a%26s3cr3t", "s3cr3t"), ("https://h/x%23a=b&token=s3cr3t", "s3cr3t"),
        ("https://h/x?u=https%3A%2F%2Fk%2F%3Fa%3Db%26token%3Ds3cr3t&c=d", "s3cr3t"),
        ("git@h:r.git?token=s3cr3t", "s3cr3t"), ("https://h/?AWSAccessKeyId=s3cr3t", "s3cr3t"),
        ("https://h/?sp=r&sv=t0ps&sig=x", "t0ps"), ("x?privateToken=s3cr3t", "s3cr3t"),
        ("ghp_EXAMPLEonlyNotARealToken00000000000000", "EXAMPLE"),
        ("a gho_0123456789abcdef b", "0123456789"),
        ("ghs_0123456789abcdef", "0123456789"), ("ghu_0123456789abcdef", "0123456789"),
        ("ghr_0123456789abcdef", "0123456789"),
        ("github_pat_11ABCDEFG0abcdefgh_ijkl", "11ABC"),
        ("glpat-0123456789abcdefghij", "0123456789"),
        ("AKIAIOSFODNN7EXAMPLE", "IOSFODNN"), ("key:ASIAIOSFODNN7EXAMPLE", "IOSFODNN"),
        ("xoxb-0123456789-abcdef", "0123456789"),
        ("xoxp-0123456789-abcdef", "0123456789"), ("xapp-1-A0123456789", "A0123456789"),
        ("npm_0123456789abcdefghijABCDEFGHIJ012345", "0123456789"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl", "c2lnbmF0"),
        ("Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.", "eyJzdWI"),
        ("-----BEGIN RSA PRIVATE KEY-----\nMIIEow\n-----END RSA PRIVATE KEY-----", "MIIEow"),
        ("x -----BEGIN OPENSSH PRIVATE KEY-----b3Bl", "b3Bl"),
        ("sk-proj-Ab0123456789Ab0123456789", "Ab0123"), ("sk_live_0123456789abcdef", "0123456789"),
        ("dckr_pat_0123456789abcdef", "0123456789"),
        ("hf_abcdefghijABCDEFGHIJabcdefghijABCD", "abcdefghij"),
        ("hvs.CAESIJ0123456789abcdefgh", "CAESIJ"), ("pypi-AgEIcHlwaS5vcmcCJGFiY2RlZg", "cHlwaS5v"),
        ("SG.abcdefghijklmnop0123AB.abcdefghijklmnop0123456789", "abcdefgh"),
        ("AIzaSyA0123456789abcdefghijklmnopqrstuv", "0123456789"),
        ("https://hooks.slack.com/services/T0000/B0000/s3cr3t", "s3cr3t"),
        ("https://h/ghp_0123456789abcdef/x", "0123456789"),
        ("dop_v1_0123456789abcdef0123456789abcdef", "0123456789"),
        ("a.xoxb-0123456789-abcdef", "0123456789"), ("(ghp_0123456789abcdef)", "0123456789"),
    ]

    @Test(arguments: secrets)
    func `a secret leaves the text`(text: String, secret: String) {
        let redacted = Redactor.text(text)
        #expect(!redacted.contains(secret))
        #expect(Redactor.text(redacted) == redacted)
        for type in [nil, "docker-image", "git", "http", "oci-layout", "odd", "docker-image+blob"] {
            let source = SourceReference.classify(type: type, reference: text)
            #expect(!"\(source)".contains(secret))
        }
        #expect(!"\(ImageNames.parse(text))".contains(secret))
        let found = AttributeFilter(show: ["*", "**"]).filter([
            ("build-arg:X", text), ("label:x", text), ("context", text), ("context:a", text),
            ("target", text), ("source", text), ("cmdline", text), ("vcs:source", text),
            ("vcs:revision", text), ("filename", text), ("attest:sbom", "generator=" + text),
            ("odd", text), (text, "1"), ("build-arg:" + text, "1"), ("ulimit", text),
            ("platform", text),
        ])
        #expect(!"\(found)".contains(secret))
    }

    @Test(arguments: [
        "https%3A%2F%)2Fu@@@@@@h@@/$@@0h",
        "http://[::git@giths.ugaimage.name:a/b.giteyJaymainit@giths.ugaimage.name::Int::eyJ",
        String(repeating: "a:b@c:", count: 3000), String(repeating: "//a@", count: 3000),
        String(repeating: "?%3Ftoken%3D", count: 3000),
        String(repeating: "x%2f%2f%40:", count: 3000),
    ])
    func `redacting twice changes nothing more`(text: String) {
        let redacted = Redactor.text(text)
        #expect(Redactor.text(redacted) == redacted)
        for type in [nil, "git", "http", "dock@er", "oci-layout", "docker-image"] {
            let source = SourceReference.classify(type: type, reference: text)
            for name in [source.identity, source.reference, source.canonicalName] {
                #expect(Text(Redactor.text(name.string)) == name)
            }
        }
    }

    @Test func `at least sixty secrets are tried`() { #expect(Self.secrets.count >= 60) }

    @Test(arguments: [
        ("https://u:p@h/x", "https://h/x"), ("git:p@host:o/r", "git@host:o/r"),
        ("git@github.com:o/r.git", "git@github.com:o/r.git"),
        ("https://h/x?a=1&token=2&b=3", "https://h/x?a=1&token=REDACTED&b=3"),
        ("https://h/x?token=", "https://h/x?token="),
        ("https://h/x?se=1&sp=2", "https://h/x?se=1&sp=2"),
        ("https://h/x?X-Amz-Date=1&a=2", "https://h/x?X-Amz-Date=REDACTED&a=2"),
        ("https://h/x?x-goog-date=1&a=2", "https://h/x?x-goog-date=REDACTED&a=2"),
        ("https://h/x?sig=1&se=2&a=3", "https://h/x?sig=REDACTED&se=REDACTED&a=3"),
        ("a ghp_0123456789abcdef b", "a REDACTED b"),
        ("glpat-abcdefgh glpat-abcdefg", "REDACTED glpat-abcdefg"),
        ("npm_abcdefgh01234567 npm_abcdefgh0123456", "REDACTED npm_abcdefgh0123456"),
        ("ssh://git@github.com:22/o/r.git", "ssh://github.com:22/o/r.git"),
        (
            "\"https://h/x?token=a\" <https://h/?code=b>\n'#key=c'",
            // A quote or a blank may be part of a secret, so its value ends at the next mark.
            "\"https://h/x?token=REDACTED#key=REDACTED"
        ),
        (
            "https://h/x?Signature=1&CODE=2&Hmac=3",
            "https://h/x?Signature=REDACTED&CODE=REDACTED"
                + "&Hmac=REDACTED"
        ),
        ("eyJabc.abcd.e eyJab.abcd.e eyJabc.abc.e", "REDACTED eyJab.abcd.e eyJabc.abc.e"),
        ("sk-abcdefghij0123456789 sk-Abcdefghij0123456789", "sk-abcdefghij0123456789 REDACTED"),
    ])
    func `what is around a secret stays`(text: String, shown: String) {
        #expect(Redactor.text(text) == shown)
    }

    @Test(arguments: [1, 3, 6, 7, 8, 20, 500])
    func `a text that hides secrets behind secrets is hidden as a whole at last`(count: Int) {
        let redacted = Redactor.text(
            "https://" + String(repeating: "s3cr3t@//", count: count) + "h"
        )
        #expect(!redacted.contains("s3cr3t"))
        #expect((redacted == Redactor.mark) == (count > 7))
    }

    @Test func `the path of a file loses its tokens alone`() {
        #expect(Redactor.path("a/ghp_0123456789abcdef/b.json") == "a/REDACTED/b.json")
        #expect(Redactor.path("https:/u:p@h/x?token=1") == "https:/u:p@h/x?token=1")
    }

    @Test func `the value of a parameter is hidden where its name is too long to look at`() {
        let name = String(repeating: "a", count: 128)
        #expect(Redactor.text("https://h/?\(name)=1") == "https://h/?\(name)=1")
        #expect(Redactor.text("https://h/?a\(name)=1") == "https://h/?a\(name)=REDACTED")
    }

    @Test(arguments: [
        "TOKEN", "NPM_TOKEN", "npmToken", "API_KEY", "apikey", "apiKey", "APIKey", "APIKEY",
        "GITHUB_TOKEN", "privateKey", "accessKeyId", "dbpassword",
        "DB_PASS", "MYSQL_PWD", "PGPASSWORD", "auth", "AUTH", "oauth2", "aws.secret.access",
        "cert-file", "DSN", "DB_CONN", "session_id", "COOKIE",
        "label:com.example.token", "build-arg:token", "SSH_PRIVATE", "credentials",
        "REGISTRY_CREDS", "tokens", "TOKEN2", "githubtoken", "GH_PAT", "_auth",
        "build-arg:AWS_SECRET_ACCESS_KEY", "HTTPAuth", "JWT", "passphrase", "PASSWORDs", "TOKENs",
    ])
    func `a name tells of a secret`(name: String) { #expect(Redactor.isSecretName(name)) }

    @Test(
        arguments: [
            "AUTHOR", "author", "authors", "label:org.opencontainers.image.authors",
            "KEYCLOAK_VERSION", "MONKEY", "keyboard", "TOKENIZER", "tokenizer", "PASSENGER",
            "COMPASS", "bypass", "certbot", "SECRETARY", "VERSION", "GO_VERSION", "connect",
            "connector",
            "build-arg:BASE", "filename", "context:base", "path", "PATH", "patch", "", "é", "K",
            "org.opencontainers.image.created", "SOURCE_DATE_EPOCH",
        ]
    )
    func `a name tells of no secret`(name: String) { #expect(!Redactor.isSecretName(name)) }
}

@Suite struct BenignTests {
    /// Values, names and digests as real files have them, and more made from them.
    static let values: [String] = {
        var list = [
            "1.2.3", "v1.2.3-rc.1+build.5", "latest", "true", "false", "0", "-1", "3.14",
            "linux/amd64", "linux/amd64,linux/arm64", "release", "master",
            "./test/Dockerfile", "/usr/local/bin", "src/main", "2024-05-15T08:46:14.246Z",
            "2024-05-15", "02:10:00", "MIT", "Apache-2.0", "GPL-3.0-or-later",
            "https://github.com/docker/test-docker-action", "http://mirror.example.org/debian",
            "https://h:8443/a/b", "debian:bookworm-slim", "golang:1.21-alpine",
            "docker.io/library/alpine:3.18", "ghcr.io/o/r", "localhost:5000",
            "registry.example:5000/a/b:c", "", "Example", "-s", "--release",
            "x86_64-unknown-linux-musl",
            "1700000000", "go1.21.3", "20-alpine", "~/.cache", "a,b,c",
            "MyVeryLongCamelCaseNameForAClassOfThings", "äöü", "日本語", "node20", "bookworm-slim",
            "debian:bookworm-slim@" + Sample.alpine, "docker.io/library/alpine@" + Sample.xx,
            "alpine@sha512:" + String(repeating: "ab", count: 64),
            Sample.alpine, Sample.commit, Sample.longCommit, String(Sample.commit.prefix(12)),
            "sha-7bab380", "refs/pull/7/merge", "refs/heads/main",
            "skaffold-build-image-with-a-long-name-2024", "npm_config_registry", "sk-learn",
            "ghp_x", "AKIA", "eyJ", "xoxb-1", "550e8400-e29b-41d4-a716-446655440000",
        ]
        var generator = SeededGenerator(seed: 42)
        for index in 0..<60 {
            let hex = (0..<64).map { _ in "0123456789abcdef".randomElement(using: &generator) ?? "0"
            }
            let digest = "sha256:" + String(hex)
            list += [
                digest, String(hex.prefix(40)), "v\(index).\(index * 7).0",
                "app-\(index)/x:\(index)@" + digest,
            ]
        }
        return list
    }()

    @Test func `at least two hundred are tried`() { #expect(Self.values.count >= 200) }

    @Test func `benign values are shown as they are`() {
        for value in Self.values {
            #expect(Redactor.text(value) == value)
            #expect(PlainValue.isPlain(value), "\(value)")
            let found = AttributeFilter().filter([("build-arg:X", value), ("label:x", value)])
            #expect(found.shown.map(\.value.string) == [value, value])
            #expect(found.hidden.isEmpty)
        }
    }

    @Test func `references of sources are shown as they are`() {
        for value in [
            "docker.io/library/alpine:3.15@" + Sample.alpine, "docker-image://alpine:3.14",
            "input:0-base", "http://127.0.0.1:8181/git/webapp.git#main",
            "https://github.com/o/r.git#" + Sample.commit,
            "https://github.com/o/r.git?tag=v1&checksum=34685b0f",
            "git@github.com:o/r.git#main:sub",
            "pkg:docker/tonistiigi/xx@1.2.1?digest=\(Sample.xx)&platform=linux%2Farm64",
            "pkg:docker/localhost%3A5000/app@1", "pkg:docker/x@sha256%3A" + Sample.longCommit,
            "oci-layout://store:1@" + Sample.xx, "docker-image://localhost:5000/a:1@" + Sample.xx,
            "https://packages.example.org/@scope/pkg/-/pkg-1.0.0.tgz",
            "local:assets", "docker-image://alpine@sha256:...",
            "https://raw.githubusercontent.com/moby/buildkit/v0.10.1/README.md",
        ] { #expect(Redactor.text(value) == value) }
    }

    @Test(arguments: [
        "a b", "line\nbreak", "tab\tb", "nul\u{0}", "a\r\nb", "x=y", "a;b", "$(x)", "`x`", "<b>",
        "\"x\"", "user:Passw0rd", "a@b.example", "https://u@h/x", "https://h/x?q",
        "https://h/x#f", "ftp://h/x", "javascript:alert(1)", String(repeating: "a", count: 65),
        "\u{202E}abc", "a\u{200B}b", "https://h/\u{301}", "a%20b",
        "a\u{2028}b",
        "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "aB3dE6gH9jK2mN5pQ8sT1v",
        "x7f9k2m4q8w1z3c5v6b0n8m2", "alpine@sha256:...", "{}", "C:\\x", "postgres://db/x",
    ])
    func `a value is not plain`(value: String) {
        #expect(!PlainValue.isPlain(value))
        let found = AttributeFilter().filter([("build-arg:X", value)])
        #expect(found.shown.isEmpty)
        #expect(found.hidden == ["build-arg:X"])
    }

    @Test func `sixty-four bytes are plain and a digest is not counted`() {
        #expect(PlainValue.isPlain(String(repeating: "a", count: 64)))
        #expect(PlainValue.isPlain(String(repeating: "a", count: 64) + "@" + Sample.alpine))
        #expect(!PlainValue.isPlain(String(repeating: "a", count: 65) + "@" + Sample.alpine))
    }
}

import BuildModel
import MetadataInput
import Testing

/// Secrets whose place or spelling is odd, and texts with the look of one that stay.
@Suite struct SecretFormsTests {
    private static let hub = "ghp_16C7e42F292c6912E7710c838347Ae178B4a"

    @Test(
        arguments: [
            "https://h.example/cb?next=%2Fx%3Ftok%3D", "https://h.example/dl/a%20",
            "https://h.example/x?u=a%3D", "https://h.example/p%2F", "https://h.example/p%252F",
            "https://h.example/x%3A", "https://h.example/x~1", "x%",
        ],
        [hub, "AKIAIOSFODNN7EXAMPLE", "glpat-abcdEFGH1234ijklMNOP", "xoxb-0123456789-abcdef"]
    )
    func `a token behind an escape leaves the text`(before: String, token: String) {
        guard before != "x%" || !token.starts(with: "AKIA") else { return }
        #expect(Redactor.text(before + token + "/x") == before + "REDACTED/x")
        #expect(Redactor.path(before + token + "/x") == before + "REDACTED/x")
    }

    @Test(arguments: [
        hub, "gho_16C7e42F292c6912E7", "ghs_16C7e42F292c6912E7710c838347Ae178B4a",
        "github_pat_11ABCDEFG0abcdefgh_ijkl", "glpat-abcdEFGH1234ijklMNOP",
        "xoxb-0123456789-abcdef", "dckr_pat_0123456789abcdef",
        "npm_0123456789abcdefghijABCDEFGHIJ012345", "sk_live_0123456789abcdef01234567",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
    ])
    func `a token that nothing else looks like leaves a word`(token: String) {
        #expect(Redactor.text("https://h.example/v1\(token)/x") == "https://h.example/v1REDACTED/x")
        #expect(Redactor.text("tok" + token) == "tokREDACTED")
    }

    @Test(arguments: [
        "highs_and_lows_of_the_north_sea", "pnpm_lockfileversioning", "task_live_streaming",
        "network_live_streaming", "disk-0123456789abcdefABCDEF", "MAKIAVELLIANPRINCES",
        "monkeyJohn.Smith.org", "a%41KIA", "100%", "x~1y",
        "half_abcdefghijABCDEFGHIJabcdefghijABCD",
        "25AKIAIOSFODNN7EXAMPLE",
    ])
    func `a word that holds the beginning of a token stays`(text: String) {
        #expect(Redactor.text(text) == text)
    }

    @Test(arguments: [
        "\"", "'", "<", ">", "`", " ", "\t", "\n", "\u{0}", "\u{7F}", "é", "%22", "%20", "{", "",
    ])
    func `a password may hold any byte`(odd: String) {
        for text in [
            "https://user:p\(odd)s3cr3t@h.example/x", "https://p\(odd)s3cr3t@h.example/x",
            "https://user:p\(odd)s3cr3t%40h.example/x",
            "https://user:p\(odd)s3cr3t%2540h.example/x",
            "user:p\(odd)s3cr3t@h.example/x", "user:p\(odd)s3cr3t@h.example",
            "//user:p\(odd)s3cr3t@h.example/x", "a https://user:p\(odd)s3cr3t@h.example",
        ] {
            // What stands before a blank here is a host, and no user.
            if odd == " ", text.starts(with: "https://p") { continue }
            expectNone("s3cr3t", of: text)
        }
    }

    @Test(arguments: [
        ("see https://u:pw@h/x or a@b.example", "see https://h/x or a@b.example"),
        ("see https://u:pw@h or a@b.example", "see https://h or a@b.example"),
        ("https://u:p w@h/x or a@b.example", "https://h/x or a@b.example"),
        ("user:p w@h.example/x", "user@h.example/x"), ("x/u:p@h/y/v:q@i", "x/u@h/y/v@i"),
    ])
    func `what is around a password stays`(text: String, shown: String) {
        #expect(Redactor.text(text) == shown)
    }

    @Test(arguments: [
        "https://user:s3cr3t@sha256:8080/x", "https://s3cr3t@sha512:80/x",
        "https://user:s3cr3t@sha256:/x", "user:s3cr3t@sha256:22/x", "user:s3cr3t@[::1]/x",
        "user:s3cr3t@h.example:5000/x", "https:u:s3cr3t@h.example/x", "h/u:s3cr3t@h.example/x",
        "containerimage.buildinfo/u:s3cr3t@h.example/x", "u:s3cr3t@müller.example",
        "pkg:docker/u:s3cr3t@h.example/x@1", "user%3As3cr3t%40h.example",
        "git:p/s3cr3t@h.example:o/r",
        "user:s3cr3t/p@h.example/x",
    ])
    func `a password is found whatever is around it`(text: String) {
        expectNone("s3cr3t", of: text)
    }

    @Test(arguments: [
        "docker-image://alpine:3@" + Sample.alpine, "localhost:5000/a:1@" + Sample.alpine,
        "alpine:3@" + Sample.alpine.prefix(19), "alpine:3@sha256:...", "git@h.example:o/r@v1",
        "alpine:3@sha512:" + String(repeating: "ab", count: 64), "context:node@20",
        "label:a@b", "build-arg:a@b", "pkg:docker/localhost%3A5000/app@1", "a: b@c",
        "https://h.example:8443/@scope/pkg", "https://h.example/x:y", "ten past 10:30",
        "see https://h.example or a@b.example", "npm:@scope/pkg",
    ])
    func `an at sign without a password stays`(text: String) {
        #expect(Redactor.text(text) == text)
    }

    @Test(arguments: [
        "?token=\"s3cr3t\"", "?token='s3cr3t'", "?token= s3cr3t", "?token=a\ts3cr3t",
        ";token=s3cr3t",
        "&token=s3cr3t", "/token=s3cr3t/x", "?pw=s3cr3t", "?dbpass=s3cr3t", "?userpwd=s3cr3t",
        "?passw=s3cr3t", "?authtkn=s3cr3t", "?hdnts=exp=1~hmac=s3cr3t", "?tok%2565n=s3cr3t",
        "?u=https%253A%252F%252Fh%253Ftoken%253Ds3cr3t", "?auth[token]=s3cr3t",
        "?auth%5Btoken%5D=s3cr3t", "?data={\"token\":\"s3cr3t\"}", "?data={\"token\" : \"s3cr3t\"}",
        "?data=%7B%22token%22%3A%22s3cr3t%22%7D", "?token=a;s3cr3t", "?token:s3cr3t",
        "?a=1&token:s3cr3t", "?\"token\"=s3cr3t",
        "?a=1,token=s3cr3t", "?%2574oken=s3cr3t", "?tok%25%36%35n=s3cr3t",
    ])
    func `a secret value leaves an address`(query: String) {
        expectNone("s3cr3t", of: "https://h.example/x" + query)
        expectNone("s3cr3t", of: "h.example/x" + query)
    }

    @Test(arguments: [
        ("https://h/x?token=\"a\"&b=2", "https://h/x?token=REDACTED&b=2"),
        ("https://h/x?a=1;token=2#f", "https://h/x?a=1;token=REDACTED#f"),
        ("https://h/x%3Ftoken%3D1%26b%3D2", "https://h/x%3Ftoken%3DREDACTED%26b%3D2"),
        ("https://h/x?u=%3Ftoken%3D1%26b=2", "https://h/x?u=%3Ftoken%3DREDACTED%26b=2"),
    ])
    func `what follows a secret value stays`(text: String, shown: String) {
        #expect(Redactor.text(text) == shown)
    }

    @Test(arguments: [
        "https://h/x?version=1;b=2", "https://h/author=me/x", "https://h/x?a=\"b\"&c='d'",
        "https://h/x?data={\"name\":\"x\"}", "https://h/year=2024/month=05/x.tgz",
        "https://h/x?monkey=1&compass=2&tokenizer=bert", "pkg:docker/x@1?platform=linux%2Farm64",
        "https://h/x?a=b=c==", "nofile=1024:1024", "https://h/x~b=2", "https://h/token/x",
        "https://h/x#token:sub", "https://h/x?a:b",
    ])
    func `a value under another name stays`(text: String) { #expect(Redactor.text(text) == text) }

    @Test(arguments: [
        "DBPASS", "PGPASS", "SMTPPASS", "ADMINPASS", "MYSQLPWD", "BASICAUTH", "PROXYAUTH",
        "REGISTRYAUTH", "AWSKEY", "ENCKEY", "APPKEY", "CLIENTSECRETS", "MYSECRETS", "DBPASSWORDS",
        "PASSPHRASES", "PASSWORDHASH", "TOKENVALUE", "SECRETVALUE", "SECRETKEYBASE", "GITHUBPAT",
        "DB_PW", "WIFI_PSK", "PASSWRD", "NPM_TKN", "TOKEN\u{200B}", "TOK\u{200B}EN", "T\u{AD}OKEN",
        "\u{FF34}\u{FF2F}\u{FF2B}\u{FF25}\u{FF2E}", "DB_\u{FF30}\u{FF37}", "sshkeys", "WPAPSK",
        "passwordFile", "PASSW0RD", "DB_PASSWORT", "keys", "KEYS", "apiKeys", "secretId",
        "TOKENISSUER", "RUBYPASS", "SNAPSHOTKEY", "COMMONKEYS",
        String(repeating: "a", count: 100) + "token",
    ])
    func `a name that joins words tells of a secret`(name: String) {
        for name in [name, "build-arg:" + name, "label:org.example." + name, "MY_" + name] {
            #expect(Redactor.isSecretName(name), "\(name)")
        }
    }

    @Test(arguments: [
        "COMPASS", "BYPASS", "MONKEY", "KEYBOARD", "PASSENGER", "TOKENIZERS", "TOKENIZATION",
        "tokenised", "SECRETARIAT", "SEAMONKEY", "VALKEY_VERSION", "TURKEY", "HOTKEYS", "AUTHORITY",
        "AUTHORS", "PASSAGE", "PASSTHROUGH", "EXPAT_VERSION", "COMPAT", "PATH", "PIN", "HOCKEY",
        "LOWPASS", "KEYCLOAK", "MULTIPASS", "PASSWORDLESS", "SPW", "\u{FF21}", "tok", "YUBIKEY",
        "LIBSECRET_VERSION", "GOPASS", "tokenizerPath",
        "CLASSPATH", "MAKEPASSES", "NPWORKERS",
    ])
    func `a name that only sounds like a secret stays`(name: String) {
        #expect(!Redactor.isSecretName(name))
        #expect(AttributeFilter().filter([("build-arg:" + name, "1")]).hidden.isEmpty)
    }

    private func expectNone(_ secret: String, of text: String) {
        let redacted = Redactor.text(text)
        #expect(!redacted.contains(secret), "\(redacted.debugDescription)")
        #expect(Redactor.text(redacted) == redacted)
        for type in [nil, "docker-image", "git", "http", "oci-layout", "odd"] {
            let source = SourceReference.classify(type: type, reference: text)
            #expect(!"\(source)".contains(secret), "\(type ?? "")")
        }
        #expect(!"\(ImageNames.parse(text))".contains(secret))
        let found = AttributeFilter(show: ["*"]).filter([("context", text), ("target", text)])
        #expect(!"\(found)".contains(secret))
    }
}

import BuildModel
import MetadataInput
import Testing

@Suite struct GitReferenceTests {
    @Test(
        arguments: [
            ("https://github.com/o/r.git#master", "git://github.com/o/r#master", nil, nil),
            (
                "git@github.com:o/r.git#master:sub/dir", "git://github.com/o/r#master", nil,
                "sub/dir"
            ),
            ("ssh://git@github.com:22/o/r.git", "git://github.com/o/r#HEAD", nil, nil),
            (
                "https://github.com/o/r.git?branch=main&subdir=x", "git://github.com/o/r#main", nil,
                "x"
            ),
            (
                "https://github.com/o/r.git?ref=refs%2Fheads%2Fmain", "git://github.com/o/r#main",
                nil, nil
            ),
            ("github.com/o/r#main", "git://github.com/o/r#main", nil, nil),
            ("https://github.com/o/r.git#main?x", "git://github.com/o/r#main?x", nil, nil),
            ("https://xxxxx:xxxxx@github.com/o/r.git#v1", "git://github.com/o/r#v1", nil, nil),
            (
                "https://github.com/o/r.git#refs/pull/7/merge",
                "git://github.com/o/r#refs/pull/7/merge", nil, nil
            ),
            (
                "https://github.com/o/r.git#" + Sample.commit, "git://github.com/o/r",
                Sample.commit, nil
            ),
            (
                "https://github.com/o/r.git#" + Sample.longCommit, "git://github.com/o/r",
                Sample.longCommit, nil
            ),
            (
                "https://github.com/o/r.git?tag=v1&checksum=34685b0f", "git://github.com/o/r#v1",
                "34685b0f", nil
            ),
            (
                "https://github.com/o/r.git?commit=" + Sample.commit, "git://github.com/o/r",
                Sample.commit, nil
            ),
            (
                "https://github.com/o/r.git?checksum=34685b0f", "git://github.com/o/r#HEAD",
                "34685b0f", nil
            ),
            ("https://github.com/o/r.git?checksum=xyz", "git://github.com/o/r#HEAD", nil, nil),
            ("https://github.com/o/r.git#:sub", "git://github.com/o/r#HEAD", nil, "sub"),
            (
                "https://github.com/o/r.git#main:../../..", "git://github.com/o/r#main", nil,
                "../../.."
            ),
            ("https://github.com/o/r.git#main:/", "git://github.com/o/r#main", nil, nil),
            ("https://GitHub.com/O/R.git#refs/heads/Main", "git://github.com/O/R#Main", nil, nil),
            ("git://github.com/o/r.git#refs/tags/v1", "git://github.com/o/r#v1", nil, nil),
            (
                "http://127.0.0.1:8181/git/webapp.git#main", "git://127.0.0.1:8181/git/webapp#main",
                nil, nil
            ),
            ("https://github.com:443/o/r.git/#main", "git://github.com/o/r#main", nil, nil),
            ("git://github.com:9418/o/r.git", "git://github.com/o/r#HEAD", nil, nil),
            ("ssh://git@[2001:DB8::1]:22/o/r.git#a", "git://[2001:db8::1]/o/r#a", nil, nil),
            ("ssh://git@[::1]:2222/o/r.git#a", "git://[::1]:2222/o/r#a", nil, nil),
            ("https://h/r.git#34685b0f", "git://h/r#34685b0f", nil, nil),
            (
                "https://h/r.git#refs/heads/" + Sample.commit,
                "git://h/r#refs/heads/" + Sample.commit, nil, nil
            ),
            ("git+https://github.com/o/r@refs/heads/main", "git://github.com/o/r#main", nil, nil),
        ] as [(String, String, String?, String?)]
    )
    func `a repository and a ref have one name`(
        raw: String,
        identity: String,
        commit: String?,
        subdirectory: String?
    ) throws {
        let git = try #require(GitReference(raw))
        #expect(git.identity.string == identity)
        #expect(git.commit?.string == commit)
        #expect(git.subdirectory?.string == subdirectory)
        // A commit is not part of the identity, so it has to be asked for again.
        let again = git.ref == nil ? identity + "#" + (commit ?? "") : identity
        #expect(GitReference(again)?.identity.string == identity)
    }

    @Test(arguments: [
        "", "https://", "https://github.com", "https://github.com/", "https://h/.git",
        "ftp://h/r.git",
        "https://h o/r.git", "https://github.com\\@evil.example/r.git", "https:/evil/r.git",
        "javascript:alert(1)", "docker.io/library/alpine@" + Sample.alpine, "h:path",
        "https://h:99999/r.git",
        "https://h:x/r.git", "https://[::1/r.git",
    ])
    func `no repository is found in`(raw: String) {
        #expect(GitReference(raw) == nil)
    }

    @Test(
        arguments: [
            ("https://github.com/o/r.git#main", nil, true), ("https://github.com/o/r", nil, false),
            ("https://github.com/o/r", "sha1", true), ("git@github.com:o/r.git#main", nil, true),
            ("git://h/r", nil, true), ("ssh://h/r", "sha256", true),
            ("http://h/r.git?ref=x", nil, true),
            ("http://h/r.git", "sha256", true), ("https://h/x?y=r.git", nil, false),
            ("https://h/x#r.git", nil, false), ("https://h/r.git/", nil, false),
            ("alpine@" + Sample.alpine, nil, false), ("github.com/o/r", nil, false),
            ("", nil, false),
        ] as [(String, String?, Bool)]
    )
    func `git is told from a download`(raw: String, algorithm: String?, isGit: Bool) {
        #expect(GitReference.isGit(raw, digestAlgorithm: algorithm) == isGit)
    }

    @Test func `a bare host counts for a context only`() {
        #expect(GitReference.isGit("github.com/o/r", isContext: true))
        #expect(!GitReference.isGit("gitlab.com/o/r", isContext: true))
    }
}

@Suite struct HTTPReferenceTests {
    @Test(arguments: [
        ("https://Example.COM/A/b?c=%2f%aZ", "https://example.com/A/b?c=%2F%aZ"),
        ("HTTP://h", "http://h/"), ("http://h:80/x", "http://h/x"),
        ("https://h:80/x", "https://h:80/x"),
        ("https://h:443/x#frag", "https://h/x"), ("https://h:/x", "https://h/x"),
        ("https://u:p@h/x", "https://h/x"), ("https://h?q", "https://h/?q"),
        ("https://h/%e4%bd", "https://h/%E4%BD"), ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("https://h/a#javascript:alert(1)", "https://h/a"), ("https://h:08443/", "https://h:8443/"),
    ])
    func `a URL has one form`(raw: String, identity: String) throws {
        let reference = try #require(HTTPReference(raw))
        #expect(reference.identity.string == identity)
        #expect(HTTPReference(identity)?.identity.string == identity)
    }

    @Test(arguments: [
        "", "h/x", "ftp://h/x", "//evil.example/x", "https:/\\evil.example", "https://",
        "https:///x",
        "javascript:alert(1)", "https://github.com\\@evil.example/", "https://a b/",
        "https://h:1x/",
        "data:text/html,x", "https://h\u{0}/",
    ])
    func `is no URL of a download`(raw: String) {
        #expect(HTTPReference(raw) == nil)
    }
}

@Suite struct PackageURLTests {
    @Test(
        arguments: [
            (
                "pkg:docker/alpine@3.13?platform=linux%2Famd64", "docker.io/library/alpine:3.13",
                "linux/amd64"
            ),
            (
                "pkg:docker/alpine@latest?platform=linux%2Farm64",
                "docker.io/library/alpine:latest", "linux/arm64"
            ),
            ("pkg:docker/docker/dockerfile@1", "docker.io/docker/dockerfile:1", nil),
            ("pkg:docker/ghcr.io/foo/bar@v2?", "ghcr.io/foo/bar:v2", nil),
            ("pkg:docker/localhost%3A5000/app@1", "localhost:5000/app:1", nil),
            (
                "pkg:docker/tonistiigi/xx?digest=\(Sample.xx)&platform=linux%2Farm%2Fv7",
                "docker.io/tonistiigi/xx@" + Sample.xx, "linux/arm/v7"
            ),
            (
                "pkg:docker/alpine@3.13?digest=" + Sample.alpine,
                "docker.io/library/alpine:3.13@" + Sample.alpine, nil
            ),
            (
                "pkg:docker/x@sha256%3A" + Sample.longCommit,
                "docker.io/library/x@sha256:" + Sample.longCommit, nil
            ),
            ("pkg:docker/x", "docker.io/library/x:latest", nil),
            ("pkg://docker/x@1#sub", "docker.io/library/x:1", nil),
        ] as [(String, String, String?)]
    )
    func `a package URL stands for an image`(raw: String, name: String, platform: String?) throws {
        let url = try #require(PackageURL(raw))
        #expect(url.image?.canonicalName.string == name)
        #expect(url.platform?.description == platform)
    }

    @Test(arguments: [
        "pkg:docker/", "pkg:docker", "pkg:npm/x@1", "pkg:docker/a%2", "pkg:docker/a%zz",
        "pkg:docker/a%ff",
        "pkg:docker/a@%c0%af", "pkg:docker/a?platform=%", "docker/x", "",
    ])
    func `a broken package URL is none`(raw: String) {
        #expect(PackageURL(raw) == nil)
    }
}

@Suite struct PlatformNameTests {
    @Test(arguments: [
        ("linux/amd64", "linux/amd64"), ("linux/x86_64", "linux/amd64"),
        ("linux/x86-64", "linux/amd64"),
        ("linux/aarch64", "linux/arm64"), ("linux/arm64/v8", "linux/arm64"),
        ("linux/arm64/8", "linux/arm64"),
        ("linux/arm64/v9", "linux/arm64/v9"), ("linux/arm", "linux/arm/v7"),
        ("linux/arm/7", "linux/arm/v7"),
        ("linux/arm/v7", "linux/arm/v7"), ("linux/arm/6", "linux/arm/v6"),
        ("linux/arm/v5", "linux/arm/v5"),
        ("linux/arm/v8", "linux/arm/v8"), ("armhf", "linux/arm/v7"), ("armel", "linux/arm/v6"),
        ("i386", "linux/386"), ("386", "linux/386"), ("macos/arm64", "darwin/arm64"),
        ("amd64", "linux/amd64"), ("linux/amd64/v1", "linux/amd64"),
        ("linux/amd64/v2", "linux/amd64/v2"),
        ("linux_arm_v7", "linux/arm/v7"), ("linux_amd64", "linux/amd64"),
        ("linux_x86_64", "linux/amd64"),
        ("x86_64", "linux/amd64"), ("Linux/AMD64", "linux/amd64"),
        ("linux/riscv64", "linux/riscv64"),
        ("windows(10.0.17763)/amd64", "windows/amd64"), ("js/wasm", "js/wasm"),
        ("linux/s390x", "linux/s390x"),
        ("linux/ppc64le", "linux/ppc64le"), ("linux/newarch", "linux/newarch"),
    ])
    func `platforms have one name`(raw: String, name: String) {
        #expect(PlatformName.normalize(raw)?.description == name)
        #expect(PlatformName.normalize(name)?.description == name)
    }

    @Test(arguments: [
        "", "/", "//", "linux", "linux/", "/amd64", "unknown/unknown", "unknown", "linux/<script>",
        "foo/bar",
        "linux/arm/v7/../../x", "linux/..", "linux/am d64", "linux/amd64\n", "lіnux/amd64",
        "linux//amd64",
        "linux/" + String(repeating: "a", count: 59), "linux/amd64/\u{202E}",
    ])
    func `garbage is no platform`(raw: String) {
        #expect(PlatformName.normalize(raw) == nil)
    }

    @Test(arguments: [
        "shpat_0123456789abcdef0", "AKIAIOSFODNN7EXAMPLE",
        "ghp_0123456789abcdef", "npm_0123456789abcdefgh", "a-name-of-more-bytes-than24",
        "hvs.CAESIJ0123456789abcdefgh", "eyJabc.abcd.e",
    ])
    func `a token or a long word is no platform`(word: String) {
        for raw in ["linux/" + word, "linux/arm64/" + word, "linux_" + word, word, word + "/amd64"]
        {
            #expect(PlatformName.normalize(raw) == nil, "\(raw)")
        }
        #expect(PlatformName.make(os: "linux", architecture: word) == nil)
        #expect(PlatformName.make(os: "linux", architecture: "arm64", variant: word) == nil)
        #expect(PlatformName.make(os: word, architecture: "amd64") == nil)
    }

    @Test func `no platform becomes a token in small letters`() {
        #expect(PlatformName.normalize("linux/SHPAT_0123456789ABCDEF0") == nil)
        #expect(PlatformName.make(os: "linux", architecture: "GHP_0123456789") == nil)
    }

    @Test(arguments: [
        "newarch64", "a-name-of-exactly-24-long", "loongarch64le-v2", "x86_64_v3",
    ])
    func `an architecture that is new is one`(word: String) {
        let word = String(word.prefix(24))
        let platform = PlatformName.make(os: "linux", architecture: word)
        #expect(platform?.description == "linux/" + word)
        #expect(PlatformName.normalize("linux/" + word) == platform)
    }
}

@Suite struct SourceReferenceTests {
    @Test(
        arguments: [
            (
                "docker-image", "docker.io/library/alpine:3.13", nil, SourceKind.dockerImage,
                "docker-image://docker.io/library/alpine:3.13"
            ),
            (
                "image", "alpine", nil, .dockerImage,
                "docker-image://docker.io/library/alpine:latest"
            ),
            (
                "docker-image", "ghcr.io/Foo/bar:1", nil, .dockerImage,
                "docker-image://ghcr.io/Foo/bar:1"
            ),
            (
                "docker-image", "docker-image://***/app:1", nil, .dockerImage,
                "docker-image://***/app:1"
            ),
            (
                "docker-image", "alpine:3.15@", nil, .dockerImage, "docker-image://alpine:3.15@"
            ),
            (
                "docker-image", "docker-image://alpine:3.15@", nil, .dockerImage,
                "docker-image://alpine:3.15@"
            ),
            (
                "docker-image", "docker-image://u:p@h.io/a:3.15@", nil, .dockerImage,
                "docker-image://h.io/a:3.15@"
            ),
            ("git", "https://github.com/o/r", nil, .git, "git://github.com/o/r#HEAD"),
            ("git", "https://u:p@h o/x", nil, .git, "git://h o/x"),
            ("http", "https://github.com/o/r.git", nil, .http, "https://github.com/o/r.git"),
            ("https", "https://h/x?token=abc", nil, .http, "https://h/x?token=REDACTED"),
            ("http", "javascript:alert(1)", nil, .other, "other:http:javascript:alert(1)"),
            (
                "oci-layout", "oci-layout://store/name:1@" + Sample.xx, nil, .ociLayout,
                "oci-layout://name:1"
            ),
            (
                "oci-layout", "oci-layout://store/team/name@" + Sample.xx, nil, .ociLayout,
                "oci-layout://team/name"
            ),
            ("oci-layout", "oci-layout://store@" + Sample.xx, nil, .ociLayout, "oci-layout://base"),
            ("", "alpine", nil, .dockerImage, "docker-image://docker.io/library/alpine:latest"),
            ("local", "context", nil, .other, "other:local:context"),
            ("<script>", "x", nil, .other, "other:<script>:x"),
            (
                nil, "pkg:docker/alpine@3.13?platform=linux%2Famd64", "sha256", .dockerImage,
                "docker-image://docker.io/library/alpine:3.13"
            ),
            (
                nil, "pkg:docker/GHCR.io/Foo/bar@v2", "sha256", .dockerImage,
                "docker-image://GHCR.io/Foo/bar:v2"
            ),
            (
                nil, "pkg:oci/store/name@1?digest=" + Sample.xx, "sha256", .ociLayout,
                "oci-layout://name:1"
            ),
            (nil, "pkg:oci/name?digest=" + Sample.xx, "sha256", .ociLayout, "oci-layout://name"),
            (nil, "pkg:docker/ghcr.io/o/r@1?ref_type=blob", "sha256", .blob, "blob://ghcr.io/o/r"),
            (
                nil,
                "pkg:docker/ghcr.io/o/b@1?ref_type=bundle&vcs_url=git%2Bhttps%3A%2F%2Fgithub.com%2Fo%2Fr%40main",
                "sha256", .git, "git://github.com/o/r#main"
            ),
            (
                nil, "https://github.com/o/r.git#refs/pull/1/merge", "sha1", .git,
                "git://github.com/o/r#refs/pull/1/merge"
            ),
            (nil, "git@github.com:o/r.git#main", nil, .git, "git://github.com/o/r#main"),
            (nil, "https://github.com/o/r.git#main", "sha256", .git, "git://github.com/o/r#main"),
            (
                nil, "https://github.com/o/r/file.tgz", "sha256", .http,
                "https://github.com/o/r/file.tgz"
            ),
            (nil, "kdjf83jd8s/name@" + Sample.xx, "sha256", .ociLayout, "oci-layout://name"),
            (
                nil, "ghcr.io/o/name@" + Sample.xx, "sha256", .dockerImage,
                "docker-image://ghcr.io/o/name"
            ),
            (nil, "javascript:alert(1)", nil, .other, "other:unknown:javascript:alert(1)"),
            (nil, "pkg:npm/x@1", nil, .other, "other:unknown:pkg:npm/x@1"),
            (nil, "", nil, .other, "other:unknown:"),
        ] as [(String?, String, String?, SourceKind, String)]
    )
    func `a source has a kind and an identity`(
        type: String?,
        raw: String,
        algorithm: String?,
        kind: SourceKind,
        identity: String
    ) {
        let source = SourceReference.classify(
            type: type,
            reference: raw,
            digestAlgorithm: algorithm,
            contextName: "base"
        )
        #expect(source.kind == kind)
        #expect(source.identity.string == identity)
    }

    @Test func `a package URL is shown as the reference that it stands for`() {
        let source = SourceReference.classify(
            reference: "pkg:docker/alpine@3.13?digest=" + Sample.alpine
        )
        #expect(source.reference.string == "docker.io/library/alpine:3.13@" + Sample.alpine)
        #expect(source.pinInReference == Digest(Sample.alpine).map { .digest($0) })
    }

    @Test(
        arguments: [
            ("github.com/o/r#main", "git://github.com/o/r#main"),
            ("https://u:p@h/r.git", "git://h/r#HEAD"), ("https://h/x.tgz", "https://h/x.tgz"),
            ("docker-image://alpine", "docker-image://docker.io/library/alpine:latest"),
            ("oci-layout://s@" + Sample.xx, "oci-layout://base"), ("local:x", nil),
            ("input:0-a", nil),
            ("target:x", nil), (".", nil), ("/src", nil), ("alpine", nil),
        ] as [(String, String?)]
    )
    func `a context names a source or none`(value: String, identity: String?) {
        let source = SourceReference.context(value, name: "base")
        #expect(source?.identity.string == identity)
    }

    @Test func `a drawn name of a store is no name`() {
        let raw = "pkg:oci/k3j2h4g5f6d7s8a9p0o1i2u3y?digest=" + Sample.xx
        let source = SourceReference.classify(reference: raw, contextName: "base")
        #expect(source.identity == "oci-layout://base")
        #expect(SourceReference.classify(reference: raw).identity == "oci-layout://unnamed")
    }

    @Test func `a malformed image is kept and marked`() {
        #expect(SourceReference.classify(type: "image", reference: "a@sha256:...").isMalformed)
        #expect(!SourceReference.classify(type: "image", reference: "a").isMalformed)
    }

    @Test func `the digest of a bundle is not the pin of its repository`() {
        let raw = "pkg:docker/b@1?ref_type=bundle&vcs_url=https%3A%2F%2Fu%3Apw%40h%2Fr.git"
        let source = SourceReference.classify(reference: raw, digestAlgorithm: "sha256")
        #expect(!source.ownsPin)
        #expect(source.reference.string == "https://h/r.git")
    }
}

import BuildModel
import MetadataInput
import Testing

@Suite struct ImageReferenceTests {
    @Test(
        arguments: [
            ("alpine", "docker.io/library/alpine:latest", nil),
            ("alpine:3.15", "docker.io/library/alpine:3.15", nil),
            ("docker-image://alpine:3.15", "docker.io/library/alpine:3.15", nil),
            (
                "docker.io/library/alpine:3.15@" + Sample.alpine, "docker.io/library/alpine:3.15",
                Sample.alpine
            ),
            ("docker.io/tonistiigi/xx@" + Sample.xx, "docker.io/tonistiigi/xx", Sample.xx),
            ("localhost:5000/app", "localhost:5000/app:latest", nil),
            ("localhost/app", "localhost/app:latest", nil),
            ("index.docker.io/alpine", "docker.io/library/alpine:latest", nil),
            (
                "registry-1.docker.io/library/alpine", "registry-1.docker.io/library/alpine:latest",
                nil
            ),
            ("FOO/bar:1", "FOO/bar:1", nil),
            ("docker/dockerfile:1", "docker.io/docker/dockerfile:1", nil),
            ("127.0.0.1:5000/acme/tools:nightly", "127.0.0.1:5000/acme/tools:nightly", nil),
            ("[::1]:5000/app:1", "[::1]:5000/app:1", nil),
            ("a__b/c-d.e---f:_1", "docker.io/a__b/c-d.e---f:_1", nil),
            (
                "a/b:\(String(repeating: "x", count: 128))",
                "docker.io/a/b:\(String(repeating: "x", count: 128))", nil
            ),
            (
                String(repeating: "a", count: 63),
                "docker.io/library/\(String(repeating: "a", count: 63)):latest", nil
            ),
        ] as [(String, String, String?)]
    )
    func `a reference has one name`(raw: String, name: String, digest: String?) throws {
        let reference = try #require(ImageReference(raw))
        #expect(reference.identity.string == "docker-image://" + name)
        #expect(reference.digest?.description == digest)
        #expect(reference.canonicalName.string == name + (digest.map { "@" + $0 } ?? ""))
        #expect(ImageReference(reference.canonicalName.string)?.identity == reference.identity)
    }

    @Test(arguments: [
        ("alpine", false), ("alpine:latest", true), ("alpine@" + Sample.alpine, false),
    ])
    func `a tag that was added is known`(raw: String, hadTag: Bool) {
        #expect(ImageReference(raw)?.hadTag == hadTag)
    }

    @Test(arguments: [
        "", ":", "/", "a/", "/a", "a//b", "ghcr.io/Foo/bar:1", "Alpine", "***/app", "a_/b", "a___b",
        "a..b", "a._b", "-a", "a-", "a:", "a:-x", "a:.x", "a b", "a\n", "аlpine", "a:x/y:", "a@b",
        "a@" + Sample.alpine + "@" + Sample.alpine, "a@sha256:...", "a@SHA256:abc",
        "a@sha256:" + Sample.longCommit.dropLast(), "a@sha256:" + Sample.longCommit.uppercased(),
        Sample.longCommit, "a:" + String(repeating: "x", count: 129),
        String(repeating: "a", count: 256), "host-.io/a", "-host.io/a", "a.b:x/c", "[::1/a",
        "a@sha256:" + String(repeating: "ａ", count: 64), "..", ".", "../../tmp/pwn", "/etc/passwd",
    ])
    func `the grammar refuses`(raw: String) {
        #expect(ImageReference(raw) == nil)
    }

    @Test func `a path of 255 bytes is the longest`() {
        #expect(ImageReference("h.io/" + String(repeating: "a", count: 255)) != nil)
        #expect(ImageReference("h.io/" + String(repeating: "a", count: 256)) == nil)
    }

    @Test func `a lone identifier with a digest is a name`() {
        #expect(ImageReference(Sample.longCommit + "@" + Sample.alpine) != nil)
        #expect(ImageReference("x/" + Sample.longCommit) != nil)
    }
}

@Suite struct ImageNamesTests {
    @Test(
        arguments: [
            ("docker.io/foo/app:1", ["docker.io/foo/app:1"], "docker.io/foo/app"),
            (
                "z/app:2, a/app:1 ,z/app:2", ["docker.io/a/app:1", "docker.io/z/app:2"],
                "docker.io/z/app"
            ),
            (
                "a,b,,c",
                [
                    "docker.io/library/a:latest", "docker.io/library/b:latest",
                    "docker.io/library/c:latest",
                ], "docker.io/library/a"
            ),
            ("ghcr.io/o/app@" + Sample.alpine, [], "ghcr.io/o/app"),
            ("moby-dangling@" + Sample.alpine, [], nil),
            (
                "dangling@" + Sample.alpine + ",x:1", ["docker.io/library/x:1"],
                "docker.io/library/x"
            ),
            ("dangling:1", ["docker.io/library/dangling:1"], "docker.io/library/dangling"),
            ("<none>:<none>", [], nil),
            ("***/app", ["***/app"], "***/app"),
            ("***/app:1,ghcr.io/o/app:1", ["***/app:1", "ghcr.io/o/app:1"], "ghcr.io/o/app"),
            ("***/app:2,x.io/q@" + Sample.alpine, ["***/app:2"], "***/app"),
            ("x.io/q@" + Sample.alpine + ",***/app:2", ["***/app:2"], "x.io/q"),
            ("Foo/Bar:1", ["Foo/Bar:1"], "Foo/Bar"),
            ("FOO/BAR:1", ["FOO/BAR:1"], "FOO/BAR"),
            ("foo/bar:1", ["docker.io/foo/bar:1"], "docker.io/foo/bar"),
            ("", [], nil), (" , ", [], nil), (":1", [":1"], ":1"), ("..", [".."], ".."),
        ] as [(String, [String], String?)]
    )
    func `names are split, normalised and named`(raw: String, names: [String], repository: String?)
    {
        let result = ImageNames.parse(raw)
        #expect(result.names.map(\.string) == names)
        #expect(result.repository?.string == repository)
    }

    @Test func `ten thousand commas are ten thousand names at most`() {
        let many = (0..<10_000).map { "r.io/a\($0):1" }.joined(separator: ",")
        #expect(ImageNames.parse(many).names.count == 10_000)
        #expect(ImageNames.parse(String(repeating: ",", count: 10_000)).names.isEmpty)
    }
}

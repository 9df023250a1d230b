import BuildModel
import FleetAnalysis
import Testing

@Suite struct FixedReferencesTests {
    private static func isFixed(_ url: String) -> Bool {
        FixedReferences().contains(Text(url), kind: .http)
    }

    private static let commit = String(repeating: "0a1b2", count: 8)

    @Test(arguments: [
        // Full versions: three numbers or more, in a folder or glued to a name.
        "https://e.com/foo-1.2.3.tgz", "https://e.com/v1.2.3/x", "https://e.com/1.2.3-rc1/x",
        "https://e.com/1.2.3.4/x", "https://go.dev/dl/go1.22.1.linux-amd64.tar.gz",
        "https://raw.githubusercontent.com/o/r/v1.2.3/x", "https://nodejs.org/dist/v20.11.1/x.xz",
        "https://mirror.e.com/alpine/v3.18/main/x86_64/foo-1.2.3-r0.apk",
        // Dates.
        "https://e.com/backup/2024-05-05/f", "https://e.com/nightly-20240505.tgz",
        // Releases and archives of a tag, also where the tag is no full version.
        "https://github.com/o/r/releases/download/v1.2.3/x.tgz",
        "https://github.com/o/r/releases/download/jq-1.6/jq-linux64",
        "https://github.com/o/r/releases/download/nightly/f",
        "https://github.com/o/r/archive/refs/tags/v1.tar.gz",
        "https://github.com/o/r/archive/v1.2.tar.gz", "https://github.com/o/r/tarball/v1.2",
        "https://codeload.github.com/o/r/tar.gz/refs/tags/v1",
        "https://codeload.github.com/o/r/zip/v1.2",
        "https://raw.githubusercontent.com/o/r/refs/tags/v4/x",
        "https://gitlab.com/o/r/-/releases/v1.2/downloads/x",
        "https://gitlab.com/o/r/-/archive/v1.2/r-v1.2.tar.gz",
        // Commits, alone and in a file's name.
        "https://raw.githubusercontent.com/o/r/\(commit)/x",
        "https://github.com/o/r/archive/\(commit).tar.gz",
    ])
    func `downloads that name one release, day or commit look fixed`(url: String) {
        #expect(Self.isFixed(url))
    }

    @Test(arguments: [
        // One number or two name an interface, a suite or a line of versions.
        "https://e.com/api/v1/data.json", "https://dl.k8s.io/release/stable-1.29.txt",
        "https://deb.nodesource.com/setup_20.x", "https://nodejs.org/dist/latest-v20.x/SUMS256.txt",
        "https://e.com/dists/12/Release", "https://e.com/pub/5/index.txt", "https://e.com/jq1.6",
        "https://mirror.e.com/alpine/v3.18/main/APKINDEX.tar.gz", "https://e.com/x86_64/l.tgz",
        "https://e.com/2024/index.html", "https://e.com/2024-05/index.html",
        // Moving names in places of tags.
        "https://github.com/o/r/releases/latest/download/x.tgz",
        "https://github.com/o/r/releases/download/x.tgz",
        "https://gitlab.com/o/r/-/releases/permalink/latest/downloads/x",
        "https://github.com/o/r/archive/refs/heads/main.tar.gz",
        "https://github.com/o/r/archive/main.tar.gz", "https://github.com/o/r/tarball/v1",
        "https://gitlab.com/o/r/-/archive/main/r-main.tar.gz",
        // Heads are branches, whatever their names.
        "https://github.com/o/r/archive/refs/heads/v1.2.3.tar.gz",
        "https://raw.githubusercontent.com/o/r/refs/heads/release-1.2.3/x",
        // Numbers of a host, a port or a query, and hex that is no commit.
        "https://10.0.0.1/x", "https://e.com:8080/x", "https://e.com/x?v=1.2.3",
        "https://e.com/sha256/file", "https://e.com/\(commit)0/x", "https://e.com/0a1b2c3/x",
    ])
    func `downloads that may be renewed in place do not look fixed`(url: String) {
        #expect(!Self.isFixed(url))
    }
}

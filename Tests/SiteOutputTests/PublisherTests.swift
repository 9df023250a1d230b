import FileAccess
import Foundation
import SiteOutput
import TestSupport
import Testing

typealias Site = [String: String]

/// Publishes a site and gives what it did.
@discardableResult
func publish(
    _ site: Site,
    to directory: TemporaryDirectory,
    below: String = "",
    willDo: @escaping @Sendable (PublishStep) throws(FileError) -> Void = { _ in },
    isInterrupted: @escaping @Sendable () -> Bool = { false }
) throws(PublishError) -> PublishSummary {
    var options = Publisher.Options(version: "1.0")
    options.willDo = willDo
    options.isInterrupted = isInterrupted
    let place = BytePath(below.isEmpty ? directory.path : directory.path(below)) ?? ""
    let publisher = try Publisher(output: place, options)
    for (path, text) in site.sorted(by: { $0.key < $1.key }) {
        try publisher.stage(path, Array(text.utf8))
    }
    return try publisher.commit()
}

extension TemporaryDirectory {
    /// The pages alone, without the manifest.
    func site() throws -> Site {
        var files = try tree()
        files["pindrift-manifest.json"] = nil
        return files
    }

    /// Inode and time of every file: they change when a file is written.
    func stamps() throws -> [String: String] {
        var stamps: [String: String] = [:]
        for name in try tree().keys {
            let status = try BytePath(path(name))?.status()
            stamps[name] = status.map { "\($0)" }
        }
        return stamps
    }
}

@Suite struct PublisherTests {
    let directory = TemporaryDirectory()
    let first: Site = ["index.html": "one", "images/a-1.html": "a", ".nojekyll": ""]

    @Test func `a first run writes the site, its manifest and nothing else`() throws {
        let summary = try publish(first, to: directory, below: "deep/public")
        #expect(summary.created == 3)
        let files = try directory.tree()
        #expect(files["deep/public/images/a-1.html"] == "a")
        #expect(
            files["deep/public/pindrift-manifest.json"] == """
                {
                  "schema": "pindrift/manifest/1",
                  "version": "1.0",
                  "files": [
                    {
                      "path": ".nojekyll",
                      "sha256": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                      "size": 0
                    },
                    {
                      "path": "images/a-1.html",
                      "sha256": "ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb",
                      "size": 1
                    },
                    {
                      "path": "index.html",
                      "sha256": "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed",
                      "size": 3
                    }
                  ]
                }

                """
        )
        #expect(files.count == 4)
    }

    @Test func `an unchanged site is not written, not even its manifest`() throws {
        try publish(first, to: directory)
        let before = try directory.stamps()
        let steps = StepLog()
        let summary = try publish(first, to: directory, willDo: steps.note)
        #expect(summary.unchanged == 3)
        #expect(try directory.stamps() == before)
        #expect(steps.all.isEmpty)
    }

    @Test func `only changed files are written, stale ones go with their folders`() throws {
        try publish(first, to: directory)
        let before = try directory.stamps()
        let second: Site = ["index.html": "two", ".nojekyll": "", "nights/n.html": "n"]
        let summary = try publish(second, to: directory)
        #expect(summary.created == 1)
        #expect(summary.replaced == 1)
        #expect(summary.unchanged == 1)
        #expect(summary.removed == 1)
        #expect(try directory.site() == second)
        #expect(try directory.stamps()[".nojekyll"] == before[".nojekyll"])
        #expect(!FileManager.default.fileExists(atPath: directory.path("images")))
    }

    @Test func `folders that became empty go, however deep, and others stay`() throws {
        try publish(["index.html": "1", "a/b/c.html": "2", "a/d/e.html": "3"], to: directory)
        try directory.write("mine", to: "a/d/notes.txt")
        try publish(["index.html": "1", "a/d/e.html": "3"], to: directory)
        #expect(!Files.exists(directory.path("a/b")))
        try publish(["index.html": "1"], to: directory)
        #expect(try directory.site() == ["index.html": "1", "a/d/notes.txt": "mine"])
        try directory.remove("a/d/notes.txt")
        try publish(["index.html": "1", "x/y/z.html": "2"], to: directory)
        try publish(["index.html": "1"], to: directory)
        #expect(!Files.exists(directory.path("x")))
        #expect(Files.exists(directory.path("a/d")), "it was not this program that emptied it")
    }

    @Test func `a page that was edited or torn is healed`() throws {
        try publish(first, to: directory)
        try directory.write("b", to: "images/a-1.html")
        try directory.write("on", to: "index.html")
        #expect(try publish(first, to: directory).replaced == 2)
        #expect(try directory.site() == first)
    }

    @Test func `an edited page that became stale stays`() throws {
        try publish(first, to: directory)
        let size = first["images/a-1.html"]?.utf8.count ?? 0
        for text in ["mine now", String(repeating: "m", count: size)] {
            try publish(first, to: directory)
            try directory.write(text, to: "images/a-1.html")
            let summary = try publish(["index.html": "two"], to: directory)
            #expect(summary.kept == 1)
            #expect(try directory.site() == ["index.html": "two", "images/a-1.html": text])
            try directory.remove("images/a-1.html")
        }
    }

    @Test func `files of others are never changed or deleted`() throws {
        try publish(first, to: directory)
        let foreign: Site = ["CNAME": "x", ".git": "y", "images/photo.png": "z", "images/b/c": "d"]
        for (path, text) in foreign { try directory.write(text, to: path) }
        try directory.link("images/link", to: "/etc/passwd")
        let before = try directory.stamps()
        try publish(["index.html": "two"], to: directory)
        var expected = foreign
        expected["index.html"] = "two"
        expected["images/link"] = "-> /etc/passwd"
        #expect(try directory.site() == expected)
        let after = try directory.stamps()
        #expect(foreign.keys.allSatisfy { after[$0] == before[$0] })
    }

    @Test func `files keep their modes whatever the umask`() throws {
        let (site, place) = (first, directory)
        OwnUmask.run(0o077) {
            #expect(throws: Never.self) { try publish(site, to: place, below: "new") }
        }
        #expect(try BytePath(directory.path("new/index.html"))?.status().permissions == 0o644)
        #expect(try BytePath(directory.path("new/images"))?.status().permissions == 0o755)
    }

    @Test func `several threads stage one site`() async throws {
        let publisher = try Publisher(
            output: BytePath(directory.path) ?? "",
            Publisher.Options(version: "1")
        )
        try await withThrowingTaskGroup(of: Void.self) { group in
            for worker in 0..<4 {
                group.addTask {
                    for page in 0..<100 {
                        try publisher.stage("p\(worker)/\(page).html", Array("\(worker)".utf8))
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try publisher.commit().created == 400)
        #expect(try directory.site().count == 400)
    }

    @Test func `an asset carries its hash in its name`() {
        #expect(HashedAsset(name: "site.css", Array("a".utf8)).name == "site.ca978112ca.css")
    }
}

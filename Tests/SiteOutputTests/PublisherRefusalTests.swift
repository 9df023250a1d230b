import FileAccess
import Foundation
import SiteOutput
import TestSupport
import Testing

@Suite struct PublisherRefusalTests {
    let directory = TemporaryDirectory()
    let site: Site = ["index.html": "one", "images/a.html": "a"]

    @Test func `a directory of others is refused and stays as it is`() throws {
        try directory.write("mine", to: "notes.txt")
        let error = #expect(throws: PublishError.self) { try publish(site, to: directory) }
        #expect(
            error?.description
                == "\(directory.path): holds other files (notes.txt) and no pindrift-manifest.json; "
                + "name an empty or a new directory with `--output`"
        )
        #expect(try directory.tree() == ["notes.txt": "mine"])
    }

    @Test func `an empty git worktree is fine`() throws {
        try directory.write("gitdir: x", to: ".git")
        try publish(site, to: directory)
        #expect(directory.read(".git") == "gitdir: x")
    }

    @Test(arguments: ["images/b.html", "images/B.html", "extra.html"])
    func `a file of others in the way is refused before anything changes`(path: String) throws {
        try publish(site, to: directory)
        try directory.write("mine", to: path)
        let before = try directory.stamps()
        var next = site
        next["index.html"] = "two"
        next[path] = "ours"
        let error = #expect(throws: PublishError.self) { try publish(next, to: directory) }
        #expect(error == .foreignFile(BytePath(directory.path(path)) ?? ""))
        #expect(try directory.stamps() == before)
    }

    @Test func `a link in place of a folder or a page is refused, not followed`() throws {
        let elsewhere = TemporaryDirectory()
        try elsewhere.write("precious", to: "a.html")
        try publish(site, to: directory)
        try directory.remove("images")
        try directory.link("images", to: elsewhere.path)
        #expect(throws: PublishError.foreignFile(BytePath(directory.path("images")) ?? "")) {
            try publish(site, to: directory)
        }
        try directory.remove("images")
        try directory.remove("index.html")
        try directory.link("index.html", to: elsewhere.path("a.html"))
        #expect(throws: PublishError.foreignFile(BytePath(directory.path("index.html")) ?? "")) {
            try publish(site, to: directory)
        }
        #expect(try elsewhere.tree() == ["a.html": "precious"])
    }

    @Test func `stale files behind a link stay`() throws {
        let elsewhere = TemporaryDirectory()
        try elsewhere.write("a", to: "a.html")
        try publish(site, to: directory)
        try directory.remove("images")
        try directory.link("images", to: elsewhere.path)
        try publish(["index.html": "two"], to: directory)
        #expect(try elsewhere.tree() == ["a.html": "a"])
        #expect(try directory.site()["images"] == "-> \(elsewhere.path)")
    }

    @Test(arguments: [
        "", "/etc/passwd", "../x", "a/../b", "a//b", ".x", "-rf", "a/.b", "a b", "é", "a\0b",
        "pindrift-manifest.json", ".pindrift-staging/1", "a/", "./a", "%2e",
        String(repeating: "a", count: 201), "a/b/c/d/e/f/g/h/i",
    ])
    func `a path that leaves the site or hides is refused`(path: String) {
        #expect(throws: PublishError.invalidPath(path)) {
            try publish([path: "x"], to: directory)
        }
    }

    @Test(arguments: [String(repeating: "a", count: 200), "a/b/c/d/e/f/g/h", ".nojekyll", "_a"])
    func `a path within its limits is published`(path: String) throws {
        try publish([path: "x"], to: directory)
        #expect(try directory.site() == [path: "x"])
    }

    @Test func `two files of one path are refused, capitals do not count`() {
        #expect(throws: PublishError.repeatedPath("a.html")) {
            try publish(["A.html": "1", "a.html": "2"], to: directory)
        }
        #expect(throws: PublishError.repeatedPath("a")) {
            try publish(["a": "1", "a/b": "2"], to: directory)
        }
    }

    @Test(arguments: ["", "{}", "{\"schema\":\"pindrift/manifest/9\",\"files\":[]}", "[", "null"])
    func `a manifest that cannot be read stops the run`(text: String) throws {
        try directory.write(text, to: "pindrift-manifest.json")
        let error = #expect(throws: PublishError.self) { try publish(site, to: directory) }
        guard case .unusableManifest = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `a folder that cannot be written leaves the old site`() throws {
        try publish(site, to: directory)
        for path in ["", "images", "index.html", "images/a.html", "pindrift-manifest.json"] {
            SpecialFiles.giveAway(directory.path(path))
        }
        SpecialFiles.setMode(directory.path("images"), 0o555)
        defer { SpecialFiles.setMode(directory.path("images"), 0o755) }
        let before = try directory.tree()
        withoutPrivileges {
            var next = site
            next["images/b.html"] = "b"
            next["other/c.html"] = "c"
            let error = #expect(throws: PublishError.self) { try publish(next, to: directory) }
            #expect(error?.description.hasSuffix("images/b.html: Permission denied") == true)
        }
        #expect(try directory.tree() == before)
        for left in [".pindrift-staging", "other"] {
            #expect(!FileManager.default.fileExists(atPath: directory.path(left)))
        }
    }

    @Test func `a file of others that appears while the run publishes is not written over`() throws
    {
        try publish(site, to: directory)
        var next = site
        next["images/b.html"] = "b"
        let place = directory
        let log = StepLog { _, step in
            if step == .flush { _ = try? place.write("mine", to: "images/b.html") }
        }
        #expect(throws: PublishError.self) { try publish(next, to: directory, willDo: log.note) }
        #expect(directory.read("images/b.html") == "mine")
    }

    @Test(arguments: [
        ("../../x", "0", 64, 1), ("/x", "0", 64, 1), (".git/x", "0", 64, 1), ("x", "0", 63, 1),
        ("x", "0", 65, 1), ("x", "0", 0, 1), ("x", "A", 64, 1), ("x", "g", 64, 1),
        ("x", "0", 64, -1),
    ])
    func `a manifest cannot name what no site has`(
        path: String,
        digit: String,
        digits: Int,
        size: Int
    ) throws {
        let hash = String(repeating: digit, count: digits)
        let entry = #"{"path":"\#(path)","sha256":"\#(hash)","size":\#(size)}"#
        let text = #"{"schema":"pindrift/manifest/1","files":[\#(entry)]}"#
        try directory.write(text, to: "pindrift-manifest.json")
        let error = #expect(throws: PublishError.self) { try publish(site, to: directory) }
        guard case .unusableManifest = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(directory.read("index.html") == nil)
    }

    @Test func `a second run on one output is told so`() throws {
        let place = BytePath(directory.path) ?? ""
        let holder = try Publisher(output: place, Publisher.Options(version: "1"))
        #expect(throws: PublishError.inUse(place)) { try publish(site, to: directory) }
        withExtendedLifetime(holder) {}
    }

    @Test func `an output that is a file is an error`() throws {
        try directory.write("x", to: "file")
        let error = #expect(throws: PublishError.self) {
            try publish(site, to: directory, below: "file")
        }
        #expect(error?.description.hasSuffix("Not a directory") == true)
    }

    @Test func `an output may hold no input, and may be within one`() throws {
        try directory.write("{}", to: "in/a.json")
        try directory.makeDirectory("in/public")
        try directory.link("link", to: "in")
        func check(_ output: String, _ input: String) throws(PlacementError) {
            try OutputPlacement.check(
                output: BytePath(directory.path(output)) ?? "",
                inputs: [BytePath(directory.path(input)) ?? ""]
            )
        }
        try check("in/public", "in")
        try check("other", "in")
        for (output, input) in [("in", "in"), ("link", "in"), ("in/.", "link/")] {
            let error = #expect(throws: PlacementError.self) { try check(output, input) }
            #expect(error?.problem == .same)
        }
        for (output, input) in [("in", "in/a.json"), ("", "in"), ("link", "in/public")] {
            let error = #expect(throws: PlacementError.self) { try check(output, input) }
            #expect(error?.problem == .holdsInput)
        }
        #expect(throws: PlacementError.self) {
            try OutputPlacement.check(output: "/", inputs: [BytePath(directory.path) ?? ""])
        }
    }
}

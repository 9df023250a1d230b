import BuildModel
import FileAccess
import Foundation
import MetadataInput
import TestSupport
import Testing

@Suite struct DirectoryScannerTests {
    let temporary = TemporaryDirectory()

    func scan(_ below: String..., options: ScanOptions = ScanOptions()) throws -> ScanResult {
        let paths = below.map { BytePath($0.isEmpty ? temporary.path : temporary.path($0)) ?? "" }
        return try DirectoryScanner.scan(paths, options)
    }

    func paths(_ result: ScanResult) -> [String] { result.files.map(\.displayPath.string) }

    func notes(_ result: ScanResult) -> [String] {
        result.diagnostics.map { "\($0.level) \($0.rule) \($0.place)" }
    }

    @Test func `files come by display path, in the order of bytes`() throws {
        for name in ["b.json", "a/z.json", "a-b/x", "a.json", "B.json", "a/é.json", "a/b/c"] {
            try temporary.write("{}", to: "nights/" + name)
        }
        let result = try scan("nights")
        #expect(
            paths(result) == [
                "nights/B.json", "nights/a-b/x", "nights/a.json", "nights/a/b/c",
                "nights/a/z.json", "nights/a/é.json", "nights/b.json",
            ]
        )
        #expect(result.diagnostics.isEmpty)
    }

    @Test(arguments: [
        ("nights", "nights"), ("nights/", "nights"), ("nights/.", "nights"),
        ("nights/sub/..", "nights"),
        ("link", "link"), ("nights/./sub/../", "nights"),
    ])
    func `the last component of the argument starts the display path`(
        argument: String,
        name: String
    )
        throws
    {
        try temporary.write("{}", to: "nights/a.json")
        try temporary.makeDirectory("nights/sub")
        try temporary.link("link", to: "nights")
        #expect(try paths(scan(argument)) == [name + "/a.json"])
    }

    @Test func `a file is an argument of its own, a link to one too`() throws {
        try temporary.write("{}", to: "x/a.json")
        try temporary.link("b.json", to: "x/a.json")
        #expect(try paths(scan("x/a.json")) == ["a.json"])
        let linked = try scan("b.json")
        #expect(paths(linked) == ["b.json"])
        #expect(try linked.files[0].read(limit: 10).bytes == Array("{}".utf8))
    }

    @Test func `arguments of one name stay two inputs, one file reached twice is one`() throws {
        try temporary.write("1", to: "x/n/a.json")
        try temporary.write("2", to: "y/n/a.json")
        let two = try scan("y/n", "x/n")
        #expect(paths(two) == ["n/a.json", "n/a.json"])
        #expect(
            try two.files.map { try $0.read(limit: 9).bytes } == [Array("1".utf8), Array("2".utf8)]
        )
        for order in [["x", "x/n", "x/n/a.json"], ["x/n/a.json", "x/n", "x", "x/."]] {
            let places = order.map { BytePath(temporary.path($0)) ?? "" }
            #expect(try paths(DirectoryScanner.scan(places)) == ["x/n/a.json"])
        }
    }

    @Test func `hard links are two files`() throws {
        try temporary.write("{}", to: "n/1/a.json")
        try temporary.makeDirectory("n/2")
        try FileManager.default.linkItem(
            atPath: temporary.path("n/1/a.json"),
            toPath: temporary.path("n/2/a.json")
        )
        #expect(try paths(scan("n")) == ["n/1/a.json", "n/2/a.json"])
    }

    @Test func `links and special files are notes, never followed or read`() throws {
        try temporary.write("{}", to: "in/a.json")
        try temporary.write("secret", to: "secret/s.json")
        for (name, target) in [
            ("dangling.json", "nowhere"), ("self.json", "self.json"), ("loop", "."), ("up", ".."),
            ("host.json", "/etc/passwd"), ("away", "../secret"),
        ] { try temporary.link("in/" + name, to: target) }
        SpecialFiles.makePipe(temporary.path("in/pipe.json"))
        try temporary.makeDirectory("in/folder.json")
        let result = try scan("in")
        #expect(paths(result) == ["in/a.json"])
        #expect(
            notes(result) == [
                "note symbolic-link in/away", "note symbolic-link in/dangling.json",
                "note symbolic-link in/host.json", "note symbolic-link in/loop",
                "note special-file in/pipe.json", "note symbolic-link in/self.json",
                "note symbolic-link in/up",
            ]
        )
    }

    @Test func `a file that became a link or vanished after the scan is not read`() throws {
        try temporary.write("{}", to: "in/sub/a.json")
        try temporary.write("secret", to: "other/a.json")
        let file = try #require(scan("in").files.first)
        try temporary.remove("in/sub/a.json")
        let gone = #expect(throws: UnreadableInput.self) { try file.read(limit: 10) }
        #expect(gone?.diagnostic.rule == "unreadable")
        try temporary.link("in/sub/a.json", to: "../../other/a.json")
        let link = #expect(throws: UnreadableInput.self) { try file.read(limit: 10) }
        #expect(link?.diagnostic.rule == "symbolic-link")
        try temporary.remove("in/sub")
        try temporary.link("in/sub", to: "../other")
        #expect(throws: UnreadableInput.self) { try file.read(limit: 10) }
    }

    @Test func `names need not be UTF-8 or printable`() throws {
        try temporary.makeDirectory("in")
        for name in [Array("bad".utf8) + [0xFF, 0xFE], Array("nl\nname.json".utf8)] {
            SpecialFiles.makeFile(Array((temporary.path("in") + "/").utf8) + name, "x")
        }
        let result = try scan("in")
        #expect(paths(result) == [#"in/bad\xff\xfe"#, "in/nl\nname.json"])
        for file in result.files { #expect(try file.read(limit: 1).bytes == [0x78]) }
    }

    @Test func `an oversized file is a warning that says what to do`() throws {
        try temporary.write("12345", to: "a.json")
        let file = try #require(scan("a.json").files.first)
        let error = #expect(throws: UnreadableInput.self) { try file.read(limit: 4) }
        #expect(
            error?.diagnostic.description
                == "a.json: has 5 bytes, expected at most 4; raise the limit with `--max-file-size`"
        )
        #expect(error?.diagnostic.level == .warning)
        let contents = try file.read(limit: 5)
        #expect(contents.modifiedAt.secondsSince1970 > 1_700_000_000)
    }

    @Test func `what cannot be read is a warning and the rest goes on`() throws {
        for name in ["a.json", "closed/b.json", "locked.json"] {
            try temporary.write("{}", to: "in/" + name)
        }
        SpecialFiles.setMode(temporary.path("in/closed"), 0)
        SpecialFiles.setMode(temporary.path("in/locked.json"), 0)
        defer { SpecialFiles.setMode(temporary.path("in/closed"), 0o755) }
        try withoutPrivileges {
            let result = try scan("in")
            #expect(paths(result) == ["in/a.json", "in/locked.json"])
            #expect(notes(result) == ["warning unreadable in/closed"])
            #expect(try result.files[0].read(limit: 9).bytes == Array("{}".utf8))
            let error = #expect(throws: UnreadableInput.self) { try result.files[1].read(limit: 9) }
            #expect(
                error?.diagnostic.description
                    == "in/locked.json: cannot be read (Permission denied); check its permissions"
            )
            let argument = try scan("in/closed")
            #expect(notes(argument) == ["warning unreadable closed"])
        }
    }

    @Test func `version control and the output are left out`() throws {
        for name in [".git/x.json", ".svn/y", "public/z.json", ".hidden/a.json", "sub/.hg/q"] {
            try temporary.write("{}", to: "in/" + name)
        }
        var options = ScanOptions()
        options.output = try (BytePath(temporary.path("in/public")) ?? "").status().identity
        let result = try scan("in", options: options)
        #expect(paths(result) == ["in/.hidden/a.json"])
    }

    @Test func `globs see the path below the argument`() throws {
        for name in ["a.json", "x/b.json", "x/c.txt", "old/d.json", "x/old/e.json"] {
            try temporary.write("{}", to: "in/" + name)
        }
        var options = ScanOptions()
        options.include = [Glob("**/*.json")]
        options.exclude = [Glob("old")]
        let result = try scan("in", options: options)
        #expect(paths(result) == ["in/a.json", "in/x/b.json"])
        #expect(result.excludedCount == 3)
        #expect(try paths(scan("in/x/c.txt", options: options)) == ["c.txt"])
    }

    @Test func `an OCI layout is one input`() throws {
        for name in ["oci-layout", "index.json", "blobs/sha256/aa", "blobs/sha256/bb"] {
            try temporary.write(name, to: "in/image/" + name)
        }
        try temporary.write("{}", to: "in/index.json")
        let result = try scan("in")
        #expect(paths(result) == ["in/image", "in/index.json"])
        #expect(result.files.map(\.kind) == [.layout, .file])
        let layout = result.files[0]
        #expect(try layout.readMember(["index.json"], limit: 99).bytes == Array("index.json".utf8))
        let blob = try layout.readMember(["blobs", "sha256", "aa"], limit: 99)
        #expect(blob.bytes == Array("blobs/sha256/aa".utf8))
        for member in [["..", "index.json"], ["blobs/sha256/aa"], [], ["/etc/passwd"]] {
            #expect(throws: UnreadableInput.self) { try layout.readMember(member, limit: 99) }
        }
        #expect(try scan("in/image").files.map(\.kind) == [.layout])
        var options = ScanOptions()
        options.exclude = [Glob("image")]
        let without = try scan("in", options: options)
        #expect(paths(without) == ["in/index.json"])
        #expect(without.excludedCount == 1)
    }

    @Test func `limits are visible and stop at the same file`() throws {
        for name in ["a/1", "a/2", "b/3", "c"] { try temporary.write("{}", to: "in/" + name) }
        var options = ScanOptions()
        options.maximumFileCount = 2
        let few = try scan("in", options: options)
        #expect(paths(few).count == 2)
        #expect(few.diagnostics.map(\.rule) == ["too-many-files"])
        options = ScanOptions()
        options.maximumDepth = 0
        let flat = try scan("in", options: options)
        #expect(paths(flat) == ["in/c"])
        #expect(notes(flat) == ["warning too-deep in/a", "warning too-deep in/b"])
    }

    @Test func `a tree of any depth is walked without recursion`() throws {
        let deep = "in/" + String(repeating: "d/", count: 120)
        try temporary.write("{}", to: deep + "a.json")
        #expect(try paths(scan("in")) == [deep + "a.json"])
        try temporary.makeDirectory("in/" + String(repeating: "d/", count: 200))
        #expect(try scan("in").diagnostics.map(\.rule) == ["too-deep"])
    }

    @Test func `a list names one path a line`() throws {
        try temporary.write("{}", to: "x/a.json")
        try temporary.write("{}", to: "y/b.json")
        let (one, two) = (temporary.path("x"), temporary.path("y/b.json"))
        try temporary.write("\(one)\n\n\(two)\r\n", to: "list.txt")
        func scanList(_ name: String) throws -> ScanResult {
            try DirectoryScanner.scan([BytePath("@" + temporary.path(name)) ?? ""])
        }
        #expect(try paths(scanList("list.txt")) == ["b.json", "x/a.json"])
        try temporary.write("\(one)\n\(one)/none\n", to: "wrong.txt")
        let error = #expect(throws: ScanError.self) { try scanList("wrong.txt") }
        #expect(
            error?.description
                == "@\(temporary.path("wrong.txt")), line 2: \(one)/none: does not exist"
        )
        #expect(throws: ScanError.self) { try scanList("none.txt") }
        try temporary.write("\(one)\n\(one)\0/../y\n", to: "nul.txt")
        let cut = #expect(throws: ScanError.self) { try scanList("nul.txt") }
        #expect(
            cut?.description.hasSuffix("line 2: holds a NUL byte, expected one path a line") == true
        )
    }

    @Test(arguments: ["none", "a.json/x", "dangling"])
    func `a path that does not exist ends the run`(path: String) throws {
        try temporary.write("{}", to: "a.json")
        try temporary.link("dangling", to: "none")
        let error = #expect(throws: ScanError.self) { try scan(path) }
        #expect(error?.description == "\(temporary.path(path)): does not exist")
    }

    @Test func `standard input is one input called stdin`() throws {
        let result = try DirectoryScanner.scan(["-", "-"])
        #expect(paths(result) == ["stdin"])
        #expect(result.files.first?.kind == .standardInput)
    }

    @Test func `a pipe as an argument is a note`() throws {
        SpecialFiles.makePipe(temporary.path("pipe"))
        #expect(try notes(scan("pipe")) == ["note special-file pipe"])
    }

    @Test func `a token in a name is in no path that outputs show`() throws {
        let token = "ghp_s3cr3ts3cr3ts3cr3ts3cr3t"
        try temporary.write("{}", to: "in/a-\(token)/user@host?x.json")
        try temporary.write("{}", to: "in/\(token).json")
        try temporary.link("in/link-\(token)", to: "nowhere")
        let result = try scan("in")
        #expect(paths(result) == ["in/a-REDACTED/user@host?x.json", "in/REDACTED.json"])
        #expect(notes(result) == ["note symbolic-link in/link-REDACTED"])
        #expect(try scan("in/\(token).json").files.map(\.displayPath) == ["REDACTED.json"])
        for file in result.files { #expect(try file.read(limit: 10).bytes == Array("{}".utf8)) }
    }
}

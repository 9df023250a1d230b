import FileAccess
import Foundation
import TestSupport
import Testing

@Suite struct DirectoryTests {
    let temporary = TemporaryDirectory()

    func directory() throws -> Directory {
        try Directory(opening: BytePath(temporary.path) ?? "")
    }

    @Test func `a listing has every kind of entry under its own bytes`() throws {
        try temporary.write("x", to: "file.json")
        try temporary.makeDirectory("folder.json")
        try temporary.link("dangling", to: "nowhere")
        try temporary.link("self", to: "self")
        try temporary.link("parent", to: "..")
        SpecialFiles.makePipe(temporary.path("pipe.json"))
        SpecialFiles.makeSocket(temporary.path("socket"))
        SpecialFiles.makeFile(Array((temporary.path + "/bad").utf8) + [0xFF, 0xFE], "x")
        SpecialFiles.makeFile(Array((temporary.path + "/a\nb").utf8), "x")
        let long = String(repeating: "x", count: 255)
        SpecialFiles.makeFile(Array((temporary.path + "/" + long).utf8), "x")
        let entries = try directory().entries()
        #expect(
            entries.map { "\($0.name) \($0.kind)" } == [
                #"a\u{A}b a file"#, #"bad\xff\xfe a file"#, "dangling a symbolic link",
                "file.json a file", "folder.json a directory", "parent a symbolic link",
                "pipe.json a special file (pipe, socket or device)", "self a symbolic link",
                "socket a special file (pipe, socket or device)", "\(long) a file",
            ]
        )
        let bad = try #require(BytePath(bytes: Array("bad".utf8) + [0xFF, 0xFE]))
        #expect(try directory().file(bad).contents(limit: 10) == Array("x".utf8))
    }

    @Test func `a directory can be listed again`() throws {
        try temporary.write("x", to: "a")
        let directory = try directory()
        #expect(try directory.entries() == directory.entries())
        #expect(try directory.entries().count == 1)
    }

    @Test(arguments: ["link", "dangling", "pipe", "socket", "folder", "missing", "self"])
    func `only regular files are opened, without waiting`(name: String) throws {
        try temporary.write("secret", to: "target")
        try temporary.link("link", to: "target")
        try temporary.link("dangling", to: "nowhere")
        try temporary.link("self", to: "self")
        try temporary.makeDirectory("folder")
        SpecialFiles.makePipe(temporary.path("pipe"))
        SpecialFiles.makeSocket(temporary.path("socket"))
        let directory = try directory()
        #expect(throws: FileError.self) {
            _ = try directory.file(BytePath(name) ?? "").contents(limit: 100)
        }
    }

    @Test func `a link in place of a directory is not followed`() throws {
        try temporary.makeDirectory("folder")
        try temporary.link("link", to: "folder")
        let error = #expect(throws: FileError.self) { try directory().directory("link") }
        #expect(error?.isNotDirectory == true || error?.isLink == true)
    }

    @Test(arguments: ["", ".", "..", "a/b", "../x", "/etc/passwd"])
    func `a name that leads elsewhere is refused`(name: String) throws {
        try temporary.write("x", to: "a/b")
        let directory = try directory()
        let name = BytePath(name) ?? ""
        #expect(throws: FileError.self) { _ = try directory.file(name) }
        #expect(throws: FileError.self) { try directory.status(of: name) }
        #expect(throws: FileError.self) { try directory.createFile(name, [1].span) }
        #expect(throws: FileError.self) { try directory.removeFile(name) }
        #expect(throws: FileError.self) { try directory.makeDirectory(name) }
        #expect(throws: FileError.self) { try directory.rename("a", to: directory, as: name) }
        #expect(temporary.read("a/b") == "x")
    }

    @Test func `creating never writes over a file or through a link`() throws {
        try temporary.write("old", to: "file")
        try temporary.link("link", to: "target")
        let directory = try directory()
        for name in ["file", "link"] as [BytePath] {
            let error = #expect(throws: FileError.self) {
                try directory.createFile(name, [1].span)
            }
            #expect(error?.isExisting == true)
        }
        #expect(try temporary.tree() == ["file": "old", "link": "-> target"])
    }

    @Test func `a missing entry has no status, a link has its own`() throws {
        try temporary.link("link", to: "nowhere")
        #expect(try directory().status(of: "missing") == nil)
        #expect(try directory().status(of: "link")?.kind == .link)
    }

    @Test func `one of two holders gets the lock, and it goes with the holder`() throws {
        let waiting = try directory()
        do {
            let holder = try directory()
            #expect(try holder.tryLock())
            #expect(try !waiting.tryLock())
            withExtendedLifetime(holder) {}
        }
        #expect(try waiting.tryLock())
    }

    @Test(arguments: [0o000, 0o022, 0o077] as [UInt32])
    func `what is made can be read by all, whatever the umask`(mask: UInt32) throws {
        let directory = try directory()
        OwnUmask.run(mask) {
            #expect(throws: Never.self) {
                try directory.makeDirectory("folder")
                try directory.createFile("file", [1].span)
            }
        }
        #expect(try directory.status(of: "folder")?.permissions == 0o755)
        #expect(try directory.status(of: "file")?.permissions == 0o644)
    }

    @Test(.enabled(if: OwnUmask.isPossible))
    func `a directory that can not be opened is not left behind`() throws {
        SpecialFiles.setMode(temporary.path, 0o777)
        let directory = try directory()
        OwnUmask.run(0o777) {
            withoutPrivileges {
                _ = #expect(throws: FileError.self) { try directory.makeDirectory("folder") }
            }
        }
        #expect(try directory.entries().isEmpty)
    }

    @Test func `missing directories are made, those above too`() throws {
        let path = BytePath(temporary.path("a/b/c")) ?? ""
        let made = try Directory.opened(orMadeAt: path)
        #expect(try made.identity == path.status().identity)
        #expect(try Directory.opened(orMadeAt: path).identity == made.identity)
        #expect(try made.ancestorIdentities().contains(directory().identity))
    }

    @Test func `errors name what was tried, the place and the reason`() throws {
        let error = #expect(throws: FileError.self) { _ = try directory().file("a\nb") }
        #expect(
            error?.description
                == "cannot open \(temporary.path)/a\\u{A}b: No such file or directory"
        )
    }
}

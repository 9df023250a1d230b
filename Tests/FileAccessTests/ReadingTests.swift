import FileAccess
import Foundation
import Synchronization
import TestSupport
import Testing

@Suite struct ReadingTests {
    let temporary = TemporaryDirectory()

    func file(_ name: String) throws -> InputFile {
        try InputFile(opening: BytePath(temporary.path(name)) ?? "")
    }

    @Test(arguments: [0, 1, 9, 10])
    func `a file up to the limit is read whole`(size: Int) throws {
        let text = String(repeating: "x", count: size)
        try temporary.write(text, to: "a")
        #expect(try file("a").contents(limit: 10) == Array(text.utf8))
    }

    @Test func `one byte over the limit is too much`() throws {
        try temporary.write("12345678901", to: "a")
        let file = try file("a")
        let error = #expect(throws: FileError.self) { _ = try file.contents(limit: 10) }
        #expect(error?.cause == .tooLarge(size: 11, limit: 10))
    }

    @Test func `a file that is rewritten in the same size is refused`() throws {
        try temporary.write("some text", to: "a")
        let file = try file("a")
        let handle = try #require(FileHandle(forWritingAtPath: temporary.path("a")))
        usleep(20_000)
        try handle.write(contentsOf: Data("more text".utf8))
        let error = #expect(throws: FileError.self) { _ = try file.contents(limit: 100) }
        #expect(error?.cause == .changedWhileReading)
    }

    @Test(.timeLimit(.minutes(20)))
    func `a file over the limit is refused by its size, unread`() throws {
        // A sparse terabyte: reading it would not end.
        _ = FileManager.default.createFile(atPath: temporary.path("a"), contents: nil)
        let handle = try #require(FileHandle(forWritingAtPath: temporary.path("a")))
        try handle.truncate(atOffset: 1 << 40)
        let file = try file("a")
        let error = #expect(throws: FileError.self) { _ = try file.contents(limit: 10) }
        #expect(error?.cause == .tooLarge(size: 1 << 40, limit: 10))
    }

    @Test(arguments: ["longer text", "x", ""])
    func `a file that changes its size after it was opened is refused`(text: String) throws {
        try temporary.write("some text", to: "a")
        let file = try file("a")
        try FileHandle(forWritingAtPath: temporary.path("a"))?.truncate(atOffset: 0)
        let handle = try #require(FileHandle(forWritingAtPath: temporary.path("a")))
        try handle.write(contentsOf: Data(text.utf8))
        let error = #expect(throws: FileError.self) { _ = try file.contents(limit: 100) }
        #expect(error?.cause == .changedWhileReading)
    }

    @Test(arguments: [
        ("", []), ("\n", [""]), ("a", ["a"]), ("a\n", ["a"]), ("a\n\nb", ["a", "", "b"]),
        ("a\r\nb\n", ["a\r", "b"]), ("12345\n", ["12345"]), ("123456\na\n", ["!", "a"]),
        ("123456", ["!"]),
    ])
    func `lines come one by one, too long ones as a mark`(text: String, lines: [String]) throws {
        try temporary.write(text, to: "a")
        #expect(try read(file("a").lines(limit: 5)) == lines)
    }

    @Test func `lines may span many reads`() throws {
        let long = String(repeating: "x", count: 200_000)
        try temporary.write("a\n\(long)\nb", to: "a")
        #expect(try read(file("a").lines(limit: 300_000)) == ["a", long, "b"])
        #expect(try read(file("a").lines(limit: 100_000)) == ["a", "!", "b"])
    }

    @Test func `a line over the limit is not read to its end before the next one is asked for`()
        throws
    {
        try temporary.write("x", to: "huge")
        #expect(unsafe truncate(temporary.path("huge"), 1 << 40) == 0)
        var reader = try file("huge").lines(limit: 1 << 20)
        #expect(try reader.next() == .tooLong)
    }

    private func read(_ reader: consuming LineReader) throws -> [String] {
        var reader = reader
        var lines: [String] = []
        while let line = try reader.next() {
            switch line {
            case .bytes(let bytes): lines.append(String(decoding: bytes, as: UTF8.self))
            case .tooLong: lines.append("!")
            }
        }
        return lines
    }

    @Test(arguments: [
        ("", false), ("\n", true), ("a", false), ("a\n", true), ("\na", false), ("a\n\r", false),
    ])
    func `the end of a file tells whether its last line is whole`(text: String, isWhole: Bool)
        throws
    {
        try temporary.write(text, to: "a")
        #expect(try file("a").endsInLineFeed() == isWhole)
    }

    @Test(arguments: ["", "text", "text\n", "other"])
    func `a file is equal to its own bytes alone`(text: String) throws {
        for (number, other) in ["", "text", "text\n", "other", "othes"].enumerated() {
            try temporary.write(text, to: "\(number)")
            #expect(try file("\(number)").isEqual(to: Array(other.utf8)) == (text == other))
        }
    }

    @Test func `a look at the start of a stream takes nothing from it`() throws {
        try temporary.write("abc\nd", to: "a")
        var reader = try file("a").lines(limit: 10)
        #expect(try reader.starts(with: "ab".utf8))
        #expect(try !reader.starts(with: "abd".utf8))
        #expect(try reader.next() == .bytes(Array("abc".utf8)))
        #expect(try reader.starts(with: "d".utf8))
        #expect(try !reader.starts(with: "de".utf8))
        try temporary.write("", to: "empty")
        var empty = try file("empty").lines(limit: 10)
        #expect(try !empty.starts(with: "a".utf8))
    }

    @Test func `a replacement that fails leaves nothing beside the old file`() throws {
        try temporary.write("kept", to: "history/file")
        let path = BytePath(temporary.path("history")) ?? ""
        #expect(throws: FileError.self) {
            try FileReplacement.write(Array("new".utf8).span, to: path)
        }
        #expect(temporary.files == ["history/file"])
    }

    @Test func `replacing a file keeps its link and leaves nothing beside it`() throws {
        try temporary.write("old", to: "folder/history")
        try temporary.link("link", to: "folder/history")
        let path = BytePath(temporary.path("link")) ?? ""
        try FileReplacement.write(Array("new".utf8).span, to: path)
        #expect(
            try temporary.tree() == ["folder/history": "new", "link": "-> folder/history"]
        )
        let fresh = BytePath(temporary.path("fresh")) ?? ""
        try FileReplacement.write(Array("1".utf8).span, to: fresh)
        try FileReplacement.write(Array("2".utf8).span, to: fresh)
        #expect(temporary.read("fresh") == "2")
    }

    @Test func `what a killed run left beside a file is replaced, not followed`() throws {
        try temporary.write("theirs", to: "other")
        try temporary.link(".history.pindrift-new", to: "other")
        let path = BytePath(temporary.path("history")) ?? ""
        try FileReplacement.write(Array("new".utf8).span, to: path)
        #expect(try temporary.tree() == ["history": "new", "other": "theirs"])
    }
}

@testable import FileAccess
import Foundation
import Glibc
import TestSupport
import Testing

@Suite struct ProcessTests {
    @Test func `a full device is an error of the flush, reported once`() throws {
        let number = unsafe open("/dev/full", O_WRONLY | O_CLOEXEC)
        defer { close(number) }
        let stream = OutputStream(number, "stdout")
        try stream.write("text")
        let error = #expect(throws: FileError.self) { try stream.flush() }
        #expect(error?.description == "cannot write stdout: No space left on device")
        try stream.flush()
    }

    @Test func `much text is written before the flush, in order`() throws {
        let temporary = TemporaryDirectory()
        let number = unsafe open(temporary.path("out"), O_WRONLY | O_CREAT | O_CLOEXEC, 0o644)
        defer { close(number) }
        let stream = OutputStream(number, "stdout")
        var expected = ""
        for index in 0..<20_000 {
            expected += "\(index)\n"
            try stream.write("\(index)\n")
        }
        #expect(temporary.read("out")?.isEmpty == false)
        try stream.flush()
        #expect(temporary.read("out") == expected)
    }

    @Test func `a closed stream and a gone reader are errors`() throws {
        let closed = OutputStream(987, "stdout")
        try closed.write("x")
        #expect(throws: FileError.self) { try closed.flush() }

        signal(SIGPIPE, SIG_IGN)
        var ends: [Int32] = [0, 0]
        #expect(unsafe pipe(&ends) == 0)
        close(ends[0])
        defer { close(ends[1]) }
        let stream = OutputStream(ends[1], "stdout")
        try stream.write("x")
        let error = #expect(throws: FileError.self) { try stream.flush() }
        #expect(error?.cause == .system(EPIPE))
    }

    @Test func `a path that Swift repaired is found among the raw arguments`() {
        let raw: [UInt8] = Array("bad".utf8) + [0xFF]
        let repaired = String(decoding: raw, as: UTF8.self)
        #expect(Arguments.path(repaired, among: [[0x61], raw])?.bytes == raw)
        #expect(Arguments.path(repaired, among: [])?.text == repaired)
        #expect(Arguments.path("a\0b") == nil)
        #expect(Arguments.path("plain")?.text == "plain")
        #expect(Arguments.path("no\u{FFFD}argument")?.text == "no\u{FFFD}argument")
    }

    @Test func `a signal to the process sets the flag`() {
        Signals.watch()
        #expect(Signals.interruption == nil)
        kill(getpid(), SIGHUP)
        // Another thread takes it: those of the test block signals.
        for _ in 0..<1000 where !Signals.isInterrupted { usleep(2000) }
        #expect(Signals.interruption == SIGHUP)
        signal(SIGTERM, SIG_DFL)
        signal(SIGINT, SIG_DFL)
    }

    @Test func `what the process is and has is told`() {
        #expect(SystemClock.processTime() > .zero)
        #expect(Environment.value("PINDRIFT_NOT_SET") == nil)
        #expect(Environment.value("PATH") != nil)
        #expect(Processors.active >= 1)
    }
}

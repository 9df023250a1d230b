import FileAccess
import Foundation
import SiteOutput
import Synchronization
import TestSupport
import Testing

/// Pages hold nothing but the paths that they link to, so that links can be followed.
@Suite struct PublisherCrashTests {
    let old: Site = [
        "index.html": "images/a.html old/gone.html", "images/a.html": "old/gone.html index.html",
        "old/gone.html": "index.html", "same.html": "index.html", "assets/x.1.css": "",
    ]
    let new: Site = [
        "index.html": "images/a.html images/b.html nights/n.html",
        "images/a.html": "nights/n.html images/b.html index.html assets/x.2.css",
        "images/b.html": "images/a.html assets/x.2.css", "nights/n.html": "images/b.html",
        "same.html": "index.html", "assets/x.2.css": "",
    ]
    /// Shares paths with `new` that `old` lacks: with other bytes and with the same.
    let next: Site = [
        "index.html": "nights/m.html nights/n.html", "nights/m.html": "same.html",
        "nights/n.html": "same.html assets/x.2.css", "same.html": "", "assets/x.2.css": "",
    ]

    @Test
    func `a run that is killed before any step leaves a site that works and is finished later`()
        throws
    {
        for start in [[:], old] {
            let states = try killedStates(from: start, to: new)
            #expect(states.count > 12)
            for (step, state) in states {
                try expectWorking(state, after: step, start)
                for finish in [new, next, old] {
                    let copy = try state.copy()
                    try publish(finish, to: copy)
                    #expect(try copy.site() == finish, "killed before \(step)")
                }
            }
        }
    }

    @Test func `a second run that is killed as well does not lose sight of files of the first`()
        throws
    {
        for (step, state) in try killedStates(from: old, to: new) {
            for (later, again) in try killedStates(in: state, to: next) {
                try expectWorking(again, after: later, old)
                try publish(old, to: again)
                #expect(try again.site() == old, "killed before \(step), then \(later)")
            }
        }
    }

    @Test func `an error at any step leaves the old site or one that the next run finishes`() throws
    {
        let count = try killedStates(from: old, to: new).count
        for number in 0..<count {
            let directory = TemporaryDirectory()
            try publish(old, to: directory)
            let before = try directory.tree()
            let log = StepLog(failing: number)
            #expect(throws: PublishError.self) { try publish(new, to: directory, willDo: log.note) }
            let failed = try #require(log.all.last)
            let isLate = log.all.dropLast().contains { step in
                if case .replace = step { true } else { false }
            }
            if !isLate {
                #expect(try directory.tree() == before, "failed at \(failed)")
                #expect(!exists(directory, ".pindrift-staging"))
                #expect(!exists(directory, "nights"))
            }
            try expectWorking(directory, after: failed, old)
            try publish(next, to: directory)
            #expect(try directory.site() == next, "failed at \(failed)")
        }
    }

    /// The failed run puts its own work back, and what the killed one left still has to be known.
    @Test func `a run that fails after a killed one does not lose sight of its files`() throws {
        // Some new files are there, all of them, and the changed ones too.
        let kills: [PublishStep] = [.create("nights/n.html"), .replace("index.html"), .manifest]
        let states = try killedStates(from: old, to: new).filter { kills.contains($0.0) }
        #expect(states.count == kills.count)
        for (step, state) in states {
            for number in 0..<(try killedStates(in: state, to: next).count) {
                let failed = try state.copy()
                let log = StepLog(failing: number)
                #expect(throws: PublishError.self) {
                    try publish(next, to: failed, willDo: log.note)
                }
                let last = try #require(log.all.last)
                try expectWorking(failed, after: last, old)
                for finish in [old, new] {
                    let copy = try failed.copy()
                    try publish(finish, to: copy)
                    #expect(
                        try copy.site() == finish,
                        "killed before \(step), then failed at \(last)"
                    )
                }
            }
        }
    }

    @Test func `an interruption before the first change leaves nothing behind`() throws {
        let directory = TemporaryDirectory()
        try publish(old, to: directory)
        let before = try directory.tree()
        for limit in 0..<9 {
            let asked = Mutex(0)
            let isInterrupted: @Sendable () -> Bool = {
                asked.withLock { count in
                    count += 1
                    return count > limit
                }
            }
            #expect(throws: PublishError.interrupted) {
                try publish(new, to: directory, isInterrupted: isInterrupted)
            }
            #expect(try directory.tree() == before)
            #expect(!exists(directory, ".pindrift-staging"))
        }
        try publish(new, to: directory)
        #expect(try directory.site() == new)
    }

    @Test func `a file that a killed run made and somebody edited is theirs`() throws {
        let states = try killedStates(from: old, to: new)
        let state = try #require(states.first { $0.0 == .manifest }?.1)
        try state.write("mine", to: "images/b.html")
        #expect(throws: PublishError.self) { try publish(new, to: state) }
        #expect(state.read("images/b.html") == "mine")
    }

    @Test func `a staging folder with things of others is refused`() throws {
        let directory = TemporaryDirectory()
        try publish(old, to: directory)
        try directory.write("mine", to: ".pindrift-staging/notes.txt")
        #expect(throws: PublishError.self) { try publish(new, to: directory) }
        #expect(directory.read(".pindrift-staging/notes.txt") == "mine")
    }

    /// What is on the disk before each step: what a kill there would leave.
    private func killedStates(
        from start: Site,
        to site: Site
    ) throws -> [(PublishStep, TemporaryDirectory)] {
        let directory = TemporaryDirectory()
        if !start.isEmpty { try publish(start, to: directory) }
        return try killedStates(in: directory, to: site)
    }

    private func killedStates(
        in start: TemporaryDirectory,
        to site: Site
    ) throws -> [(PublishStep, TemporaryDirectory)] {
        let directory = try start.copy()
        let states = Mutex<[(PublishStep, TemporaryDirectory)]>([])
        let log = StepLog { _, step in
            guard let copy = try? directory.copy() else { return }
            states.withLock { $0.append((step, copy)) }
        }
        try publish(site, to: directory, willDo: log.note)
        return states.withLock { $0 }
    }

    /// Every page is whole, and what `index.html` leads to is there.
    private func expectWorking(
        _ directory: TemporaryDirectory,
        after step: PublishStep,
        _ start: Site
    ) throws {
        let files = try directory.site()
        for (path, text) in files where !path.hasPrefix(".pindrift-staging") {
            #expect([old[path], new[path], next[path]].contains(text), "\(path) before \(step)")
        }
        guard start.isEmpty == false || files["index.html"] != nil else { return }
        var pending = ["index.html"]
        var seen: Set<String> = []
        while let path = pending.popLast() {
            guard seen.insert(path).inserted else { continue }
            let text = files[path]
            #expect(text != nil, "\(path) is missing before \(step)")
            pending += (text ?? "").split(separator: " ").map(String.init)
        }
    }

    private func exists(_ directory: TemporaryDirectory, _ path: String) -> Bool {
        FileManager.default.fileExists(atPath: directory.path(path))
    }
}

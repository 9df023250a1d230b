import Glibc
import TestSupport
import Testing

/// A history that grows night by night gives the site that all nights at once give.
@Suite struct HistoryTests {
    private static let samples = Repository.root + "/Samples/fleet"

    private static let sampleNights = [
        "2026-11-05", "2026-11-06", "2026-11-07", "2026-11-08", "2026-11-09", "2026-11-10",
        "2026-11-11",
    ].filter { Files.exists(samples + "/" + $0) }

    /// Of files without a note every file of the site is the same, the manifest too.
    @Test func `two builds of split input are one build of all of it`() throws {
        let nights = Self.sampleNights.map { Self.samples + "/" + $0 }
        #expect(nights.count > 3)
        try expectEqualSites(Array(nights.prefix(3)), Array(nights.dropFirst(3)), [])
    }

    @Test(.needsCorpus) func `so are those of a real release`() throws {
        let root = try #require(Corpus.root) + "/buildkit-runs/v0.32.2"
        let nights = (1...7).map { root + "/night-0\($0)" }
        try expectEqualSites(
            Array(nights.prefix(4)),
            Array(nights.dropFirst(4)),
            ["--night-pattern", "night-([0-9]+)"],
            besides: Self.told
        )
    }

    /// Metadata, statements, indexes and configs of one build in two runs, whichever came first.
    @Test(arguments: [0, 1, 2])
    func `so are files that are dealt out one by one`(seed: UInt64) throws {
        var dice = Samples.Dice(state: seed)
        let folder = TemporaryDirectory()
        for file in Files.below(Self.samples) where file.hasSuffix(".json") {
            let part = Bool.random(using: &dice) ? "a" : "b"
            let bytes = try Files.bytes(at: Self.samples + "/" + file)
            for copy in [part, "all"] { try folder.write(bytes, to: copy + "/fleet/" + file) }
        }
        func build(_ inputs: String..., history: String) throws -> [Substring] {
            for input in inputs {
                let output = "site-" + history
                let command = ["build", input + "/fleet", "-o", output, "--history", history]
                #expect(try run(command, folder).status == 0)
            }
            return try lines(of: history, folder)
        }
        let once = try build("all", history: "once")
        #expect(once.count > 200)
        #expect(try build("a", "b", history: "a-b") == once)
        #expect(try build("b", "a", history: "b-a") == once)
        _ = try (build("a", history: "only-a"), build("b", history: "only-b"))
        #expect(try run(["history", "merge", "only-a", "only-b"], folder).status == 0)
        let merged = try lines(of: "only-a", folder)
        #expect(merged == once)
    }

    /// Notes on files are told, and counted, by the run that read them.
    private static let told: Set = ["index.html", "problems.html", "pindrift-manifest.json"]

    private func expectEqualSites(
        _ first: [String],
        _ second: [String],
        _ options: [String],
        besides others: Set<String> = []
    ) throws {
        let folder = TemporaryDirectory()
        func build(_ inputs: [String], _ output: String, _ history: String) throws {
            let outcome = try Command.run(
                ["build"] + inputs + ["-o", output, "--history", history, "--quiet"] + options,
                in: folder.path
            )
            #expect(outcome.status == 0, "\(outcome.errors)")
        }
        try build(first, "steps", "steps.ndjson")
        try build(second, "steps", "steps.ndjson")
        try build(first + second, "once", "once.ndjson")
        #expect(try folder.text(of: "steps.ndjson") == folder.text(of: "once.ndjson"))
        let steps = Files.below(folder.path + "/steps")
        #expect(steps == Files.below(folder.path + "/once"))
        #expect(steps.count > 50)
        for file in steps {
            let a = try Files.bytes(at: folder.path + "/steps/" + file)
            let b = try Files.bytes(at: folder.path + "/once/" + file)
            if !others.contains(file) { #expect(a.elementsEqual(b), "\(file)") }
        }
        // The same input once more adds nothing.
        let before = try folder.text(of: "steps.ndjson")
        try build(second, "steps", "steps.ndjson")
        #expect(try folder.text(of: "steps.ndjson") == before)
    }

    /// A run may be killed while it writes the history: the file is then what it was before.
    @Test(arguments: [0, 5, 20, 60, 120])
    func `a killed run leaves a history that the next run completes`(delay: Int) async throws {
        let folder = TemporaryDirectory()
        let nights = Self.sampleNights.map { Self.samples + "/" + $0 }
        let first = ["build", nights[0], "-o", "site", "--history", "history.ndjson"]
        #expect(try run(first, folder).status == 0)
        let before = try folder.text(of: "history.ndjson")
        let all = ["build"] + nights + ["-o", "site", "--history", "history.ndjson"]
        let killed = try Command.start(all, in: folder.path)
        try await Task.sleep(for: .milliseconds(delay))
        killed.kill()
        _ = try killed.wait()
        let left = try folder.text(of: "history.ndjson")
        let whole = try run(["records"] + nights, folder).output
        #expect(left == before || left == whole)
        let next = try run(all, folder)
        #expect(next.status == 0, "\(next.errors)")
        #expect(try folder.text(of: "history.ndjson") == whole)
        #expect(try run(["history", "verify", "history.ndjson"], folder).status == 0)
        #expect(Files.below(folder.path).filter { $0.hasPrefix("history") } == ["history.ndjson"])
    }

    @Test func `a history that another run holds is left alone`() throws {
        let folder = TemporaryDirectory()
        try folder.write("", to: "kept/h.ndjson")
        let descriptor = unsafe open(folder.path("kept"), O_RDONLY | O_DIRECTORY)
        defer { close(descriptor) }
        #expect(flock(descriptor, LOCK_EX) == 0)
        let arguments = ["build", Self.samples, "-o", "site", "--history", "kept/h.ndjson"]
        let outcome = try Command.run(arguments, in: folder.path)
        #expect(outcome.status == 75)
        #expect(outcome.errors.contains("kept/h.ndjson: in use by another run"))
        #expect(try folder.text(of: "kept/h.ndjson") == "")
        #expect(flock(descriptor, LOCK_UN) == 0)
        #expect(try Command.run(arguments, in: folder.path).status == 0)
        #expect(try folder.text(of: "kept/h.ndjson") != "")
    }

    @Test func `a torn last line is healed and said`() throws {
        let folder = TemporaryDirectory()
        let whole = try lines(of: Self.sampleNights[0])
        try folder.write(whole + #"{"schema":"pindrift/record/1","id":"#, to: "history.ndjson")
        let verified = try run(["history", "verify", "history.ndjson"], folder)
        #expect(verified.status == 3)
        #expect(verified.output.contains("1 broken line, no line feed at its end"))
        let night = Self.samples + "/" + Self.sampleNights[1]
        let built = try run(["build", night, "--history", "history.ndjson"], folder)
        #expect(built.status == 0)
        #expect(built.errors.contains("a last line that breaks off"))
        let healed = try run(["history", "verify", "history.ndjson"], folder)
        #expect(healed.status == 0, "\(healed.output)")
    }

    @Test(arguments: [true, false])
    func `a broken line that ends stops a run that would lose it`(isFirst: Bool) throws {
        let folder = TemporaryDirectory()
        let whole = try lines(of: Self.sampleNights[0])
        let line = "{\"schema\":\n"
        let broken = isFirst ? line + whole : whole + line
        try folder.write(broken, to: "history.ndjson")
        let night = Self.samples + "/" + Self.sampleNights[1]
        let built = try run(["build", night, "--history", "history.ndjson"], folder)
        #expect(built.status == 1)
        #expect(try folder.text(of: "history.ndjson") == broken)
    }

    @Test func `prune keeps the newest nights, and merge brings others back once`() throws {
        let folder = TemporaryDirectory()
        let nights = Self.sampleNights.prefix(3)
        let all = try run(["records"] + nights.map { Self.samples + "/" + $0 }, folder).output
        try folder.write(all, to: "all.ndjson")
        try folder.write(all, to: "history.ndjson")
        let pruned = try run(
            ["history", "prune", "history.ndjson", "--keep-nights", "1"],
            folder
        )
        #expect(pruned.status == 0)
        #expect(pruned.errors.contains("1 of 3 nights"))
        let kept = try folder.text(of: "history.ndjson")
        #expect(kept == (try lines(of: nights[2])))
        let merged = try run(["history", "merge", "history.ndjson", "all.ndjson"], folder)
        #expect(merged.status == 0)
        #expect(try folder.text(of: "history.ndjson") == all)
    }

    /// What may become of a whole file of lines.
    enum Change: String, CaseIterable {
        case none = "in order"
        case repeated = "1 repeated line, not in order"
        case reversed = "not in order"
        case cut = "no line feed at its end"
        case broken = "1 broken line"

        func apply(to text: String) -> String {
            let lines = text.split(separator: "\n").map { $0 + "\n" }
            switch self {
            case .none: return text
            case .repeated: return text + (lines.first ?? "")
            case .reversed: return lines.reversed().joined()
            case .cut: return String(text.dropLast())
            case .broken: return text + "{}\n"
            }
        }
    }

    @Test(arguments: Change.allCases)
    func `verify says what is wrong`(change: Change) throws {
        let folder = TemporaryDirectory()
        try folder.write(
            change.apply(to: lines(of: Self.sampleNights[0])),
            to: "history.ndjson"
        )
        let verified = try run(["history", "verify", "history.ndjson"], folder)
        #expect(verified.status == (change == .none ? 0 : 3))
        #expect(
            verified.output.hasSuffix(" of 1 night, \(change.rawValue)\n"),
            "\(verified.output)"
        )
    }

    /// Files of others, and lines whose ends were lost: nothing in them is a cut line.
    @Test(arguments: [
        "my notes", #"{"name":"app","version":"1"}"#, "\n\nmy notes",
        #"{"schema":"pindrift/recorder"#,
        #"{"schema":"pindrift/record/1","id":"a"}\u{2028}{"schema":"pindrift/record/1","id":"b"}"#,
    ])
    func `a file that is no history stays as it is`(text: String) throws {
        let folder = TemporaryDirectory()
        try folder.write(text, to: "history.ndjson")
        let night = Self.samples + "/" + Self.sampleNights[0]
        for arguments in [
            ["build", night, "--history", "history.ndjson"],
            ["history", "prune", "history.ndjson", "--keep-nights", "3"],
            ["history", "merge", "history.ndjson", "history.ndjson"],
        ] {
            let outcome = try run(arguments, folder)
            #expect(outcome.status == 1, "\(arguments)")
            #expect(outcome.errors.contains("history verify"))
            #expect(try folder.text(of: "history.ndjson") == text)
        }
    }

    @Test(arguments: ["prune", "merge"])
    func `a rewrite says what it leaves out`(verb: String) throws {
        let folder = TemporaryDirectory()
        let whole = try lines(of: Self.sampleNights[0])
        try folder.write(whole + #"{"schema":"pindrift/record/1","id":"#, to: "history.ndjson")
        try folder.write(whole, to: "other.ndjson")
        let rest = verb == "prune" ? ["--keep-nights", "9"] : ["other.ndjson"]
        let outcome = try run(["history", verb, "history.ndjson"] + rest, folder)
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("a last line that breaks off"))
        #expect(try folder.text(of: "history.ndjson") == whole)
    }

    /// Two parts of one build, each read by its own run.
    @Test func `what two runs read of one build is one record, however it comes together`() throws {
        let folder = TemporaryDirectory()
        let digest = "sha256:" + String(repeating: "1", count: 64)
        try folder.write(
            #"{"buildx.build.ref":"b/n/abc","containerimage.digest":"\#(digest)","image.name":"r.example.com/app:1"}"#,
            to: "a/2026-09-01/app.json"
        )
        try folder.write(
            #"{"Ref":"abc","StartedAt":"2026-09-01T02:00:00Z","Platform":["linux/amd64"],"Materials":[{"URI":"pkg:docker/alpine@3","Digests":["sha256:\#(String(repeating: "2", count: 64))"]}]}"#,
            to: "b/2026-09-01/app.inspect.json"
        )
        let parts = ["a/2026-09-01", "b/2026-09-01"]
        func records(_ inputs: [String]) throws -> String {
            try run(["records"] + inputs, folder).output
        }
        let whole = try records(parts)
        #expect(whole.split(separator: "\n").count == 1)
        let lines = try parts.map { try records([$0]) }
        try folder.write(lines.joined(), to: "parts.ndjson")
        try folder.write(lines[0], to: "one.ndjson")
        try folder.write(lines[1], to: "two.ndjson")
        let ids = { (text: String) in text.split(separator: #","image""#).first }
        #expect(try ids(records(["parts.ndjson"])) == ids(whole))
        let merged = try run(["history", "merge", "one.ndjson", "two.ndjson"], folder)
        #expect(merged.errors.contains("1 record, 1 of them new"))
        #expect(ids(try folder.text(of: "one.ndjson")) == ids(whole))
        for part in parts {
            let built = try run(["build", part, "--history", "grown.ndjson", "-o", "site"], folder)
            #expect(built.status == 0)
        }
        #expect(ids(try folder.text(of: "grown.ndjson")) == ids(whole))
    }

    /// The lines of a history without the places where their records were read.
    private func lines(of history: String, _ folder: TemporaryDirectory) throws -> [Substring] {
        try folder.text(of: history).split(separator: "\n").map {
            $0[..<($0.firstRange(of: #","origins":"#)?.lowerBound ?? $0.endIndex)]
        }
    }

    /// A name and a reference, each as long as a file may have it.
    @Test func `what a run writes the next one can read`() throws {
        let folder = TemporaryDirectory()
        let label = String(repeating: "l", count: 1020)
        try folder.write(
            #"{"Ref":"b/n/x","StartedAt":"2026-09-01T00:00:00Z","Labels":[{"Name":"\#(label)","Value":"1"}]}"#,
            to: "n/2026-09-01/label.json"
        )
        let long = "docker.io/" + String(repeating: "a/", count: 32_700) + "long:1"
        try folder.write(
            #"{"containerimage.buildinfo":{"sources":[{"type":"docker-image","ref":"\#(long)","pin":"sha256:\#(hex("4"))"}]},"image.name":"r.example.com/long:1"}"#,
            to: "n/2026-09-01/long.json"
        )
        let build = ["build", "n/2026-09-01", "-o", "site", "--history", "h"]
        #expect(try run(build, folder).status == 0)
        let before = try folder.text(of: "h")
        let again = try run(["history", "verify", "h"], folder)
        #expect(again.status == 0, "\(again.errors)")
        #expect(try run(build, folder).status == 0)
        #expect(try folder.text(of: "h") == before)
    }

    @Test(arguments: ["prune", "merge"])
    func `a history that another run has is left alone`(verb: String) async throws {
        let folder = TemporaryDirectory()
        let text = try lines(of: Self.sampleNights[0])
        try folder.makeDirectory("real")
        try folder.write(text, to: "real/h")
        try folder.write(text, to: "other")
        #expect(unsafe symlink("real/h", folder.path + "/h") == 0)
        let holder = unsafe open(folder.path + "/real", O_RDONLY)
        defer { close(holder) }
        #expect(flock(holder, LOCK_EX) == 0)
        let rest = verb == "prune" ? ["--keep-nights", "1"] : ["other"]
        let refused = try run(["history", verb, "h"] + rest, folder)
        #expect(refused.status == 75)
        #expect(refused.errors.contains("in use by another run"))
        #expect(try folder.text(of: "real/h") == text)
        flock(holder, LOCK_UN)
        #expect(try run(["history", verb, "h"] + rest, folder).status == 0)
    }

    @Test func `an index whose build no run has read yet is kept and cared for`() throws {
        let folder = TemporaryDirectory()
        let (manifest, index) = ("sha256:" + hex("1"), "sha256:" + hex("2"))
        let type = "application/vnd.oci.image.index.v1+json"
        try folder.write(
            #"{"mediaType":"\#(type)","digest":"\#(index)","size":9,"manifests":[{"digest":"\#(manifest)","platform":{"os":"linux","architecture":"amd64"}}]}"#,
            to: "n/2026-09-01/app.index.json"
        )
        try folder.write(
            #"{"containerimage.digest":"\#(index)","image.name":"r.example.com/app:1"}"#,
            to: "later/2026-09-01/app.json"
        )
        let first = ["build", "n/2026-09-01", "-o", "site", "--history", "h"]
        #expect(try run(first, folder).status == 4, "nothing to show, and nothing lost")
        let line = try folder.text(of: "h")
        #expect(line.hasPrefix(#"{"schema":"pindrift/companion/1","night":"2026-09-01""#))
        let verified = try run(["history", "verify", "h"], folder)
        #expect(verified.status == 0)
        #expect(verified.output.contains("0 records of 0 nights, 1 companion that may"))
        let older = line.replacing("2026-09-01", with: "2026-11-01")
        let newer = line.replacing("2026-09-01", with: "2026-12-01")
        try folder.write(
            try Self.sampleNights.prefix(2).map(lines(of:)).joined() + line + older + newer,
            to: "long"
        )
        try folder.write(line, to: "same")
        #expect(try run(["history", "merge", "same", "h"], folder).status == 0)
        #expect(try folder.text(of: "same") == line)
        #expect(try run(["history", "prune", "long", "--keep-nights", "1"], folder).status == 0)
        let pruned = try folder.text(of: "long")
        #expect(pruned.contains("2026-12-01") && !pruned.contains("2026-11-01"))
        #expect(!pruned.contains("2026-09-01"))
        #expect(
            try run(["build", "later/2026-09-01", "-o", "site", "--history", "h"], folder).status
                == 0
        )
        let grown = try folder.text(of: "h")
        #expect(grown.contains(manifest) && grown.contains("linux/amd64"))
        #expect(!grown.contains("pindrift/companion/1"))
    }

    private func hex(_ digit: Character) -> String { String(repeating: digit, count: 64) }

    private func lines(of night: String) throws -> String {
        try run(["records", Self.samples + "/" + night], TemporaryDirectory()).output
    }

    private func run(_ arguments: [String], _ folder: TemporaryDirectory) throws -> Command.Outcome
    {
        try Command.run(arguments, in: folder.path)
    }
}

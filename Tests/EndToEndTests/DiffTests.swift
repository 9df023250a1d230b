import TestSupport
import Testing

/// The built command compares nights that real releases built.
@Suite struct DiffTests {
    private let nights = ["2026-11-06", "2026-11-07"].map {
        Repository.root + "/Samples/fleet/" + $0
    }

    @Test(arguments: [("text", "txt"), ("markdown", "md"), ("json", "json")])
    func `two nights have a diff in every form`(format: String, ending: String) throws {
        let outcome = try run(["diff"] + nights + ["--format", format])
        #expect(outcome.status == 0)
        #expect(outcome.errors == "")
        Golden.expect(outcome.output, "diff." + ending)
    }

    @Test func `full names and pins are written on demand`() throws {
        let outcome = try run(["diff"] + nights + ["--no-trunc"])
        #expect(
            outcome.output.contains(
                "docker-image://docker.io/library/alpine:3.18: sha256:90bb58758d7738babbcff8f527d38db6"
            )
        )
        #expect(!outcome.output.contains(" more"))
    }

    @Test(arguments: ["text", "markdown", "json"])
    func `a difference is status 2 where it is asked for`(format: String) throws {
        let arguments = ["--exit-code", "--format", format]
        #expect(try run(["diff"] + nights + arguments).status == 2)
        let same = try run(["diff", nights[0], nights[0]] + arguments)
        #expect(same.status == 0)
        let other = try run(["diff", nights[1], nights[1]] + arguments)
        if format != "json" { #expect(other.output == same.output) }
    }

    @Test func `two nights of a history differ like their directories`() throws {
        let folder = TemporaryDirectory()
        let records = try run(["records"] + nights)
        try folder.write(records.output, to: "history.ndjson")
        let history = ["--history", folder.path + "/history.ndjson"]
        let labels = ["2026-11-06", "2026-11-07"]
        for format in ["text", "markdown", "json"] {
            let byPath = try run(["diff"] + nights + ["--format", format])
            let byNight = try run(["diff"] + labels + history + ["--format", format])
            #expect(byNight.output == byPath.output, "\(format)")
        }
        let wrong = try run(["diff", "2026-11-06", "2026-11-08"] + history)
        #expect(wrong.status == 64)
        #expect(wrong.errors.contains("has no night `2026-11-08`; did you mean"))
    }

    @Test func `two files of any name are one image`() throws {
        let folder = TemporaryDirectory()
        let build =
            #"{"buildx.build.provenance":{"buildType":"https://mobyproject.org/buildkit@v1","invocation":{"configSource":{"entryPoint":"Dockerfile"},"parameters":{"frontend":"dockerfile.v0","args":{}}},"materials":[{"uri":"pkg:docker/alpine@3.18?platform=linux%2Famd64","digest":{"sha256":"PIN"}}]}}"#
        for (file, digit) in [("before.json", "a"), ("after.json", "b")] {
            let pin = String(repeating: digit, count: 64)
            try folder.write(build.replacing("PIN", with: pin), to: file)
        }
        let outcome = try Command.run(
            ["diff", "before.json", "after.json", "--exit-code"],
            in: folder.path
        )
        #expect(outcome.status == 2)
        #expect(
            outcome.output.hasPrefix(
                "1 of 1 image changed from before.json to after.json: 1 source moved."
            )
        )
    }

    @Test func `an image on one side only is said, and its sources are not`() throws {
        let outcome = try run([
            "diff", nights[0] + "/buildkit-v0.10.6/web.metadata.json",
            nights[1] + "/buildkit-v0.10.6/batch.metadata.json", "--format", "json", "--exit-code",
        ])
        #expect(outcome.status == 2)
        #expect(outcome.output.contains(#""missing": ["#))
        #expect(outcome.output.contains(#""appeared": ["#))
        #expect(!outcome.output.contains("changes"))
    }

    @Test(arguments: [
        (["diff"], 64), (["diff", "a"], 64), (["diff", "-", "-"], 64),
        (["diff", "a", "b", "--format", "xml"], 64), (["diff", "missing-a", "missing-b"], 1),
    ])
    func `wrong words are refused`(arguments: [String], status: Int) throws {
        let outcome = try run(arguments)
        #expect(outcome.status == Int32(status))
        #expect(outcome.output == "")
    }

    private func run(_ arguments: [String]) throws -> Command.Outcome {
        let folder = TemporaryDirectory()
        return try withExtendedLifetime(folder) { try Command.run(arguments, in: folder.path) }
    }
}

import TestSupport
import Testing

/// What hostile metadata leaves in a whole site, beyond what the cases of `records` show.
@Suite struct HostileInputTests {
    /// Every secret that `Cases/secrets` holds; none is real.
    static let secrets = [
        "seed", "npm_abc", "ghp_abc", "ghs_", "AKIAIOSFODNN7EXAMPLE", "PRIVATE KEY", "MII",
        "eyJhbGciOiJIUzI1NiJ9", "c2VlZGVkLXNpZ25hdHVyZQ", "hunter2", "/home/",
    ]

    @Test func `no secret of the input is anywhere in the output`() throws {
        let folder = try input(of: "secrets")
        let given = Files.below(folder.path("metadata"))
            .map { (try? folder.text(of: "metadata/" + $0)) ?? "" }.joined()
        for secret in Self.secrets { #expect(given.contains(secret), "\(secret) is not tried") }
        for arguments in [
            ["build", "metadata", "-o", "site", "--verbose"], ["records", "metadata"],
        ] {
            let outcome = try Command.run(arguments, in: folder.path)
            #expect(outcome.status == 0)
            for secret in Self.secrets {
                #expect(!outcome.output.contains(secret))
                #expect(!outcome.errors.contains(secret))
            }
        }
        let site = try SiteTree(at: folder.path("site"))
        for secret in Self.secrets { #expect(site.files(holding: secret) == [], "\(secret)") }
        #expect(site.files(holding: "REDACTED") != [])
    }

    @Test func `a history holds no secret either`() throws {
        let folder = try input(of: "secrets")
        let outcome = try Command.run(
            ["build", "metadata", "-o", "site", "--history", "history.ndjson"],
            in: folder.path
        )
        #expect(outcome.status == 0, "\(outcome.errors)")
        let history = try folder.text(of: "history.ndjson")
        for secret in Self.secrets { #expect(!history.contains(secret), "\(secret)") }
        #expect(history.contains("REDACTED"))
    }

    @Test(arguments: ["##[error]", "##vso[task.x]", "##teamcity[x]", "##VSO[x]"])
    func `no command of a runner stands in what is printed`(command: String) throws {
        let folder = TemporaryDirectory()
        for side in ["old", "new"] {
            try folder.write(
                """
                {"schema":"pindrift/record/1","image":"\(command)","names":["\(command)\(side)"],\
                "platform":"linux/amd64","format":"buildinfo","attrsKnown":true,\
                "attrs":{"filename":"\(command)\(side)"},"sourcesKnown":true}\n
                """,
                to: side + ".ndjson"
            )
        }
        let forms = ["text", "markdown", "json"].map {
            ["diff", "old.ndjson", "new.ndjson", "--format", $0]
        }
        for arguments in forms + [["records", "old.ndjson"]] {
            let outcome = try Command.run(arguments, in: folder.path)
            let printed = outcome.output + outcome.errors
            #expect(!printed.contains(command), "\(arguments)")
            #expect(printed.contains("#" + command.dropFirst(2)))
        }
        let records = try Command.run(["records", "old.ndjson"], in: folder.path)
        try folder.write(records.output, to: "again.ndjson")
        let again = try Command.run(["records", "again.ndjson"], in: folder.path)
        #expect(again.output == records.output)
        #expect(again.errors == "pindrift: 1 image, 1 record, 0 nights, 0 problems\n")
    }

    @Test func `hostile names stay text and inside the site`() throws {
        let folder = try input(of: "hostile-names")
        let site = try build(["metadata"], in: folder.path)
        let pages = site.files.keys.filter { $0.hasSuffix(".html") }
        #expect(pages.count > 20)
        for page in pages {
            let text = site.text(page)
            for markup in ["<script", "<img", "href=\"javascript:", "\u{202E}", "\u{0}"] {
                #expect(!text.contains(markup), "\(page) holds \(markup.debugDescription)")
            }
        }
        for path in site.files.keys {
            #expect(
                path.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "<") },
                "\(path)"
            )
        }
        let outside = folder.files.filter { !$0.hasPrefix("site/") && !$0.hasPrefix("metadata/") }
        #expect(outside == [])
        #expect(site.files(holding: "&lt;script&gt;") != [])
    }

    @Test func `a file over 16 MiB is refused and the option named`() throws {
        let folder = try input(of: "max-file-size")
        let padding = [UInt8](repeating: UInt8(ascii: " "), count: 17 << 20)
        try folder.write(
            Array("{\"image.name\":\"team/huge:1\"}".utf8) + padding,
            to: "m/huge.json"
        )
        try folder.write("{\"image.name\":\"team/small:1\"}", to: "m/small.json")
        let refused = try Command.run(["records", "m"], in: folder.path)
        #expect(refused.status == 0)
        #expect(refused.errors.contains("m/huge.json"))
        #expect(refused.errors.contains("--max-file-size"))
        #expect(!refused.output.contains("team/huge"))
        #expect(refused.output.contains("team/small"))
        let raised = try Command.run(["records", "m", "--max-file-size", "18MiB"], in: folder.path)
        #expect(raised.output.contains("team/huge"))
    }

    private func input(of name: String) throws -> TemporaryDirectory {
        let test = try #require(Case.all.first { $0.name == name })
        let folder = TemporaryDirectory()
        for file in test.files(below: "input") {
            try folder.write(try Files.bytes(at: test.path + "/input/" + file), to: file)
        }
        return folder
    }
}

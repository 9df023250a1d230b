import BuildModel
import MetadataInput
import Testing

/// Indexes, manifests and configs that a history keeps, as lines.
@Suite struct CompanionLineTests {
    private static let amd64 = Platform(normalized: "linux/amd64")
    private static let time = Timestamp(secondsSince1970: 1_788_000_000)

    private static func digest(_ number: Int) -> Digest? { Digest(Pieces.digest(number)) }

    private static func companion(_ subject: Companion.Subject) -> Companion {
        Companion(
            origin: Record.Origin(file: "n/a.json", shape: .manifest, pointer: "/0"),
            path: "n/a.json",
            night: "2026-09-01",
            content: digest(1),
            subject: subject
        )
    }

    static var all: [Companion] {
        get throws {
            var config = Companion.Config()
            config.platform = amd64
            config.created = time
            var manifest = Companion.Manifest()
            manifest.config = digest(2)
            manifest.attested = digest(3)
            manifest.statements = [try #require(digest(4)), try #require(digest(5))]
            manifest.platform = amd64
            manifest.created = time
            var index = Companion.Index()
            for (number, platform) in [(6, amd64), (7, .unknown), (8, nil)] {
                var entry = Companion.Entry(
                    digest: try #require(digest(number)),
                    platform: platform,
                    attested: digest(9)
                )
                entry.created = time
                index.entries.append(entry)
            }
            var elsewhere = companion(.config(config))
            elsewhere.path = "other/place"
            elsewhere.night = nil
            elsewhere.content = nil
            elsewhere.isJoined = true
            return [
                companion(.config(config)), companion(.manifest(manifest)),
                companion(.index(index)), companion(.config(.init())),
                companion(.manifest(.init())), companion(.index(.init())), elsewhere,
            ]
        }
    }

    @Test func `what is written is read back`() throws {
        for companion in try Self.all {
            #expect(try companion.readBack == companion)
        }
    }

    @Test func `a line is one JSON object, with its keys in one order`() throws {
        let line = CompanionLine.line(of: try #require(try Self.all.last))
        #expect(
            String(decoding: line, as: UTF8.self)
                == #"{"schema":"pindrift/companion/1","joined":true,"config":{"platform":"linux/amd64","#
                + #""created":"\#(Self.time)"},"path":"other/place","#
                + #""origin":{"file":"n/a.json","shape":"D2","pointer":"/0"}}"# + "\n"
        )
    }

    @Test(arguments: [
        "{}", #"{"origin":{"file":"a","shape":"D2"}}"#,
        #"{"index":{},"origin":{"file":"a","shape":"?"}}"#,
        #"{"index":{},"origin":{"shape":"D2"}}"#, #"{"config":{"platform":"linux/amd64"}}"#,
    ])
    func `a line without a place or content is an error`(members: String) throws {
        let text = #"{"schema":"pindrift/companion/1","# + members.dropFirst()
        let findings = FileReading.read(
            Array(text.replacing(",}", with: "}").utf8),
            file: "h",
            rules: try plainRules()
        )
        #expect(findings.companions.isEmpty)
        #expect(findings.diagnostics.map(\.rule) == ["companion-line"])
    }

    @Test func `texts pass the redactor`() throws {
        let token = "ghp_" + String(repeating: "Ab1", count: 12)
        let text =
            #"{"schema":"pindrift/companion/1","night":"\#(token)","index":{},"path":"p/\#(token)","#
            + #""origin":{"file":"f/\#(token)","shape":"D2","pointer":"/\#(token)"}}"#
        let findings = FileReading.read(Array(text.utf8), file: "h", rules: try plainRules())
        let companion = try #require(findings.companions.first)
        #expect(!String(describing: companion).contains(token))
    }
}

import BuildModel
import FileAccess
import Testing

@testable import pindrift

@Suite struct RunOptionsTests {
    static func options(_ text: (Setting, String)...) throws -> RunOptions {
        var layers = SettingLayers()
        layers.setFlag("PATH", .inputs, to: ["in"])
        for (setting, value) in text { layers.setFlag("--\(setting.key)", setting, to: value) }
        return try RunOptions(layers)
    }

    @Test func `defaults are those of the design`() throws {
        let options = try Self.options()
        #expect(options.output == "public")
        #expect(options.dayStartsInMinutes == 0)
        #expect(options.formats == [.html, .md, .json])
        #expect(options.maximumFileSizeInBytes == 16_777_216)
        #expect(options.nightPattern == nil && options.siteURL == nil && options.title == nil)
        #expect(options.include.isEmpty && options.exclude.isEmpty && options.imageNames.isEmpty)
    }

    @Test(
        arguments: [
            ("0", 0), ("4096", 4096), ("7B", 7), ("1KiB", 1024), ("16MiB", 16 << 20),
            ("2gib", 2 << 30),
            ("", nil), ("MiB", nil), ("1.5MiB", nil), ("-1", nil), ("+1", nil), ("1 MiB", nil),
            ("1MB", nil), ("１", nil), ("9223372036854775807KiB", nil),
            ("99999999999999999999", nil),
        ] as [(String, Int?)]
    )
    func `sizes have binary units`(text: String, bytes: Int?) {
        #expect(SizeText.bytes(text) == bytes)
    }

    @Test(
        arguments: [
            ("00:00", 0), ("06:30", 390), ("23:59", 1439),
            ("24:00", nil), ("12:60", nil), ("6:30", nil), ("0630", nil), ("06:3x", nil), ("", nil),
            ("06:30:00", nil), ("+6:30", nil),
        ] as [(String, Int?)]
    )
    func `a day starts at a time of day`(text: String, minutes: Int?) {
        #expect(ClockText.minutes(text) == minutes)
    }

    @Test(
        arguments: [
            ("https://example.org", "https://example.org/"),
            ("HTTPS://Example.org:8443/Site//", "https://example.org:8443/Site/"),
            ("http://[::1]:8080/x", "http://[::1]:8080/x/"),
            ("https://u:p@example.org/", nil), ("https://example.org/?q", nil),
            ("https://example.org/#a", nil), ("ftp://example.org/", nil), ("https://", nil),
            ("https:///x", nil), ("javascript:alert(1)", nil), ("https://ex ample.org", nil),
            ("https://ex\u{430}mple.org", nil), ("https:/\\evil.example", nil),
            ("//example.org", nil),
            ("https://example.org:99999x/", nil), ("https://[x]/", nil), ("", nil),
        ] as [(String, String?)]
    )
    func `a site has an http address`(text: String, address: String?) {
        #expect(WebAddress.normalized(text) == address)
    }

    @Test(arguments: [
        (Setting.maxFileSize, "0"), (.maxFileSize, "3GiB"), (.maxFileSize, "big"),
        (.dayStarts, "25:00"), (.nightPattern, "("), (.siteURL, "ftp://x/"), (.title, ""),
        (.formats, "pdf"), (.formats, "md,json"), (.formats, ""), (.output, ""),
        (.output, "a\u{0}b"), (.include, ""),
    ])
    func `a value that is refused names its flag and not itself`(setting: Setting, value: String) {
        let error = #expect(throws: UsageError.self) { try Self.options((setting, value)) }
        #expect(error?.place == "--\(setting.key)")
        #expect(pindrift.ExitStatus(error ?? UsageError("", "")) == .usage)
        if value.utf8.count > 3 {
            #expect(
                error.map { $0.reason.utf8.split(separator: 0x20) }?.contains {
                    $0.elementsEqual(value.utf8)
                } == false
            )
        }
    }

    @Test func `values come through`() throws {
        let options = try Self.options(
            (.formats, "json, html"),
            (.dayStarts, "06:00"),
            (.nightPattern, "nightly-([0-9]+)"),
            (.siteURL, "https://example.org/a"),
            (.maxFileSize, "1MiB"),
            (.output, "out/site")
        )
        #expect(options.formats == [.html, .json])
        #expect(options.dayStartsInMinutes == 360)
        #expect(options.nightPattern == "nightly-([0-9]+)")
        #expect(options.siteURL == "https://example.org/a/")
        #expect(options.maximumFileSizeInBytes == 1 << 20)
        #expect(options.output == "out/site")
    }

    @Test func `inputs are paths, lists or standard input`() throws {
        var layers = SettingLayers()
        layers.setFlag("PATH", .inputs, to: ["-", "@list.txt", "./-", "a b", "-"])
        let inputs = try RunOptions(layers).inputs
        #expect(
            inputs == [
                .standardInput, .list("list.txt"), .path("./-"), .path("a b"), .standardInput,
            ]
        )
        layers.setFlag("PATH", .inputs, to: ["@"])
        #expect(throws: UsageError.self) { try RunOptions(layers) }
    }

    @Test func `nothing to read is wrong usage`() {
        #expect(throws: UsageError.self) { try RunOptions(SettingLayers()) }
    }

    @Test func `paths of the configuration are relative to its folder`() throws {
        let text = "inputs: [nights, -, '@more.txt', /srv/x]\noutput: site\n"
        var layers = SettingLayers()
        layers.file = try ConfigFile(bytes: Array(text.utf8), name: "pindrift.yml").values
        let above = try RunOptions(layers, configFolder: "..")
        #expect(
            above.inputs == [
                .path("../nights"), .standardInput, .list("../more.txt"), .path("/srv/x"),
            ]
        )
        #expect(above.output == "../site")
        #expect(try RunOptions(layers).output == "site")
    }

    @Test(
        arguments: [
            (nil, nil), ("", nil), ("0", 0), ("1700000000", 1_700_000_000),
            ("253402300799", 253_402_300_799),
        ] as [(String?, Int64?)]
    )
    func `the epoch is a number of seconds`(text: String?, seconds: Int64?) throws {
        let surroundings = Surroundings(
            variable: { $0 == "SOURCE_DATE_EPOCH" ? text : nil },
            isErrorTerminal: false,
            processors: 1
        )
        #expect(try surroundings.sourceDateEpoch()?.secondsSince1970 == seconds)
    }

    @Test(arguments: ["-1", "1.5", "now", "253402300800", "99999999999999999999"])
    func `another epoch is wrong usage`(text: String) {
        let surroundings = Surroundings(
            variable: { _ in text },
            isErrorTerminal: false,
            processors: 1
        )
        #expect(throws: UsageError.self) { try surroundings.sourceDateEpoch() }
    }
}

import BuildModel
import MetadataInput
import Testing

@Suite struct TimeTextTests {
    @Test(arguments: [
        ("2024-09-06T12:05:36Z", "2024-09-06T12:05:36Z"),
        ("2026-11-21T02:22:17.160688Z", "2026-11-21T02:22:17Z"),
        ("2025-02-07T12:01:05.75807272+01:00", "2025-02-07T11:01:05Z"),
        ("2023-04-19T00:03:58-07:30", "2023-04-19T07:33:58Z"),
        ("2024-02-29T23:59:60Z", "2024-02-29T23:59:59Z"),
        ("1970-01-01T23:00:00-02:00", "1970-01-02T01:00:00Z"),
    ])
    func `times are read as UTC`(raw: String, time: String) {
        #expect(TimeText.parse(raw)?.description == time)
    }

    @Test(arguments: [
        "", "2024-09-06", "2024-09-06T12:05:36", "2024-09-06 12:05:36Z", "2024-09-06t12:05:36z",
        "2024-13-06T12:05:36Z", "2023-02-29T12:05:36Z", "2024-09-06T24:05:36Z",
        "2024-09-06T12:60:36Z",
        "2024-09-06T12:05:36.Z", "2024-09-06T12:05:36+0100", "2024-09-06T12:05:36+24:00",
        "2024-09-06T12:05:36ZZ",
        "２024-09-06T12:05:36Z", "2024-09-06T12:05:36.1.2Z", "+024-09-06T12:05:36Z",
        "2024-9-06T12:05:36.0Z",
        "0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1980-01-01T00:00:00Z",
        "9999-12-31T23:59:59-01:00",
        "1980-01-01T02:00:00+02:00", "0000-01-01T00:00:00Z", "2024-09-06T12:05:36Z\n",
    ])
    func `no time is read from`(raw: String) {
        #expect(TimeText.parse(raw) == nil)
    }

    @Test func `an epoch is digits only`() {
        #expect(TimeText.epoch("1700000000") == 1_700_000_000)
        for raw in ["", "-1", "1e3", "1.0", " 1", "９", "99999999999999999999"] {
            #expect(TimeText.epoch(raw) == nil)
        }
    }
}

@Suite struct PathDateTests {
    @Test(arguments: [
        ("nightly/2024-08-18/app.json", "2024-08-18T00:00:00Z", false, "2024-08-18"),
        (
            "app/2024-08-18T02-10-00Z/metadata.json", "2024-08-18T02:10:00Z", true,
            "2024-08-18T02-10-00Z"
        ),
        ("app-20240818.json", "2024-08-18T00:00:00Z", false, "20240818"),
        ("app-202408180210.json", "2024-08-18T02:10:00Z", true, "202408180210"),
        ("app-20240818_021055.json", "2024-08-18T02:10:55Z", true, "20240818_021055"),
        ("2024.08.18/2024_08_19", "2024-08-19T00:00:00Z", false, "2024_08_19"),
        ("2024-08-18/2024.json", "2024-08-18T00:00:00Z", false, "2024-08-18"),
        ("2024-08-17_2024-08-18-03:04.json", "2024-08-18T03:04:00Z", true, "2024-08-18-03:04"),
        ("2024-08-17-03:04_2024-08-18.json", "2024-08-18T00:00:00Z", false, "2024-08-18"),
        ("20240818-123456789", "2024-08-18T00:00:00Z", false, "20240818"),
        ("v2024.08.18-12", "2024-08-18T00:00:00Z", false, "2024.08.18"),
        ("2024-08-18-99-00", "2024-08-18T00:00:00Z", false, "2024-08-18"),
        ("é/2024-08-18", "2024-08-18T00:00:00Z", false, "2024-08-18"),
        ("2024-08-18-25.12.json", "2024-08-18T00:00:00Z", false, "2024-08-18"),
    ])
    func `the last date of the nearest component counts`(
        path: String,
        time: String,
        hasTime: Bool,
        text: String
    ) throws {
        let date = try #require(PathDate.find(in: path))
        #expect(date.time.description == time)
        #expect(date.hasTimeOfDay == hasTime)
        #expect(String(decoding: Array(path.utf8)[date.range], as: UTF8.self) == text)
    }

    @Test(arguments: [
        "", "app.json", "2024-13-18", "2024-02-30", "1999-08-18", "120240818", "202408189",
        "2024-8-18",
        "2024/08/18", "aaaaaaaaaaaaaaaa20240818aaaaaaaaaaaaaaaa", "2024--08-18", "２０２４0818",
        "blobs/sha256/21a3deaa0d32a802f20240818f6584b5288d2e5ecc984380bc0118285c70fa8c",
    ])
    func `no date is read from`(path: String) {
        #expect(PathDate.find(in: path) == nil)
    }
}

@Suite struct NightRuleTests {
    private func night(
        _ path: String,
        pattern: String? = nil,
        time: String? = nil,
        dayStart: Int = 0
    ) throws -> (label: String, origin: Night.Origin, text: String?)? {
        let rule = try NightRule(pattern: pattern, dayStartInMinutes: dayStart)
        guard let found = rule.night(path: path, time: time.flatMap { TimeText.parse($0) }) else {
            return nil
        }
        let text = found.range.map { String(decoding: Array(path.utf8)[$0], as: UTF8.self) }
        return (found.night.label.string, found.night.origin, text)
    }

    @Test(arguments: [
        ("runs/n07/app.json", "n[0-9]+", "n07"), ("runs/n07/app.json", "n([0-9]+)", "07"),
        ("a1/a2/x", "a([0-9])", "2"), ("n1-b2", "n([0-9])-(?:c|b([0-9]))", "2"),
        ("n1-c", "n([0-9])-(?:c|b([0-9]))", "1"), ("é/n5", "n(.)", "5"),
        ("e\u{301}5", "\u{301}(.)", "5"),
        ("2024-08-18/n3", "n([0-9])", "3"),
    ])
    func `a pattern's last capture names the night`(path: String, pattern: String, label: String)
        throws
    {
        let found = try #require(try night(path, pattern: pattern))
        #expect(found.label == label)
        #expect(found.text == label)
        #expect(found.origin == .pattern)
    }

    @Test func `without a match the date in the path counts, then the time`() throws {
        let dated = try night("2024-08-18/app", pattern: "n([0-9])", time: "2024-08-20T00:00:00Z")
        #expect(dated?.label == "2024-08-18")
        #expect(dated?.origin == .path)
        let timed = try night("app", time: "2024-08-20T23:59:59-02:00")
        #expect(timed?.label == "2024-08-21")
        #expect(timed?.origin == .time)
        #expect(timed?.text == nil)
        #expect(try night("app") == nil)
        #expect(try night("app", pattern: "x*") == nil)
    }

    @Test func `a day may start later than midnight`() throws {
        #expect(
            try night("app", time: "2024-08-20T11:59:59Z", dayStart: 720)?.label == "2024-08-19"
        )
        #expect(
            try night("app", time: "2024-08-20T12:00:00Z", dayStart: 720)?.label == "2024-08-20"
        )
        #expect(try night("2024-08-20T02-00-00Z/a", dayStart: 720)?.label == "2024-08-19")
        #expect(try night("2024-08-20/a", dayStart: 720)?.label == "2024-08-20")
    }

    @Test func `a broken pattern is an error that names it`() {
        let error = #expect(throws: NightPatternError.self) { try NightRule(pattern: "n(") }
        #expect(error?.description == "\"n(\" is no regular expression that can be used")
    }

    @Test func `paths over 4 KiB never match`() throws {
        let long = String(repeating: "a", count: 4096)
        #expect(try night(long, pattern: "a")?.label == "a")
        #expect(try night(long + "a", pattern: "a") == nil)
    }
}

@Suite struct PathNameTests {
    @Test(arguments: [
        ("nights/2026-09-01/app.json", "2026-09-01", "nights/app"),
        ("app-20240818.json", "20240818", "app"),
        ("app/2024-08-18T02-10-00Z/metadata.json", "2024-08-18T02-10-00Z", "app/metadata"),
        ("nightly-2024-08-18-app.metadata.json", "2024-08-18", "nightly-app"),
        ("2024-08-18.json", "2024-08-18", "unnamed"),
        ("x/2024-08-18.json", "2024-08-18", "x"),
        ("app_2024-08-18.v2.json", "2024-08-18", "app_v2"),
        ("2024-08-18-app.json", "2024-08-18", "app"), ("a.json.json", "", "a.json"),
        ("a//b.metadata", "", "a/b"),
        ("", "", "unnamed"), ("app2024-08-18x", "2024-08-18", "appx"),
    ])
    func `a path without its date names an image`(path: String, date: String, name: String) {
        let range = date.isEmpty ? nil : PathDate.find(in: path)?.range
        #expect(PathName.image(path: path, removing: range) == name)
    }
}

@Suite struct Base64TextTests {
    @Test(arguments: [
        ("e30=", "{}"), ("e30", "{}"), ("eyJh\nIjox\r\nfQ==", "{\"a\":1}"),
        ("eyJh Ijox fQ", "{\"a\":1}"), ("\te3\t0=\t", "{}"),
        ("", ""), ("Pz8_", "???"), ("Pz8/", "???"), ("Pj4-", ">>>"), ("YQ==", "a"), ("YWI=", "ab"),
        ("e30=\n", "{}"),
    ])
    func `what all readers read is read`(text: String, bytes: String) {
        #expect(Base64Text.decode(text) == Array(bytes.utf8))
    }

    @Test(arguments: [
        "====", "=", "A", "A===", "A==B==", "e30=x", "eyJhIjoxfR==", "YQ=", "YQ===", "YWI==",
        "YWJj=",
        "e3\u{0}0=", "YR", "YWJ", "é", "<base64>", "YW=I",
    ])
    func `what two readers may read differently is refused`(text: String) {
        #expect(Base64Text.decode(text) == nil)
    }
}

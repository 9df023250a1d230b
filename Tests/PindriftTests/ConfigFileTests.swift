import BuildModel
import FileAccess
import Testing

@testable import pindrift

@Suite struct ConfigFileTests {
    static func read(_ text: String) throws -> ConfigFile {
        try ConfigFile(bytes: Array(text.utf8), name: "pindrift.yml")
    }

    @Test func `all keys are read with their lines`() throws {
        let config = try Self.read(
            """
            # the nightly site
            inputs: [nights]
            output: public
            nightPattern: 'nightly-(\\d+)'
            dayStarts: 06:00
            images:
              "ci.example.com/*/app": app
              b: c
            include: ["*.json"]
            exclude:
              - "*.tmp"
              - old/**
            maxFileSize: 16777216
            history: nights.ndjson
            showArgs: [VERSION]
            hideArgs: []
            fixedRefs: ['base:stable']
            movingRefs: ['app:*']
            formats: [html, md]
            templates: templates
            title: yes
            siteURL: https://example.org/
            """
        )
        #expect(config.values.count == Setting.allCases.count)
        #expect(config.values[.dayStarts]?.content == .text("06:00"))
        #expect(config.values[.title]?.content == .text("yes"))
        #expect(config.values[.maxFileSize]?.content == .text("16777216"))
        #expect(config.values[.exclude]?.content == .list(["*.tmp", "old/**"]))
        #expect(config.values[.hideArgs]?.content == .list([]))
        #expect(
            config.values[.images]?.content
                == .pairs([
                    .init(key: "ci.example.com/*/app", value: "app"), .init(key: "b", value: "c"),
                ])
        )
        #expect(config.values[.exclude]?.origin.description == "pindrift.yml:10: exclude")
    }

    @Test(arguments: ["", "\n", "# nothing\n", "---\n", "{}", "null"])
    func `an empty configuration sets nothing`(text: String) throws {
        #expect(try Self.read(text).values.isEmpty)
    }

    @Test(arguments: [
        (
            "nightpattern: x",
            "pindrift.yml:1: unknown key `nightpattern`; did you mean `nightPattern`?"
        ),
        (
            "title: a\nnight-pattern: x",
            "pindrift.yml:2: unknown key `night-pattern`; did you mean `nightPattern`?"
        ),
        ("ouptut: x", "pindrift.yml:1: unknown key `ouptut`; did you mean `output`?"),
        ("site_url: x", "pindrift.yml:1: unknown key `site_url`; did you mean `siteURL`?"),
        ("title: [a]", "pindrift.yml:1: title: is a list, expected text"),
        ("title:", "pindrift.yml:1: title: is empty, expected text"),
        ("include: '*.json'", "pindrift.yml:1: include: is text, expected a list of texts"),
        ("include:\n- a\n- {b: c}", "pindrift.yml:3: include: is a mapping, expected text"),
        ("images: [a]", "pindrift.yml:1: images: is a list, expected a mapping of texts"),
        ("- a", "pindrift.yml:1: is a list, expected a mapping of settings"),
        ("? [a]\n: b", "pindrift.yml:1: the key is a list, expected a word"),
        ("title: a\noutput: b\ntitle: c", "pindrift.yml:1: has the same key twice"),
        ("a: &x b\nb: *x", "pindrift.yml: \(ConfigAliases.refusal)"),
    ])
    func `what cannot be used is refused with its place`(text: String, message: String) {
        let error = #expect(throws: UsageError.self) { try Self.read(text) }
        #expect(error?.description == message)
    }

    @Test func `a pattern without quotes gets a hint`() {
        let error = #expect(throws: UsageError.self) {
            try Self.read("title: x\ninclude:\n  - *.json\n")
        }
        #expect(error?.place == "pindrift.yml:3")
        #expect(
            error?.reason.utf8.elementsEqual(
                "is not YAML: did not find expected alphabetic or numeric character; a text that starts with `*` or `&` needs quotes"
                    .utf8
            ) == true
        )
    }

    @Test(arguments: [
        "title: [hunter2", "title: 'hunter2", "hunter2", "title: {hunter2: hunter2}",
        "siteURL: https://u:hunter2@x/", "title: \"hunter2\\q\"", "a: b: hunter2", "\thunter2: 1",
        "title: !!binary hunter2\nhideArgs: hunter2", "title: !<hunter2",
    ])
    func `no message repeats a value`(text: String) {
        var layers = SettingLayers()
        layers.setFlag("PATH", .inputs, to: ["in"])
        let error = #expect(throws: UsageError.self) {
            layers.file = try Self.read(text).values
            _ = try RunOptions(layers)
        }
        let message = error?.description ?? ""
        #expect(message.firstRange(of: "hunter2") == nil)
    }

    @Test(arguments: ["\u{FEFF}title: a\n", "title: a\r\n", "---\ntitle: a\n...\n", "{title: a}"])
    func `other ways to write a text file are read`(text: String) throws {
        #expect(try Self.read(text).values[.title]?.content == .text("a"))
    }

    @Test(arguments: ["title: a\n---\ntitle: b\n", "<<: {title: a}", "title: 'a'\n output: b"])
    func `anything but one mapping of settings is refused`(text: String) {
        #expect(throws: UsageError.self) { try Self.read(text) }
    }

    @Test func `bytes that are not UTF-8 are refused`() {
        #expect(throws: UsageError.self) {
            try ConfigFile(bytes: [0x61, 0x3A, 0x20, 0xFF], name: "x")
        }
    }

    @Test(.timeLimit(.minutes(20)))
    func `a bomb of aliases in a key is refused and not followed`() {
        var text = "a0: &a0 [x, x]\n"
        for level in 1...40 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        text += "? *a40\n: x\n"
        #expect(throws: UsageError.self) { try Self.read(text) }
    }

    @Test func `deep nesting is refused and not followed`() {
        let text = "title: " + String(repeating: "[", count: 200_000)
        #expect(throws: UsageError.self) { try Self.read(text) }
    }
}

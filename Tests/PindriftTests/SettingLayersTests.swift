import BuildModel
import FileAccess
import Testing

@testable import pindrift

@Suite struct SettingLayersTests {
    @Test(arguments: [
        ("nightPattern", "PINDRIFT_NIGHT_PATTERN"), ("siteURL", "PINDRIFT_SITE_URL"),
        ("maxFileSize", "PINDRIFT_MAX_FILE_SIZE"), ("output", "PINDRIFT_OUTPUT"),
        ("showArgs", "PINDRIFT_SHOW_ARGS"), ("dayStarts", "PINDRIFT_DAY_STARTS"),
    ])
    func `every key has a variable`(key: String, variable: String) throws {
        #expect(try #require(Setting(rawValue: key)).variable == variable)
    }

    /// Each row: flag, variable, file, what counts and where it stands.
    @Test(
        arguments: [
            ("f", "v", "c", "f", "--title"),
            ("f", nil, nil, "f", "--title"),
            ("f", nil, "c", "f", "--title"),
            (nil, "v", "c", "v", "PINDRIFT_TITLE"),
            (nil, "", "c", "c", "pindrift.yml:1: title"),
            (nil, nil, "c", "c", "pindrift.yml:1: title"),
            (nil, nil, nil, nil, nil),
        ] as [(String?, String?, String?, String?, String?)]
    )
    func `a flag wins over a variable, a variable over the file`(
        flag: String?,
        variable: String?,
        file: String?,
        expected: String?,
        place: String?
    ) throws {
        var layers = SettingLayers()
        layers.setFlag("--title", .title, to: flag)
        try layers.readVariables { $0 == "PINDRIFT_TITLE" ? variable : nil }
        if let file {
            let text = "title: \(file)\n"
            layers.file = try ConfigFile(bytes: Array(text.utf8), name: "pindrift.yml").values
        }
        #expect(layers[.title]?.items.first == expected)
        #expect(layers[.title]?.origin.description == place)
    }

    @Test func `a stronger list replaces a weaker one`() throws {
        var layers = SettingLayers()
        layers.setFlag("PATH", .inputs, to: ["in"])
        layers.setFlag("--exclude", .exclude, to: [])
        try layers.readVariables {
            ["PINDRIFT_EXCLUDE": " a* ,b,,", "PINDRIFT_INPUTS": "other"][$0]
        }
        let options = try RunOptions(layers)
        #expect(options.exclude == [Glob("a*"), Glob("b")])
        #expect(options.inputs == [.path("in")])
    }

    @Test func `images can be named by a variable`() throws {
        var layers = SettingLayers()
        layers.setFlag("PATH", .inputs, to: ["in"])
        try layers.readVariables { $0 == "PINDRIFT_IMAGES" ? "ci/*=app,b=c=d" : nil }
        let names = try RunOptions(layers).imageNames
        #expect(names.map(\.glob.pattern) == ["ci/*", "b"])
        #expect(names.map(\.name) == ["app", "c=d"])
        #expect(throws: UsageError.self) {
            var broken = SettingLayers()
            try broken.readVariables { $0 == "PINDRIFT_IMAGES" ? "app" : nil }
        }
    }
}

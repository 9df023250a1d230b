import BuildModel
import FileAccess
import Synchronization
import Testing

@testable import pindrift

@Suite struct ConsoleTests {
    /// What a console wrote.
    final class Pages {
        var error = ""
        var output = ""

        func console(
            _ verbosity: RunOptions.Verbosity = .normal,
            isColored: Bool = false,
            showsProgress: Bool = false
        ) -> Console {
            Console(
                verbosity: verbosity,
                style: Style(isColored: isColored),
                showsProgress: showsProgress,
                error: { self.error += $0 },
                output: { bytes throws(FileError) in
                    for index in bytes.indices {
                        self.output.unicodeScalars.append(Unicode.Scalar(bytes[index]))
                    }
                }
            )
        }
    }

    @Test(arguments: [
        ("plain", "plain"), ("tab\there", "tab\\u{9}here"), ("a\r\nb", "a\\u{D}\\u{A}b"),
        ("\u{1B}[31mred", "\\u{1B}[31mred"), ("\u{7}", "\\u{7}"),
        ("\u{7F}\u{9B}", "\\u{7F}\\u{9B}"),
        ("a\u{202E}b", "a\\u{202E}b"), ("\u{2066}\u{200F}\u{61C}", "\\u{2066}\\u{200F}\\u{61C}"),
        ("d\u{43E}cker", "d\\u{43E}cker"), ("<\u{338}", "<\\u{338}"), ("\u{1F600}", "\\u{1F600}"),
        ("\u{0}", "\\u{0}"), ("", ""),
        // What runners of CI take for a command of theirs.
        ("::set-output name=a::b", "\\u{3A}:set-output name=a::b"),
        (" \t::stop-commands::x", " \\u{9}\\u{3A}:stop-commands::x"),
        ("a::b", "a::b"), (":a", ":a"),
        ("a ##[add-mask]b ##vso[x]", "a \\u{23}#[add-mask]b \\u{23}#vso[x]"),
        ("###[x]", "#\\u{23}#[x]"), ("## [x]", "## [x]"),
        ("a##teamcity[x]", "a\\u{23}#teamcity[x]"), ("##TeamCity[x]", "\\u{23}#TeamCity[x]"),
        ("##VSO[x]", "\\u{23}#VSO[x]"), ("##[##[", "\\u{23}#[\\u{23}#["),
        ("##teamcity", "##teamcity"), ("##vs[x]", "##vs[x]"), ("##", "##"),
        ("::##[x]", "\\u{3A}:\\u{23}#[x]"), ("  ::", "  \\u{3A}:"),
    ])
    func `a terminal gets printable ASCII`(text: String, shown: String) {
        #expect(ConsoleText.line(text).utf8.elementsEqual(shown.utf8))
    }

    @Test(arguments: [
        ("{\"a\":\"##vso[x]\"}", "{\"a\":\"\\u0023#vso[x]\"}"),
        ("{\"##[b]\":1}", "{\"\\u0023#[b]\":1}"),
        ("{\"a\":\"\\\\##teamcity[x]\"}", "{\"a\":\"\\\\\\u0023#teamcity[x]\"}"),
        ("{\"a\":\"#[x] ## [y] é\"}", "{\"a\":\"#[x] ## [y] é\"}"),
    ])
    func `JSON holds no command of a runner and the same values`(json: String, shown: String) {
        #expect(ConsoleText.json(json).utf8.elementsEqual(shown.utf8))
    }

    @Test func `several lines stay lines`() {
        #expect(ConsoleText.lines("a\n\u{1B}b\r\n\nc") == "a\n\\u{1B}b\\u{D}\n\nc")
    }

    static func problems(_ count: Int, _ level: Diagnostic.Level = .warning) -> [Diagnostic] {
        (0..<count).map {
            Diagnostic(level, rule: "x", at: .init(file: Text("f\(1000 + $0)")), found: "is odd")
        }
    }

    static func lines(_ text: String) -> [String] {
        text.utf8.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
    }

    @Test func `hostile names in problems leave only printable bytes`() {
        let pages = Pages()
        let name = Text("\u{1B}]8;;http://evil\u{7}\u{202E}é\n.json")
        pages.console().show([
            Diagnostic(
                .error,
                rule: "x",
                at: .init(file: name, pointer: "/\u{9B}"),
                found: "is bad"
            )
        ])
        pages.console().fail(RunFailure("cannot open \u{1B}[2Jx\n"))
        #expect(pages.error.utf8.allSatisfy { ($0 >= 0x20 && $0 < 0x7F) || $0 == 0x0A })
        #expect(Self.lines(pages.error).count == 2)
    }

    @Test func `twenty problems are shown and the rest is counted`() {
        let pages = Pages()
        pages.console().show(Self.problems(25), restAt: "public/problems.html")
        let lines = Self.lines(pages.error)
        #expect(lines.count == 21)
        #expect(lines.first == "warning: f1000: is odd [x]")
        #expect(lines.last == "... and 5 more problems; see public/problems.html")
        let exact = Pages()
        exact.console().show(Self.problems(20))
        #expect(Self.lines(exact.error).count == 20)
    }

    @Test(arguments: [
        (RunOptions.Verbosity.quiet, 1), (.normal, 3), (.verbose, 33),
    ])
    func `how much is shown is the person's choice`(verbosity: RunOptions.Verbosity, count: Int) {
        let pages = Pages()
        let all = Self.problems(30, .note) + Self.problems(2) + Self.problems(1, .error)
        pages.console(verbosity).show(all)
        #expect(Self.lines(pages.error).count == count)
        #expect(Self.lines(pages.error).first == "error: f1000: is odd [x]")
    }

    @Test func `a verbose run shows every problem`() {
        let pages = Pages()
        pages.console(.verbose).show(Self.problems(25))
        #expect(Self.lines(pages.error).count == 25)
    }

    @Test func `colour is around the level word only`() {
        let pages = Pages()
        pages.console(isColored: true).show(Self.problems(1))
        #expect(pages.error == "\u{1B}[1;33mwarning\u{1B}[0m: f1000: is odd [x]\n")
    }

    @Test func `a quiet run says only why it failed`() {
        let pages = Pages()
        let console = pages.console(.quiet, showsProgress: true)
        console.say("summary")
        console.progress("reading", 1, of: 2)
        #expect(pages.error.isEmpty)
        console.fail(RunFailure("the disk is full"))
        #expect(pages.error == "pindrift: error: the disk is full\n")
    }

    @Test func `progress is drawn once for each percent and wiped before a line`() {
        let pages = Pages()
        let console = pages.console(showsProgress: true)
        for done in 1...10_000 { console.progress("reading", done, of: 10_000) }
        #expect(pages.error.utf8.count { $0 == 0x0D } == 101)
        pages.error = ""
        console.say("done")
        #expect(pages.error == "\r\u{1B}[Kdone\n")
        let plain = Pages()
        plain.console().progress("reading", 1, of: 2)
        #expect(plain.error.isEmpty)
    }

    @Test func `the summary counts in words`() {
        var summary = RunSummary(images: 14, records: 63, nights: 7, problems: 2)
        #expect("\(summary)" == "pindrift: 14 images, 63 records, 7 nights, 2 problems")
        summary = RunSummary(images: 1, records: 1, nights: 1, problems: 1)
        summary.site = .init(index: "public/index.html", files: 214, filesWritten: 3)
        #expect(
            "\(summary)"
                == "pindrift: 1 image, 1 record, 1 night, 1 problem"
                + " -> public/index.html (214 files, 3 written)"
        )
    }

    /// Each row: choice, terminal, NO_COLOR, CLICOLOR_FORCE, CLICOLOR, TERM, coloured.
    @Test(
        arguments: [
            ("auto", true, nil, nil, nil, nil, true), ("auto", false, nil, nil, nil, nil, false),
            ("auto", true, "1", "1", nil, nil, false), ("auto", true, "", nil, nil, nil, true),
            ("auto", false, nil, "1", "0", nil, true), ("auto", false, nil, "0", nil, nil, false),
            ("auto", true, nil, nil, "0", nil, false), ("auto", true, nil, nil, "1", "dumb", false),
            ("always", false, "1", nil, nil, nil, true), ("never", true, nil, "1", nil, nil, false),
        ] as [(String, Bool, String?, String?, String?, String?, Bool)]
    )
    func `colour follows the flag, then the variables, then the terminal`(
        choice: String,
        isTerminal: Bool,
        none: String?,
        force: String?,
        wish: String?,
        term: String?,
        isColored: Bool
    ) throws {
        let variables = ["NO_COLOR": none, "CLICOLOR_FORCE": force, "CLICOLOR": wish, "TERM": term]
        let choice = try #require(ColorChoice(rawValue: choice))
        #expect(choice.isColored(isTerminal: isTerminal) { variables[$0] ?? nil } == isColored)
    }

    @Test(
        arguments: [
            (true, nil, nil, true), (true, "true", nil, false), (true, "false", nil, true),
            (true, nil, "dumb", false), (false, nil, nil, false),
        ] as [(Bool, String?, String?, Bool)]
    )
    func `progress needs a terminal outside of CI`(
        isTerminal: Bool,
        ci: String?,
        term: String?,
        isAllowed: Bool
    ) {
        let surroundings = Surroundings(
            variable: { ["CI": ci, "TERM": term][$0] ?? nil },
            isErrorTerminal: isTerminal,
            processors: 1
        )
        #expect(surroundings.allowsProgress == isAllowed)
    }
}

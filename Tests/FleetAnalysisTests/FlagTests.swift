import BuildModel
import FleetAnalysis
import Testing

/// One record: image, night, sources.
private func built(_ name: Text, _ night: Int, _ sources: Source...) -> Record {
    provenance(sources) {
        $0.image = name
        $0.night = Night(label: Text(String(night)), origin: .path)
        $0.id = Text("\(name)-\(night)")
    }
}

private func flags(_ records: [Record], rules: FindingRules = FindingRules()) -> [[String]] {
    let findings = Findings(Fleet(records: records), rules: rules)
    return findings.nights.map { night in
        night.flags.map { flag in
            let images = flag.images.map { findings.fleet.images[$0].name.string }
            return "\(flag.kind.rawValue) \(images.joined(separator: ",")) since \(flag.since)"
        }
    }
}

@Suite struct FlagTests {
    @Test func `two pins of one source in one night are split, and the first night is kept`() {
        let found = flags([
            built("a", 1, image("x:1", pin: "1")), built("b", 1, image("x:1", pin: "2")),
            built("a", 2, image("x:1", pin: "1")), built("b", 2, image("x:1", pin: "2")),
            built("a", 3, image("x:1", pin: "2")), built("b", 3, image("x:1", pin: "2")),
            built("c", 3, image("x:2", pin: "3")),
        ])
        #expect(found == [["split a,b since 0"], ["split a,b since 0"], []])
    }

    @Test func `what is no pin is never split`() {
        let odd = ["x", "y"].map { text in
            var source = image("x:1", pin: "1", .malformedPin)
            source.pin = .malformed(Text(text))
            return source
        }
        #expect(flags([built("a", 1, odd[0]), built("b", 1, odd[1])]) == [[]])
    }

    @Test func `what is no pin is no part of a split between others`() {
        var odd = image("x:1", pin: "1", .malformedPin)
        odd.pin = .malformed("x")
        let found = flags([
            built("a", 1, image("x:1", pin: "1")), built("b", 1, odd),
            built("c", 1, image("x:1", pin: "2")),
        ])
        #expect(found == [["split a,c since 0"]])
    }

    @Test func `the tools of a build are never split`() {
        #expect(
            flags([
                built("a", 1, image("x:1", pin: "1", role: .frontend)),
                built("b", 1, image("x:1", pin: "2", role: .frontend)),
            ]) == [[]]
        )
    }

    @Test func `a git tag is not split between two ways of recording`() {
        let commit = built("a", 1, git("o/r#v1.2", commit: "a"))
        let object = built("b", 1, git("o/r#v1.2", commit: "b"))
        #expect(flags([commit, object]) == [["split a,b since 0"]])
        #expect(flags([commit, object.changed { $0.compatibilityVersion = 30 }]) == [[]])
    }

    @Test(arguments: [
        (image("x:1.27.3-alpine", pin: "1"), image("x:1.27.3-alpine", pin: "2"), true),
        (image("x:1.27-alpine", pin: "1"), image("x:1.27-alpine", pin: "2"), false),
        (image("x:bookworm-20260901", pin: "1"), image("x:bookworm-20260901", pin: "2"), true),
        (image("x:sha-0a1b2c3", pin: "1"), image("x:sha-0a1b2c3", pin: "2"), true),
        (image("x:latest", pin: "1"), image("x:latest", pin: "2"), false),
        (git("o/r#v1.2", commit: "a"), git("o/r#v1.2", commit: "b"), true),
        (git("o/r#main", commit: "a"), git("o/r#main", commit: "b"), false),
        (git("o/r#release-1.2", commit: "a"), git("o/r#release-1.2", commit: "b"), false),
        (git("o/r#1.x", commit: "a"), git("o/r#1.x", commit: "b"), false),
        (download("https://h/v1.2.3/f", pin: "1"), download("https://h/v1.2.3/f", pin: "2"), true),
        (download("https://h/v1.2/f", pin: "1"), download("https://h/v1.2/f", pin: "2"), false),
        (download("https://h/main/f", pin: "1"), download("https://h/main/f", pin: "2"), false),
        (
            download("https://github.com/o/r/releases/download/nightly/f", pin: "1"),
            download("https://github.com/o/r/releases/download/nightly/f", pin: "2"), true
        ),
    ])
    func `only a reference that looks fixed raises an alarm when it moves`(
        old: Source,
        new: Source,
        isFixed: Bool
    ) {
        let found = flags([built("a", 1, old), built("a", 2, new)])
        #expect(found == [[], isFixed ? ["moved-fixed a since 0"] : []])
    }

    @Test func `a git tag that moves with a switch of mode raises an alarm`() {
        let old = built("a", 1, git("o/r#v1.2", commit: "a")).changed { $0.mode = .max }
        let new = built("a", 2, git("o/r#v1.2", commit: "b")).changed { $0.mode = .min }
        #expect(flags([old, new]) == [[], ["moved-fixed a since 0"]])
        let other = new.changed { $0.format = .provenance02 }
        #expect(flags([old, other]) == [[], []])
    }

    @Test func `an edit of a digest under a fixed reference is no alarm`() {
        let found = flags([
            built("a", 1, image("x:1.2.3", pin: "1", .digestPinned)),
            built("a", 2, image("x:1.2.3", pin: "2", .digestPinned)),
        ])
        #expect(found == [[], []])
    }

    @Test(arguments: [
        ("x:stable", [], [], false), ("x:stable", ["x:stable"], [], true),
        ("x:stable", ["x:*"], [], true), ("x:stable", ["docker.io/library/x:*"], [], true),
        ("x:stable", ["y:*"], [], false), ("x:stable", ["x:*"], ["x:stable"], false),
        ("x:1.2.3", [], [], true), ("x:1.2.3", [], ["x:*"], false),
        ("x:1.2.3", ["**"], ["**:1.2.3"], false),
    ])
    func `globs on names add references that are fixed, and take others out`(
        name: String,
        also: [String],
        never: [String],
        isFixed: Bool
    ) {
        let references = FixedReferences(also: also.map { Glob($0) }, never: never.map { Glob($0) })
        let identity = Text("docker-image://docker.io/library/" + name)
        #expect(references.contains(identity, kind: .dockerImage) == isFixed)
    }

    @Test func `a user says which references are fixed`() {
        let records = [
            built("a", 1, image("x:stable", pin: "1"), image("y:1.2.3", pin: "1")),
            built("a", 2, image("x:stable", pin: "2"), image("y:1.2.3", pin: "2")),
        ]
        let rules = FindingRules(
            fixedReferences: FixedReferences(also: [Glob("**:stable")], never: [Glob("**/y:*")])
        )
        let findings = Findings(Fleet(records: records), rules: rules)
        #expect(
            findings.nights[1].flags.map(\.source)
                == ["docker-image://docker.io/library/x:stable"]
        )
    }

    @Test func `a pin that went back to an earlier one flapped`() {
        let found = flags(
            zip(1..., ["1", "2", "1", "3"] as [Character]).map {
                built("a", $0, image("x:1", pin: $1))
            }
        )
        #expect(found == [[], [], ["flapped a since 1"], []])
    }

    @Test func `states of sources are flagged while they last`() {
        let found = flags([
            built("a", 1, image("x:1", pin: "1", .mismatch), image("y:1", pin: nil)),
            built("a", 2, image("x:1", pin: "1", .mismatch), image("y:1", pin: "1")),
            built("a", 3, image("x:1", pin: "1", .digestPinned), image("y:1", pin: nil)),
        ])
        #expect(
            found == [
                ["mismatch a since 0", "unpinned a since 0"], ["mismatch a since 0"],
                ["unpinned a since 2"],
            ]
        )
    }

    @Test func `a hidden value is flagged where its name is a secret's`() {
        let record = built("a", 1).changed { $0.hidden = ["build-arg:TOKEN", "label:long"] }
        #expect(flags([record]) == [["secret-redacted a since 0", "secret-redacted a since 0"]])
        let rules = FindingRules { $0 == "build-arg:TOKEN" }
        #expect(flags([record], rules: rules) == [["secret-redacted a since 0"]])
    }
}

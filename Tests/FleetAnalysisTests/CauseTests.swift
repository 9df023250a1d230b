import BuildModel
import FleetAnalysis
import Testing

@Suite struct CauseTests {
    @Test func `causes stand in the order in which they explain`() {
        let old = Record.of(
            image("alpine:3", pin: "1"),
            git("o/app#main", commit: "a"),
            download("https://h/f", pin: "1")
        )
        .with(["build-arg:V": "1", "label:org.opencontainers.image.revision": "r1"])
        let new = Record.of(
            image("alpine:3", pin: "2"),
            git("o/app#main", commit: "b"),
            download("https://h/f", pin: "2")
        )
        .with(["build-arg:V": "2", "label:org.opencontainers.image.revision": "r2", "target": "t"])
        .changed {
            $0.frontend?.image = "docker.io/docker/dockerfile:1"
            $0.compatibilityVersion = 30
            $0.frontend?.pin = Pin(digest("f").string, of: .dockerImage)
        }
        let causes = Because.causes(from: old, to: new)
        #expect(
            causes.map(\.kind) == [
                .image, .commit, .download, .buildArgument, .setting, .volatileLabel, .builder,
            ]
        )
        #expect(
            causes[1].comparison
                == Text(
                    "https://github.com/o/app/compare/" + String(repeating: "a", count: 40) + "..."
                        + String(repeating: "b", count: 40)
                )
        )
    }

    @Test(arguments: [
        (Record.with(["build-arg:V": "1"]), Record.with(["build-arg:V": "2"]), true),
        (.nested(["build-arg:V": "1"]), .nested(["build-arg:V": "2"]), true),
        (.nested(["target": "1"]), .nested(["target": "2"]), false),
        (.with(["label:a/build-arg:V": "1"]), .with(["label:a/build-arg:V": "2"]), false),
    ])
    func `an argument of a nested build explains as one`(
        old: Record,
        new: Record,
        isArgument: Bool
    ) {
        let causes = Because.causes(from: old, to: new)
        #expect(causes.map(\.kind) == [isArgument ? .buildArgument : .setting])
    }

    @Test func `equal content under another tag explains nothing`() {
        let causes = Because.causes(
            from: .of(image("alpine:3.18", pin: "1")),
            to: .of(image("alpine:3.19", pin: "1"))
        )
        #expect(causes.isEmpty)
    }

    @Test func `local files explain by the commit of their work tree`() {
        func record(_ digit: Character) -> Record {
            provenance {
                $0.locals = ["context"]
                $0.versionControl = .init(
                    source: "git@gitlab.com:g/sub/r.git",
                    revision: Text(String(repeating: digit, count: 40)),
                    isDirty: false
                )
            }
        }
        let causes = Because.causes(from: record("a"), to: record("b"))
        #expect(causes.map(\.kind) == [.commit])
        #expect(
            causes[0].comparison?.string.hasPrefix("https://gitlab.com/g/sub/r/-/compare/aaa")
                == true
        )
    }

    @Test(arguments: [
        ("git://github.com/o/r#main", "https://github.com/o/r"),
        ("git://codeberg.org/o/r", "https://codeberg.org/o/r"),
        ("git://bitbucket.org/o/r#x", "https://bitbucket.org/o/r"),
        ("git://gitlab.com/a/b/c#x", "https://gitlab.com/a/b/c"),
        ("git://github.com/o/r/more#x", nil),
        ("git://github.com/o/..#x", nil),
        ("git://github.com/o/r<b>#x", nil),
        ("git://github.com/o%2f/r", nil),
        ("git://github.com.evil.example/o/r#x", nil),
        ("git://127.0.0.1:8181/git/r#main", nil),
        ("https://github.com/o/r", nil),
    ])
    func `only known forges are linked`(identity: Text, link: Text?) {
        #expect(ForgeLink.repository(of: identity) == link)
    }

    @Test func `a divergence has the hints that its records hold`() {
        let old = provenance {
            $0.locals = ["context"]
            $0.builderReference = "ci/ci0/abc"
            $0.attributes = [Attribute(key: "build-arg:BUILDKIT_INLINE_CACHE", value: "1")]
        }
        let new = old.changed {
            $0.builderReference = "ci/ci1/def"
            $0.origins = [.init(file: "c", shape: .imageConfigWithBuildInfo, pointer: "")]
        }
        #expect(
            Hint.hints(old, new) == [
                .noEpoch, .localContext, .inlineCache, .buildInfoInConfig, .otherRecording,
                .otherBuilder, .notHermetic,
            ]
        )
        let firm = provenance {
            $0.epoch = 1
            $0.isHermetic = true
        }
        #expect(Hint.hints(firm, firm) == [.epochWithoutRewrite])
    }

    @Test(arguments: [
        ("11", "21", [Hint.manifestOnly, .otherBuilder], true),
        ("11", "22", [.noEpoch, .localContext, .inlineCache, .otherBuilder, .notHermetic], false),
        ("1 ", "2 ", [.noEpoch, .localContext, .inlineCache, .otherBuilder, .notHermetic], false),
    ])
    func `an equal config leaves only the manifest to differ`(
        before: String,
        after: String,
        hints: [Hint],
        isManifestOnly: Bool
    ) {
        func build(_ outputs: String, _ reference: Text) -> Record {
            provenance {
                $0.locals = ["context"]
                $0.builderReference = reference
                $0.attributes = [Attribute(key: "build-arg:BUILDKIT_INLINE_CACHE", value: "1")]
                $0.outputs = zip([.manifest, .config], outputs).compactMap { kind, digit in
                    Digest(digest(digit).string).map { Record.Output(kind: kind, digest: $0) }
                }
            }
        }
        let found = Hint.hints(build(before, "ci/ci0/a"), build(after, "ci/ci1/b"))
        #expect(found == hints)
        #expect(Hint.areManifestOnly(found) == isManifestOnly)
    }
}

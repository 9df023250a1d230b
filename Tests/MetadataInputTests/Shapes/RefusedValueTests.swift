import BuildModel
import MetadataInput
import Testing

/// A file with one value that is not as its format says, and what is said of it.
struct RefusedValue: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String
    /// Rule and pointer of each diagnostic.
    let problems: [String]
    /// Records that are made all the same.
    let recordCount: Int

    init(_ name: String, _ text: String, _ problems: [String], records: Int) {
        testDescription = name
        self.text = text
        self.problems = problems
        recordCount = records
    }

    private static let image = #"{"type":"docker-image","ref":"docker.io/library/a:1"}"#

    /// Build info with one member beside its frontend.
    private static func info(
        _ name: String,
        _ member: String,
        _ rule: String,
        _ pointer: String
    ) -> RefusedValue {
        RefusedValue(
            name,
            #"{"containerimage.buildinfo":{"frontend":"dockerfile.v0",\#(member)}}"#,
            ["\(rule) /containerimage.buildinfo\(pointer)"],
            records: 1
        )
    }

    static let buildInfo = [
        info("sources that are no list", #""sources":{}"#, "value-kind", "/sources"),
        info("a source that is no object", #""sources":[1]"#, "value-kind", "/sources/0"),
        info(
            "a source without reference",
            #""sources":[{"type":"docker-image","pin":"x"}]"#,
            "source-reference",
            "/sources/0"
        ),
        info(
            "a reference with a blank",
            #""sources":[\#(image),{"type":"docker-image","ref":"a b"}]"#,
            "reference-malformed",
            "/sources/1/ref"
        ),
        info(
            "a pin that is no digest",
            #""sources":[{"type":"docker-image","ref":"a:1","pin":"sha256:1"}]"#,
            "pin-malformed",
            "/sources/0/pin"
        ),
        info(
            "one source too many",
            #""sources":[\#(Array(repeating: image, count: 10_001).joined(separator: ","))]"#,
            "source-count",
            "/sources"
        ),
        info("nested builds that are no object", #""deps":[]"#, "value-kind", "/deps"),
        info("a nested build that is none", #""deps":{"x":1}"#, "value-kind", "/deps/x"),
        info("attributes that are no object", #""attrs":[]"#, "value-kind", "/attrs"),
        info("an attribute that is no text", #""attrs":{"a":1}"#, "attribute-kind", "/attrs/a"),
        info(
            "an attribute longer than any",
            #""attrs":{"build-arg:a":"\#(String(repeating: "x", count: 65_537))"}"#,
            "text-length",
            "/attrs/build-arg:a"
        ),
    ]

    /// Provenance in a metadata file, of which one part is replaced.
    private static func provenance(
        _ name: String,
        materials: String = "[]",
        request: String = "{}",
        type: String = "https://mobyproject.org/buildkit@v1",
        _ rule: String,
        _ pointer: String,
        records: Int = 1
    ) -> RefusedValue {
        RefusedValue(
            name,
            #"{"buildx.build.provenance":{"buildType":"\#(type)","materials":\#(materials),"#
                + #""invocation":{"parameters":\#(request)}},"image.name":"a:1"}"#,
            ["\(rule) /buildx.build.provenance\(pointer)"],
            records: records
        )
    }

    static let provenance = [
        provenance("materials that are no list", materials: "{}", "value-kind", "/materials"),
        provenance("a material that is no object", materials: "[1]", "value-kind", "/materials/0"),
        provenance(
            "a material without URI",
            materials: #"[{"digest":{}}]"#,
            "source-reference",
            "/materials/0"
        ),
        provenance(
            "a material whose URI is no reference",
            materials: #"[{"uri":"pkg:docker/a%20b@1"}]"#,
            "reference-malformed",
            "/materials/0/uri"
        ),
        provenance(
            "one material too many",
            materials: "["
                + Array(repeating: #"{"uri":"pkg:docker/a@1"}"#, count: 10_001)
                .joined(separator: ",") + "]",
            "source-count",
            "/materials"
        ),
        provenance(
            "inputs that are no object",
            request: #"{"inputs":[]}"#,
            "value-kind",
            "/invocation/parameters/inputs"
        ),
        provenance(
            "provenance of another builder",
            type: "https://example.com/other",
            "other-build-type",
            ""
        ),
    ]

    private static func encoded(
        _ name: String,
        _ value: String,
        _ problem: String
    ) -> RefusedValue {
        RefusedValue(
            name,
            #"{"containerimage.buildinfo":\#(value),"image.name":"a:1"}"#,
            [problem],
            records: 1
        )
    }

    static let others = [
        encoded("a number for an object", "1", "value-unreadable /containerimage.buildinfo"),
        encoded("no base64", #""!!""#, "value-unreadable /containerimage.buildinfo"),
        encoded("base64 of a list", #""WzFd""#, "value-unreadable /containerimage.buildinfo"),
        encoded("base64 of no JSON", #""e30x""#, "json-syntax /containerimage.buildinfo!"),
        RefusedValue(
            "an envelope of something else",
            #"{"payloadType":"text/plain","payload":"e30=","signatures":[]}"#,
            ["envelope-payload "],
            records: 0
        ),
        RefusedValue(
            "an envelope around a list of packages",
            #"{"payloadType":"application/vnd.in-toto+json","signatures":[],"payload":"#
                + #"{"predicateType":"https://spdx.dev/Document","predicate":{}}}"#,
            ["other-attestation /payload", "signature-not-checked "],
            records: 0
        ),
        RefusedValue(
            "a source policy",
            #"{"version":1,"rules":[]}"#,
            ["source-policy "],
            records: 0
        ),
        RefusedValue(
            "an old manifest without history",
            #"{"schemaVersion":1,"name":"a","tag":"1","history":[{}],"fsLayers":[]}"#,
            ["schema1-history /history"],
            records: 0
        ),
        RefusedValue(
            "a digest of an output that is none",
            #"{"containerimage.digest":"sha256:1","image.name":"a:1"}"#,
            ["digest-malformed /containerimage.digest"],
            records: 1
        ),
        RefusedValue(
            "a name longer than any",
            #"{"containerimage.buildinfo":{"sources":[],"frontend":""#
                + String(repeating: "x", count: 65_537) + #""}}"#,
            ["text-length /containerimage.buildinfo/frontend"],
            records: 1
        ),
    ]

    /// Objects in one another, the innermost empty.
    static func nested(_ open: String, _ close: String, depth: Int) -> String {
        String(repeating: open, count: depth) + "{}" + String(repeating: close, count: depth)
    }
}

/// One value that can not be used costs that value, never the file.
@Suite struct RefusedValueTests {
    @Test(arguments: RefusedValue.buildInfo + RefusedValue.provenance + RefusedValue.others)
    func `what can not be used is said, and the rest is kept`(_ example: RefusedValue) throws {
        let outcome = try HandMadeInput(["a.json": example.text]).read()
        #expect(
            outcome.diagnostics.sorted { $0.rule < $1.rule }
                .map { "\($0.rule) \($0.place.pointer)" } == example.problems
        )
        #expect(outcome.records.count == example.recordCount)
    }

    /// How many builds lie in one another below a record.
    private func depth(_ builds: [NestedBuild]) -> Int {
        builds.isEmpty ? 0 : 1 + (builds.map { depth($0.dependencies) }.max() ?? 0)
    }

    @Test(arguments: [(32, 0), (33, 1)])
    func `builds are nested as deep as the words say`(count: Int, problems: Int) throws {
        let deps = RefusedValue.nested(#"{"deps":{"x":"#, "}}", depth: count)
        let inputs = RefusedValue.nested(#"{"inputs":{"x":{"request":"#, "}}}", depth: count)
        for text in [
            #"{"containerimage.buildinfo":\#(deps)}"#,
            #"{"buildx.build.provenance":{"buildType":"https://mobyproject.org/buildkit@v1","#
                + #""invocation":{"parameters":\#(inputs)}}}"#,
        ] {
            let outcome = try HandMadeInput(["a.json": text]).read()
            #expect(outcome.count(ofRule: "deps-depth") == problems)
            #expect(outcome.records.map { depth($0.dependencies) } == [32])
        }
    }

    @Test func `of ten thousand sources the first are kept`() throws {
        for text in [
            RefusedValue.buildInfo, RefusedValue.provenance,
        ].joined().filter({ $0.problems[0].utf8.starts(with: "source-count".utf8) }) {
            let outcome = try HandMadeInput(["a.json": text.text]).read()
            #expect(outcome.records.map(\.sources.count) == [1], "they are all the same one")
        }
    }
}

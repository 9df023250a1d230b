import BuildModel
import MetadataInput
import Testing

/// What provenance and history say of the request, beyond its sources.
@Suite struct RequestTests {
    private func record(_ text: String) throws -> Record {
        try #require(try HandMadeInput(["a/app.json": text]).read().records.first)
    }

    private static func statement(metadata: String, isMax: Bool = false) -> String {
        Pieces.statement(
            subjects: [("pkg:docker/app@1?platform=linux%2Famd64", 1)],
            Pieces.predicate(
                materials: [Pieces.material("alpine@3", 9)],
                started: "2026-09-01T02:00:00Z",
                isMax: isMax,
                metadata: metadata
            )
        )
    }

    @Test(
        arguments: [
            (#","https://mobyproject.org/buildkit@v1#hermetic":true"#, true),
            (#","https://mobyproject.org/buildkit@v1#hermetic":false"#, false), ("", nil),
        ] as [(String, Bool?)]
    )
    func `a hermetic build is kept as one, in its record line too`(
        metadata: String,
        isHermetic: Bool?
    ) throws {
        let record = try record(Self.statement(metadata: metadata))
        #expect(record.isHermetic == isHermetic)
        let line = RecordLine.line(of: record)
        let again = FileReading.read(line, file: "r.ndjson", rules: try plainRules())
        #expect(again.records == [record])
        #expect(again.diagnostics.isEmpty)
    }

    @Test func `version 1 says hermetic in a key of its own`() throws {
        let type =
            "https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md"
        let record = try record(
            #"{"buildDefinition":{"buildType":"\#(type)","externalParameters":{"request":{}}},"#
                + #""runDetails":{"metadata":{"buildkit_hermetic":true}}}"#
        )
        #expect(record.isHermetic == true)
    }

    @Test(arguments: [("", false), (#","resolvedDependencies":[]"#, true)])
    func `a metadata file may hold version 1, with or without materials`(
        materials: String,
        areKnown: Bool
    ) throws {
        let type =
            "https://github.com/moby/buildkit/blob/master/docs/attestations/slsa-definitions.md"
        let record = try record(
            #"{"buildx.build.provenance":{"buildDefinition":{"buildType":"\#(type)","#
                + #""externalParameters":{"request":{"frontend":"dockerfile.v0"}}\#(materials)},"#
                + #""runDetails":{"builder":{"id":""}}},"image.name":"app:1"}"#
        )
        #expect(record.format == .provenance1)
        #expect(record.sourcesKnown == areKnown)
        #expect(record.frontend?.name == "dockerfile")
    }

    @Test func `an attestation of the mode min is never complete`() throws {
        #expect(try !record(Self.statement(metadata: "")).inputs.isComplete)
        #expect(try record(Self.statement(metadata: "", isMax: true)).inputs.isComplete)
    }

    @Test func `a metadata file of the mode min lists its secrets`() throws {
        let provenance = Pieces.predicate(materials: [Pieces.material("alpine@3", 9)])
        let file = Pieces.metadata(manifest: 1, provenance: provenance)
        #expect(try record(file).inputs.isComplete)
        let joined = try HandMadeInput([
            "a/app.json": file, "a/s.json": Self.statement(metadata: ""),
        ]).read().records
        #expect(joined.map(\.inputs.isComplete) == [true], "it completes the attestation")
    }

    @Test(arguments: [
        (#"{"id":"GIT_AUTH_TOKEN","optional":true}"#, true),
        (#"{"id":"GIT_AUTH_TOKEN"}"#, false),
        (#"{"id":"GIT_AUTH_TOKEN","optional":false}"#, false),
        (#"{"id":"npm","optional":true}"#, false),
    ])
    func `a secret that the build needed keeps its inputs from being complete`(
        secret: String,
        isComplete: Bool
    ) throws {
        let provenance =
            #"{"buildType":"https://mobyproject.org/buildkit@v1","materials":[],"buildConfig":{},"#
            + #""invocation":{"configSource":{"entryPoint":"Dockerfile"},"parameters":"#
            + #"{"frontend":"dockerfile.v0","args":{},"secrets":[\#(secret)]}}}"#
        let file = Pieces.metadata(manifest: 1, provenance: provenance)
        let first = try record(file)
        #expect(first.inputs.isComplete == isComplete)
        // The record line does not say which secrets were optional, and what joins it must not guess.
        let attestation = Pieces.statement(
            subjects: [("pkg:docker/app@1?platform=linux%2Famd64", 1)],
            Pieces.predicate(materials: [], started: "2026-09-01T02:00:00Z")
        )
        let joined = try HandMadeInput(["a/s.json": attestation]).read(
            after: HandMadeInput.Outcome(records: [first])
        ).records
        #expect(joined.count == 1)
        #expect(joined.allSatisfy { $0.inputs.isComplete == isComplete })
    }

    @Test func `of named contexts only those of the record's platform are kept`() throws {
        let provenance =
            #"{"buildType":"https://mobyproject.org/buildkit@v1","materials":[],"invocation":"#
            + #"{"parameters":{"args":{"context:base::linux/amd64":"docker-image://a:1","#
            + #""context:base::linux/arm64":"docker-image://b:1"}}}}"#
        let record = try record(#"{"buildx.build.provenance/linux/arm64":\#(provenance)}"#)
        #expect(record.attributes.map(\.key) == ["context:base"])
        #expect(record.attributes.map(\.value) == ["docker-image://b:1"])
    }

    @Test(arguments: [("github.com/o/r#main", "git://github.com/o/r#main"), ("/src", nil)])
    func `a context may name a repository without a scheme`(
        context: String,
        identity: String?
    ) throws {
        let record = try record(
            #"{"containerimage.buildinfo":{"frontend":"dockerfile.v0","attrs":{"context":"#
                + #""\#(context)"},"sources":[{"type":"git","ref":"https://github.com/o/r.git#main","#
                + #""pin":"\#(Sample.commit)"}]}}"#
        )
        #expect(record.context?.commit?.string == identity.map { _ in Sample.commit })
        #expect(record.sources.map(\.role) == [identity == nil ? .source : .context])
    }

    @Test func `a git material's commit is its sha1`() throws {
        let material =
            #"{"uri":"https://github.com/o/r.git#main","digest":{"sha256":"\#(Pieces.hex(1))","#
            + #""sha1":"\#(Sample.commit)"}}"#
        let record = try record(Pieces.predicate(materials: [material]))
        #expect(record.sources.map(\.pin?.text.string) == [Sample.commit])
    }

    @Test(arguments: [
        ("acme/scan@1", true, SourceRole.scanner), ("docker/dockerfile@1", true, .frontend),
        ("acme/scan@1", false, .source),
    ])
    func `a lone image without platform is a tool where the record names the builder's platform`(
        image: String,
        namesPlatform: Bool,
        role: SourceRole
    ) throws {
        let download =
            #"{"uri":"https://example.com/x.tgz","digest":{"sha256":"\#(Pieces.hex(1))"}}"#
        let environment = namesPlatform ? #"{"platform":"linux/amd64"}"# : "{}"
        let record = try record(
            #"{"buildType":"https://mobyproject.org/buildkit@v1","materials":[\#(download),"#
                + #"\#(Pieces.material(image, 2, platform: nil))],"invocation":{"parameters":{"#
                + #""frontend":"gateway.v0","args":{}},"environment":\#(environment)}}"#
        )
        #expect(Set(record.sources.map(\.role)) == [role, .source])
        #expect(record.sources.first { $0.kind == .dockerImage }?.role == role)
    }

    @Test(arguments: ["k2j3/n:1", "k2j3/n", "k2j3/team/n:2"])
    func `an image of a layout is one source in buildinfo and provenance`(reference: String) throws
    {
        let value = "oci-layout://\(reference)@\(Pieces.digest(1))"
        let attributes = #"{"context:lay":"\#(value)"}"#
        let url = "pkg:oci/" + reference.split(separator: ":").joined(separator: "@")
        let info = try record(
            #"{"containerimage.buildinfo":{"frontend":"dockerfile.v0","attrs":\#(attributes),"#
                + #""sources":[{"type":"oci-layout","ref":"\#(value)","#
                + #""pin":"\#(Pieces.digest(1))"}]}}"#
        )
        let provenance = try record(
            #"{"buildType":"https://mobyproject.org/buildkit@v1","materials":[{"uri":"\#(url)"#
                + #"?digest=\#(Pieces.digest(1))","digest":{"sha256":"\#(Pieces.hex(1))"}}],"#
                + #""invocation":{"parameters":{"frontend":"dockerfile.v0","args":\#(attributes)}}}"#
        )
        let name = reference.split(separator: "/").dropFirst().joined(separator: "/")
        for source in [info.sources, provenance.sources] {
            #expect(source.map(\.identity.string) == ["oci-layout://" + name])
            #expect(source.map(\.role) == [.namedContext])
            #expect(source.flatMap(\.references).map(\.string) == [value])
        }
    }

    @Test func `a material without platform among others with one is a tool`() throws {
        let record = try record(
            Pieces.predicate(materials: [
                Pieces.material("alpine@3", 1), Pieces.material("team/tool@1", 2, platform: nil),
            ])
        )
        #expect(record.sources.map(\.role) == [.source, .scanner])
        let inspected = try self.record(
            #"{"Ref":"x","StartedAt":"2026-09-01T02:00:00Z","Materials":[{"URI":"#
                + #""pkg:docker/alpine@3?platform=linux%2Famd64","Digests":["\#(Pieces.digest(1))"]},"#
                + #"{"URI":"pkg:docker/team/tool@1","Digests":["\#(Pieces.digest(2))"]}]}"#
        )
        #expect(inspected.sources.map(\.role) == [.source, .frontend])
    }

    @Test func `pins of two platforms in one provenance are no conflict`() throws {
        let alike = [Pieces.material("alpine@3", 1), Pieces.material("alpine@3", 2)]
        let other = [
            Pieces.material("alpine@3", 1),
            Pieces.material("alpine@3", 2, platform: "linux%2Farm64"),
        ]
        let rows: [([String], SourceState)] = [(alike, .conflict), (other, .floating)]
        for (materials, state) in rows {
            let record = try record(Pieces.predicate(materials: materials))
            #expect(record.sources.map(\.state) == [state, state])
        }
    }

    @Test func `an image id is the digest of a config`() throws {
        let record = try record(
            #"{"containerimage.digest":"\#(Pieces.digest(1))","containerimage.config.digest":"#
                + #""\#(Pieces.digest(1))","containerimage.descriptor":{"mediaType":"#
                + #""\#(Pieces.manifestType)","digest":"\#(Pieces.digest(1))","size":7}}"#
        )
        #expect(record.outputs.map(\.kind) == [.config])
    }

    @Test(arguments: [
        (#""Status":"completed""#, Record.Status.ok), (#""Status":"error""#, .failed),
        (#""Status":"canceled""#, .failed), (#""NumTotalSteps":1"#, .ok),
        (#""Status":"completed","Error":{"Message":"x"}"#, .failed),
    ])
    func `a history entry tells how the build ended`(
        members: String,
        status: Record.Status
    ) throws {
        let text = #"{"Ref":"x","StartedAt":"2026-09-01T02:00:00Z",\#(members)}"#
        #expect(try record(text).status == status)
    }

    @Test func `a statement that names no type of build is another system's`() throws {
        let text = Pieces.statement(subjects: [("a", 1)], #"{"materials":[],"invocation":{}}"#)
        let outcome = try HandMadeInput(["a.json": text]).read()
        #expect(outcome.records.isEmpty)
        #expect(outcome.count(ofRule: "look-alike") == 1)
    }

    @Test(arguments: ["\n", "\r\n", " \n\n"])
    func `lines may begin with an empty one`(start: String) throws {
        let line = Pieces.metadata(manifest: 1)
        let outcome = try HandMadeInput(["a.ndjson": start + line + "\n" + line + "\n"]).read()
        #expect(outcome.records.count == 2)
        #expect(outcome.diagnostics.isEmpty)
    }

    @Test func `a winner's frontend keeps its name`() throws {
        var record = Record(image: "", platform: .unknown, format: .provenance1)
        record.frontend = Frontend(name: "dockerfile", image: nil, pin: nil)
        var other = Record(image: "", platform: .unknown, format: .buildinfo)
        other.frontend = Frontend(name: "other", image: "docker.io/a/other:1", pin: nil)
        var kept = record
        RecordMerge.complete(&kept, with: other)
        #expect(kept.frontend == record.frontend)
        other.frontend = Frontend(name: "dockerfile", image: "docker.io/docker/dockerfile:1")
        RecordMerge.complete(&record, with: other)
        #expect(record.frontend?.image == "docker.io/docker/dockerfile:1")
        let pin = Pin(Pieces.digest(1), of: .dockerImage)
        other.frontend?.pin = pin
        RecordMerge.complete(&record, with: other)
        #expect(record.frontend?.pin == pin)
        other.frontend?.pin = Pin(Pieces.digest(2), of: .dockerImage)
        RecordMerge.complete(&record, with: other)
        #expect(record.frontend?.pin == pin, "the winner's stays")
    }

    @Test func `a frontend asked for by digest has that pin`() throws {
        let record = try record(
            #"{"containerimage.buildinfo":{"frontend":"gateway.v0","attrs":{"source":"#
                + #""docker/dockerfile:1@\#(Pieces.digest(1))"},"sources":[]}}"#
        )
        #expect(record.frontend?.name == "dockerfile")
        #expect(record.frontend?.pin?.text.string == Pieces.digest(1))
    }

    @Test func `a local directory is known by its last part`() throws {
        let provenance =
            #"{"buildType":"https://mobyproject.org/buildkit@v1","materials":[],"invocation":"#
            + #"{"parameters":{"locals":[{"name":"/home/jane/src/app"},{"name":"context"},"#
            + #"{"name":"ghp_0123456789abcd"}],"secrets":[{"id":"/home/jane/.npmrc"}]}}}"#
        let record = try record(#"{"buildx.build.provenance":\#(provenance)}"#)
        #expect(record.locals == ["REDACTED", "app", "context"])
        #expect(record.secrets == [".npmrc"])
    }

    @Test func `the digest of a config may stand in an annotation`() throws {
        let record = try record(
            #"{"containerimage.digest":"\#(Pieces.digest(1))","containerimage.descriptor":{"#
                + #""mediaType":"\#(Pieces.manifestType)","digest":"\#(Pieces.digest(1))","size":1,"#
                + #""annotations":{"config.digest":"\#(Pieces.digest(2))"}},"image.name":"a:1"}"#
        )
        #expect(record.outputs.map(\.kind) == [.manifest, .config])
        #expect(record.outputs.map(\.digest.description) == [Pieces.digest(1), Pieces.digest(2)])
    }

    @Test(arguments: ["text", "", "\u{FEFF}x", "# {}", "\"{}\""])
    func `what does not open an object or a list is no metadata`(text: String) throws {
        let findings = FileReading.read(Array(text.utf8), file: "a", rules: try plainRules())
        #expect(!findings.isMetadata && findings.diagnostics.isEmpty)
        let other = FileReading.read(Array("\u{FEFF} \n[".utf8), file: "a", rules: try plainRules())
        #expect(other.isMetadata && other.diagnostics.count == 1)
    }
}

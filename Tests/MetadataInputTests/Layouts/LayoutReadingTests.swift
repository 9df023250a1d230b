import BuildModel
import MetadataInput
import TestSupport
import Testing

private typealias Made = HandMadeLayout

/// Layouts that are made here, so that every rule has its own smallest case.
@Suite struct LayoutReadingTests {
    let base = String(repeating: "a", count: 64)
    let other = String(repeating: "b", count: 64)

    /// Two platforms under one index, each with its attestation.
    private func twoPlatforms(isArtifact: Bool = false) -> (layout: HandMadeLayout, index: String) {
        var layout = HandMadeLayout()
        var entries: [String] = []
        var attestations: [String] = []
        for (platform, pin) in [("amd64", base), ("arm64", other)] {
            let image = layout.addImage(platform)
            let statement = layout.addStatement(about: image, base: pin)
            entries.append(
                Made.descriptor(image, Made.manifestType, platform: "linux/" + platform)
            )
            if isArtifact {
                let empty = layout.add("{}")
                let artifact = layout.addManifest(
                    config: Made.descriptor(empty, "application/vnd.oci.empty.v1+json"),
                    layers: [statement],
                    #","artifactType":"application/vnd.docker.attestation.manifest.v1+json","#
                        + #""subject":\#(Made.descriptor(image, Made.manifestType))"#
                )
                attestations.append(Made.descriptor(artifact, Made.manifestType))
            } else {
                let manifest = layout.addAttestation([statement])
                attestations.append(Made.attestationEntry(manifest, about: image))
            }
        }
        let index = layout.addIndex(entries + attestations)
        layout.setIndex([
            Made.descriptor(
                index,
                Made.indexType,
                annotations: [
                    "io.containerd.image.name": "docker.io/acme/app:nightly",
                    "org.opencontainers.image.ref.name": "nightly",
                    "org.opencontainers.image.created": "2026-09-01T02:00:00Z",
                ]
            )
        ])
        return (layout, index)
    }

    @Test(arguments: [false, true])
    func `each platform is one record, in both forms of attestation`(isArtifact: Bool) throws {
        let (layout, index) = twoPlatforms(isArtifact: isArtifact)
        for result in [try layout.readDirectory(), try #require(try layout.readArchive())] {
            #expect(result.records.map(\.platform.text) == ["linux/amd64", "linux/arm64"])
            #expect(
                result.records.map { $0.sources.map { $0.pin?.text.string } } == [
                    ["sha256:" + base], ["sha256:" + other],
                ]
            )
            for record in result.records {
                #expect(record.image == "docker.io/acme/app")
                #expect(record.names == ["docker.io/acme/app:nightly"])
                #expect(record.format == .provenance02)
                #expect(record.time?.source == .descriptor)
                #expect(record.time?.at.description == "2026-09-01T02:00:00Z")
                #expect(record.outputs.map(\.kind) == [.manifest, .config, .index])
                #expect(record.outputs.last?.digest.text.string == index)
            }
            #expect(result.diagnostics == [])
        }
    }

    @Test func `origins name the member, a tar's by a pointer through the member`() throws {
        let (layout, index) = twoPlatforms()
        let blob = "blobs/sha256/" + index.dropFirst(7)
        let directory = try #require(try layout.readDirectory().records.first)
        let entry = try #require(directory.origins.first { $0.shape == .ociLayout })
        #expect(entry.file.string.utf8.suffix(blob.utf8.count).elementsEqual(blob.utf8))
        #expect(entry.pointer == "/manifests/0")
        let tar = try #require(try layout.readArchive()?.records.first)
        let inside = try #require(tar.origins.first { $0.shape == .ociLayoutTar })
        #expect(inside.file == "app.tar")
        #expect(inside.pointer.string == "/" + blob + "!/manifests/0")
        #expect(tar.origins.contains { $0.shape == .statement02 })
        #expect(Set(tar.origins.map(\.file)) == ["app.tar"])
    }

    @Test func `a gzip of the tar is read alike`() throws {
        let (layout, _) = twoPlatforms()
        let plain = try #require(try layout.readArchive())
        let zipped = try #require(try layout.readArchive(isZipped: true))
        #expect(plain.records == zipped.records)
    }

    @Test func `the same layout as a directory and as a tar is one build`() throws {
        let (layout, _) = twoPlatforms()
        let temporary = TemporaryDirectory()
        for (member, text) in layout.members {
            try temporary.write(text, to: "app/" + member)
        }
        try Files.write(layout.archive, to: temporary.path("app.tar"))
        let result = try HandMadeLayout.read(temporary.path)
        #expect(result.records.count == 2)
        #expect(
            result.records.allSatisfy { record in
                let shapes = Set(record.origins.map(\.shape))
                return shapes.isSuperset(of: [.ociLayout, .ociLayoutTar])
            }
        )
    }

    @Test func `a metadata file beside the layout joins by the index digest`() throws {
        let (layout, index) = twoPlatforms()
        let metadata =
            #"{"containerimage.digest":"\#(index)","image.name":"acme/app:1"}"#
        let result = try layout.readDirectory(beside: ["metadata.json": metadata])
        #expect(result.records.map(\.platform.text) == ["linux/amd64", "linux/arm64"])
        #expect(result.records.map(\.sourcesKnown) == [true, true])
        #expect(result.records.map(\.names.count) == [2, 2])
        #expect(result.rules == [])
    }

    @Test func `nested indexes are followed, the innermost is the image's index`() throws {
        var layout = HandMadeLayout()
        let image = layout.addImage("amd64")
        let inner = layout.addIndex([
            Made.descriptor(image, Made.manifestType, platform: "linux/amd64")
        ])
        var outer = inner
        for _ in 0..<5 { outer = layout.addIndex([Made.descriptor(outer, Made.indexType)]) }
        layout.setIndex([Made.descriptor(outer, Made.indexType)])
        let record = try #require(try layout.readDirectory().records.first)
        #expect(record.outputs.first { $0.kind == .index }?.digest.text.string == inner)
        #expect(record.outputs.filter { $0.kind == .index }.count == 1)
    }

    @Test func `indexes within too many others are refused`() throws {
        var layout = HandMadeLayout()
        var digest = layout.addImage("amd64")
        for _ in 0..<40 { digest = layout.addIndex([Made.descriptor(digest, "")]) }
        layout.setIndex([Made.descriptor(digest, Made.indexType)])
        let result = try layout.readDirectory()
        #expect(result.records.isEmpty)
        #expect(result.rules == ["layout-too-deep"])
    }

    @Test(arguments: [(16, 1, []), (17, 0, ["layout-too-deep"])])
    func `an index is read inside as many others as the words say`(
        indexes: Int,
        records: Int,
        rules: [String]
    ) throws {
        var layout = HandMadeLayout()
        var digest = layout.addImage("amd64")
        for _ in 0..<indexes { digest = layout.addIndex([Made.descriptor(digest, "")]) }
        layout.setIndex([Made.descriptor(digest, Made.indexType)])
        let result = try layout.readDirectory()
        #expect(result.records.count == records)
        #expect(result.rules == rules)
    }

    @Test func `a layout of very many entries is read as far as its limits`() throws {
        var layout = HandMadeLayout()
        let lists = (0..<3).map { list in
            layout.addIndex(
                (0..<10_001).map {
                    Made.descriptor("sha256:" + Pieces.hex(list * 20_000 + $0), Made.manifestType)
                }
            )
        }
        layout.setIndex(lists.map { Made.descriptor($0, Made.indexType) })
        let result = try #require(try layout.readArchive(limit: 4 << 20))
        #expect(result.records.isEmpty)
        #expect(
            result.diagnostics.map { "\($0.rule) \($0.found)" } == [
                "layout-too-large 10001 entries, of which the first 10000 were read",
                "layout-too-large 10001 entries, of which the first 10000 were read",
                "layout-too-large a layout of more blobs than are read",
            ]
        )
    }

    /// SHA-256 allows no circle, a digest that is not checked does.
    @Test func `an index that lists itself is followed once`() throws {
        var layout = HandMadeLayout()
        let own = "sha512:" + base + base
        let image = layout.addImage("amd64")
        layout.setIndex([Made.descriptor(own, Made.indexType)])
        let entries = [
            Made.descriptor(own, Made.indexType),
            Made.descriptor(image, Made.manifestType, platform: "linux/amd64"),
        ]
        layout.members["blobs/sha512/" + base + base] =
            #"{"schemaVersion":2,"manifests":[\#(entries.joined(separator: ","))]}"#
        let result = try layout.readDirectory()
        #expect(result.records.count == 1)
        #expect(result.rules == ["blob-not-checked"])
    }

    @Test func `stale blobs are not read`() throws {
        var (layout, _) = twoPlatforms()
        let stale = layout.addImage("riscv64")
        _ = layout.addStatement(about: stale, base: base)
        _ = layout.add("{ broken")
        for result in [try layout.readDirectory(), try #require(try layout.readArchive())] {
            #expect(result.records.count == 2)
            #expect(result.diagnostics == [])
        }
    }

    @Test func `a blob of other bytes than its digest says is reported and not used`() throws {
        var layout = HandMadeLayout()
        let image = layout.addImage("amd64")
        let statement = layout.addStatement(about: image, base: base)
        let words = statement.split(separator: "\"")
        let digest = try #require(words.first { $0.hasPrefix("sha256:") })
        let name = "blobs/sha256/" + digest.dropFirst(7)
        layout.members[name, default: ""] += " "
        let attestation = layout.addAttestation([statement])
        layout.setIndex([
            Made.descriptor(image, Made.manifestType, platform: "linux/amd64"),
            Made.attestationEntry(attestation, about: image),
        ])
        for result in [try layout.readDirectory(), try #require(try layout.readArchive())] {
            #expect(result.rules == ["blob-digest"])
            #expect(result.records.map(\.sourcesKnown) == [false])
            let place = try #require(result.diagnostics.first).place.description
            #expect(place.contains(digest.dropFirst(7)))
        }
    }

    @Test func `missing blobs are normal, a descriptor alone tells digest and platform`() throws {
        var layout = HandMadeLayout()
        let image = "sha256:" + base
        let index = layout.addIndex([
            Made.descriptor(image, Made.manifestType, platform: "linux/arm64"),
            Made.attestationEntry("sha256:" + other, about: image),
        ])
        layout.setIndex([Made.descriptor(index, Made.indexType)])
        let result = try layout.readDirectory()
        #expect(result.diagnostics == [])
        let record = try #require(result.records.first)
        #expect(result.records.count == 1)
        #expect(record.platform.text == "linux/arm64")
        #expect(record.outputs.map(\.digest.text.string) == [image, index])
        #expect(!record.sourcesKnown)
    }

    @Test func `a layout without images is said to be empty`() throws {
        var layout = HandMadeLayout()
        layout.setIndex([])
        #expect(try layout.readDirectory().rules == ["layout-empty"])
        let empty = layout.add("{}")
        let chart = layout.addManifest(
            config: Made.descriptor(empty, "application/vnd.cncf.helm.config.v1+json"),
            layers: []
        )
        layout.setIndex([Made.descriptor(chart, Made.manifestType)])
        #expect(try layout.readDirectory().rules == ["layout-empty"])
        layout.members["index.json"] = "[]"
        #expect(try layout.readDirectory().rules == ["layout-index"])
        layout.members["index.json"] = "{"
        #expect(try layout.readDirectory().rules.count == 1)
    }

    @Test func `an entry that is neither image nor attestation is passed over`() throws {
        var layout = HandMadeLayout()
        let image = layout.addImage("amd64")
        layout.setIndex([
            Made.descriptor(
                image,
                Made.manifestType,
                platform: "linux/amd64",
                annotations: ["vnd.docker.reference.type": "builder"]
            )
        ])
        #expect(try layout.readDirectory().records.isEmpty)
    }

    @Test(arguments: [
        (["c acme/app:1", "c acme/app:2"], ["docker.io/acme/app:1", "docker.io/acme/app:2"]),
        (["r acme/app:1"], ["docker.io/acme/app:1"]),
        (["r latest"], []),
        (["c acme/app:1 r b/c:1"], ["docker.io/acme/app:1"]),
    ])
    func `names stand in annotations, one descriptor for each`(
        descriptors: [String],
        names: [Text]
    ) throws {
        let keys = [
            "c": "io.containerd.image.name", "r": "org.opencontainers.image.ref.name",
        ]
        let annotations = descriptors.map { words in
            let words = words.split(separator: " ").map { String($0) }
            return Dictionary(
                uniqueKeysWithValues: stride(from: 0, to: words.count, by: 2).map {
                    (keys[words[$0]] ?? "", words[$0 + 1])
                }
            )
        }
        var layout = HandMadeLayout()
        let image = layout.addImage("amd64")
        layout.setIndex(
            annotations.map { Made.descriptor(image, Made.manifestType, annotations: $0) }
        )
        let result = try layout.readDirectory()
        #expect(result.records.map(\.names) == [names])
    }

    @Test func `the platform is the descriptor's, then the config's`() throws {
        var layout = HandMadeLayout()
        let image = layout.addImage("arm64")
        layout.setIndex([Made.descriptor(image, Made.manifestType)])
        #expect(try layout.readDirectory().records.map(\.platform.text) == ["linux/arm64"])
        layout.setIndex([Made.descriptor(image, Made.manifestType, platform: "linux/s390x")])
        #expect(try layout.readDirectory().records.map(\.platform.text) == ["linux/s390x"])
    }

    @Test func `build info in a config is read`() throws {
        var layout = HandMadeLayout()
        let info =
            #"{\"frontend\":\"dockerfile.v0\",\"sources\":[{\"type\":\"docker-image\","#
            + #"\"ref\":\"alpine:3\",\"pin\":\"sha256:\#(base)\"}]}"#
        let image = layout.addImage("amd64", #","moby.buildkit.buildinfo.v1":"\#(info)""#)
        layout.setIndex([Made.descriptor(image, Made.manifestType, platform: "linux/amd64")])
        let result = try layout.readDirectory()
        let record = try #require(result.records.first)
        #expect(result.records.count == 1)
        #expect(record.format == .buildinfo)
        #expect(record.sources.map { $0.pin?.text.string } == ["sha256:" + base])
        #expect(record.origins.contains { $0.shape == .imageConfigWithBuildInfo })
    }

    @Test func `other statements than provenance are not read`() throws {
        var layout = HandMadeLayout()
        let image = layout.addImage("amd64")
        let broken = layout.add("no JSON")
        let attestation = layout.addAttestation([
            Made.statementLayer(broken, "https://spdx.dev/Document")
        ])
        layout.setIndex([
            Made.descriptor(image, Made.manifestType, platform: "linux/amd64"),
            Made.attestationEntry(attestation, about: image),
        ])
        let result = try layout.readDirectory()
        #expect(result.diagnostics == [])
        #expect(result.records.map(\.format) == [.none])
    }

    @Test func `one statement for two platforms is kept by both`() throws {
        var layout = HandMadeLayout()
        let images = ["amd64", "arm64"].map { layout.addImage($0) }
        let statement = Made.statementLayer(
            layout.add(
                #"{"_type":"https://in-toto.io/Statement/v0.1","subject":[],"#
                    + #""predicateType":"\#(Made.provenance)","#
                    + #""predicate":\#(Made.predicate(base))}"#
            )
        )
        let attestation = layout.addAttestation([statement])
        let second = layout.addManifest(
            config: Made.descriptor(images[0], Made.imageConfig),
            layers: [statement]
        )
        layout.setIndex([
            Made.descriptor(images[0], Made.manifestType, platform: "linux/amd64"),
            Made.descriptor(images[1], Made.manifestType, platform: "linux/arm64"),
            Made.attestationEntry(attestation, about: images[0]),
            Made.attestationEntry(second, about: images[1]),
        ])
        let result = try layout.readDirectory()
        #expect(result.records.map(\.platform.text) == ["linux/amd64", "linux/arm64"])
        #expect(result.records.map(\.sourcesKnown) == [true, true])
    }

    /// Versions of Windows are not part of a platform's name.
    @Test func `two images of one platform in one index stay two`() throws {
        var layout = HandMadeLayout()
        let images = ["1", "2"].map { layout.addImage("amd64", #","os.version":"\#($0)""#) }
        let index = layout.addIndex(
            images.map { Made.descriptor($0, Made.manifestType, platform: "linux/amd64") }
        )
        layout.setIndex([Made.descriptor(index, Made.indexType)])
        let records = try layout.readDirectory().records
        #expect(
            Set(records.map { $0.outputs.first?.digest.text.string }) == Set(images)
        )
        #expect(records.map(\.outputs.count) == [3, 3])
    }

    @Test func `thousands of images of one platform are all read`() throws {
        var layout = HandMadeLayout()
        let entries = (0..<3_000).map {
            Made.descriptor(
                "sha256:" + String(repeating: "0", count: 58) + String(100_000 + $0),
                Made.manifestType,
                platform: "linux/amd64"
            )
        }
        let index = layout.addIndex(entries)
        layout.setIndex([Made.descriptor(index, Made.indexType)])
        #expect(try layout.readArchive()?.records.count == 3_000)
    }

    @Test func `statements without end are cut, aloud`() throws {
        var layout = HandMadeLayout()
        let image = layout.addImage("amd64")
        let statements = (0..<120).map {
            layout.addStatement(about: image, base: base, tag: "\($0)")
        }
        let attestation = layout.addAttestation(statements)
        layout.setIndex([
            Made.descriptor(image, Made.manifestType, platform: "linux/amd64"),
            Made.attestationEntry(attestation, about: image),
        ])
        let result = try layout.readDirectory()
        #expect(result.rules == ["layout-too-large"])
        #expect(result.records.count == 1)
    }

    /// Small, but for the blanks at its end; each list that names it has it read.
    @Test(arguments: [(40, []), (90, ["layout-too-large"])])
    func `a large blob is read again for few lists only`(lists: Int, rules: [String]) throws {
        var layout = HandMadeLayout()
        let config = layout.add(#"{"os":"linux","architecture":"amd64","rootfs":{}}"#)
        let blanks = String(repeating: " ", count: 1 << 20 - 1_000)
        let image = layout.addManifest(
            config: Made.descriptor(config, Made.imageConfig),
            layers: [],
            blanks
        )
        let entry = Made.descriptor(image, Made.manifestType, platform: "linux/amd64")
        let indexes = (0..<lists).map { number in
            layout.addIndex([entry + String(repeating: " ", count: number)])
        }
        layout.setIndex(indexes.map { Made.descriptor($0, Made.indexType) })
        let result = try #require(try layout.readArchive())
        #expect(result.rules == rules)
        #expect(result.findings.drafts.count == lists)
    }

    @Test func `a member above the limit is named`() throws {
        let (layout, _) = twoPlatforms()
        let result = try #require(try layout.readArchive(limit: 800))
        #expect(Set(result.rules).isSubset(of: ["file-too-large", "layout-empty"]))
        #expect(result.rules.contains("file-too-large"))
    }

    @Test func `an archive above the limit is one error that names the file`() throws {
        let head = TarBytes.header(
            TarBytes.Member("blobs/sha256/" + base, size: 4 << 30)
        )
        let findings = try #require(
            ArchiveReading.read(
                GzipBytes.bomb(head, zeros: 1 << 20),
                file: "bomb.tar.gz",
                modifiedAt: nil,
                rules: ReadingRules(nights: try NightRule()),
                limit: 16 << 20
            )
        )
        #expect(findings.drafts.isEmpty)
        #expect(findings.diagnostics.map(\.rule) == ["archive-too-large"])
        #expect(findings.diagnostics.first?.place.file == "bomb.tar.gz")
        #expect(findings.diagnostics.first?.level == .error)
    }
}

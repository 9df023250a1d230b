import BuildModel
import MetadataInput
import TestSupport
import Testing

private typealias Made = HandMadeLayout

@Suite struct HistoryExportTests {
    let base = String(repeating: "a", count: 64)
    let recordType = "application/vnd.buildkit.historyrecord.v0"

    private func record(_ reference: String, _ more: String) -> String {
        #"{"Ref":"\#(reference)","FrontendAttrs":{},"CreatedAt":{"seconds":1788228000,"nanos":5}\#(more)}"#
    }

    /// One build of two platforms and one that failed, under a nested index.
    private func export() -> HandMadeLayout {
        var layout = HandMadeLayout()
        var results: [String] = []
        var layers: [String] = []
        for platform in ["amd64", "arm64"] {
            let predicate = layout.add(Made.predicate(base, platform))
            layers.append(Made.statementLayer(predicate))
            results.append(
                #""linux/\#(platform)":{"Attestations":[\#(attachment(predicate))]}"#
            )
        }
        let image = "sha256:" + base
        let index = layout.addIndex([
            Made.descriptor(image, Made.manifestType, platform: "linux/amd64")
        ])
        layers.append(
            Made.descriptor(
                index,
                "application/json",
                annotations: ["vnd.export-build.descriptor.mediatype": Made.indexType]
            )
        )
        let good = layout.add(
            record(
                "one",
                #","Results":{\#(results.joined(separator: ","))},"Result":{"ResultDeprecated":{"media_type":"\#(Made.indexType)","digest":"\#(index)"}}"#
            )
        )
        let bad = layout.add(record("two", #","error":{"code":2,"message":"no"}"#))
        let manifests = [
            layout.addManifest(config: Made.descriptor(good, recordType), layers: layers),
            layout.addManifest(config: Made.descriptor(bad, recordType), layers: []),
        ]
        let list = layout.addIndex(
            manifests.map {
                Made.descriptor(
                    $0,
                    Made.manifestType,
                    annotations: ["vnd.buildkit.history.reference": "r"]
                )
            }
        )
        layout.setIndex([Made.descriptor(list, Made.indexType)])
        return layout
    }

    private func attachment(_ digest: String) -> String {
        #"{"media_type":"application/vnd.in-toto+json","digest":"\#(digest)","annotations":{"in-toto.io/predicate-type":"\#(Made.provenance)"}}"#
    }

    @Test func `each platform of each build is a record, a failed build too`() throws {
        for result in [try export().readDirectory(), try #require(try export().readArchive())] {
            let rows = result.records.map {
                "\($0.platform) \($0.status) \($0.format.rawValue) \($0.sources.map(\.name))"
            }
            #expect(
                rows == [
                    "linux/amd64 ok slsa-v0.2 [docker.io/library/alpine:amd64]",
                    "linux/arm64 ok slsa-v0.2 [docker.io/library/alpine:arm64]",
                    "unknown failed history []",
                ]
            )
            #expect(result.diagnostics == [])
        }
    }

    @Test func `times, outputs and origins come from the record and its index`() throws {
        let result = try #require(try export().readArchive(isZipped: true))
        let record = try #require(result.records.first)
        #expect(record.time?.source == .history)
        #expect(record.time?.at.secondsSince1970 == 1_788_228_000)
        #expect(record.outputs.map(\.kind) == [.manifest, .index])
        #expect(record.outputs.first?.digest.text.string == "sha256:" + base)
        let shapes = Set(record.origins.map(\.shape))
        #expect(shapes.isSuperset(of: [.historyExport, .historyRecord, .predicate, .manifest]))
    }

    @Test func `a predicate that is missing leaves a record without sources`() throws {
        var layout = HandMadeLayout()
        let missing = "sha256:" + base
        let config = layout.add(
            record("one", #","Result":{"Attestations":[\#(attachment(missing))]}"#)
        )
        let manifest = layout.addManifest(
            config: Made.descriptor(config, recordType),
            layers: [Made.statementLayer(missing)]
        )
        layout.setIndex([Made.descriptor(manifest, Made.manifestType)])
        let result = try layout.readDirectory()
        #expect(result.records.map(\.sourcesKnown) == [false])
        #expect(result.diagnostics == [])
    }

    @Test(arguments: [
        #""2026-09-01T02:00:00.5Z""#, #"{"seconds":1788228000}"#,
    ])
    func `the time is a text or seconds`(time: String) throws {
        var layout = HandMadeLayout()
        let config = layout.add(#"{"Ref":"x","FrontendAttrs":{},"CreatedAt":\#(time)}"#)
        let manifest = layout.addManifest(
            config: Made.descriptor(config, recordType),
            layers: []
        )
        layout.setIndex([Made.descriptor(manifest, Made.manifestType)])
        let record = try #require(try layout.readDirectory().records.first)
        #expect(record.time?.at.description == "2026-09-01T02:00:00Z")
    }
}

import BuildModel
import FileAccess
import MetadataInput
import TestSupport
import Testing

/// The layouts and exports of real programs: what each holds was read off its JSON.
@Suite(.needsCorpus) struct CorpusLayoutTests {
    /// One layout or export, and a line for each record: platform, format, the first digits of the
    /// manifest, and of the pins in their order.
    struct Row: CustomTestStringConvertible {
        let path: String
        let records: [String]
        var testDescription: String { path }
    }

    static let rows: [Row] =
        [
            ("v0.10.6", "buildinfo", ["c4796d1d", "1bc7b0d0"]),
            ("v0.11.6", "slsa-v0.2", ["f31c974c", "864f30ec"]),
            ("v0.13.2", "slsa-v0.2", ["f739eb28", "3226aa28"]),
            ("v0.23.2", "slsa-v0.2", ["8c57d653", "75657a68"]),
            ("v0.32.2", "slsa-v1", ["07a433e5", "2e3d7baa"]),
        ].map { version, format, manifests in
            Row(
                path: "buildkit-runs/\(version)/extras/oci-layout-tools",
                records: zip(["amd64", "arm64"], manifests).map {
                    "linux/\($0) \(format) \($1): 4f43650d b2d0ca0c c21635ca"
                }
            )
        }
        + [
            ("v0.10.6", "buildinfo da3905f9: 314f7884 b2d0ca0c c21635ca"),
            ("v0.11.6", "buildinfo 6bb72234: 314f7884 b2d0ca0c c21635ca"),
            ("v0.13.2", "none f8ef26ce:"), ("v0.23.2", "none c932566c:"),
            ("v0.32.2", "none b2f76671:"),
        ].map { version, text in
            Row(
                path: "buildkit-runs/\(version)/extras/oci-layout-web",
                records: ["linux/amd64 " + text]
            )
        }
        + [
            Row(
                path: "buildkit-runs/v0.23.2/extras/history/batch.dockerbuild",
                records: ["linux/amd64 slsa-v0.2 4d60b468: 1c2dd97a 20c912ae"]
            ),
            Row(
                path: "buildkit-runs/v0.32.2/extras/history/batch.dockerbuild",
                records: ["linux/amd64 slsa-v1 9208a37e: 1c2dd97a 20c912ae"]
            ),
            Row(
                path: "buildkit-runs/v0.32.2/extras/history/api.dockerbuild",
                records: ["linux/amd64 slsa-v1 98d66a12: 314f7884 71999174 94348475"]
            ),
            Row(
                path: "docker+attest/unsigned-index",
                records: [
                    "linux/amd64 slsa-v0.2 da8b1906: 176e0869 c5b1261d",
                    "linux/arm64 slsa-v0.2 7a76cec9: 176e0869 c5b1261d",
                ]
            ),
            Row(
                path: "docker+attest/containerd-subject-layout",
                records: ["linux/arm64 none e44a73ec:"]
            ),
            Row(path: toolkit + "oci/hello-multi", records: helloMulti),
            Row(path: toolkit + "oci/hello-oci-multiplatform-gzip.tar", records: helloMulti),
            Row(path: toolkit + "oci/hello-oci-gzip.tar", records: ["linux/amd64 none 0f90b7af:"]),
            Row(
                path: export("docker~build-push-action~2778G2"),
                records: [
                    "linux/amd64 slsa-v0.2 19d5b9f6: 77726ef6 a57df69d fa1fd441",
                    "linux/arm64 slsa-v0.2 9e47eba9: 77726ef6 a57df69d fa1fd441",
                ]
            ),
            Row(
                path: export("docker~test-docker-action~COIO50"),
                records: ["linux/amd64 slsa-v0.2 -: 5eef5ed3"]
            ),
            Row(
                path: export("docker~test-docker-action~SNHBPN+3"),
                records: Array(repeating: "unknown history failed -:", count: 4)
            ),
            Row(
                path: export("docker~test-docker-action~TYO4JJ+15"),
                records: Array(repeating: "linux/amd64 slsa-v0.2 -: 5eef5ed3", count: 16)
            ),
            Row(
                path: export("docker~test-docker-action~dfile-error~DEBCS4"),
                records: ["unknown history failed -:"]
            ),
        ]

    static let toolkit = "docker+actions-toolkit/"

    static func export(_ name: String) -> String {
        toolkit + "history-export/" + name + ".dockerbuild"
    }

    static let helloMulti = [
        "linux/amd64 slsa-v0.2 0f90b7af: 5eef5ed3 a57df69d",
        "linux/arm64 slsa-v0.2 6b2a0dfc: 5eef5ed3 a57df69d",
    ]

    @Test(arguments: rows)
    func `a real layout gives the records that its JSON tells`(row: Row) throws {
        let result = try HandMadeLayout.read(try #require(Corpus.root) + "/" + row.path)
        #expect(result.records.map(Self.line) == row.records)
        #expect(result.diagnostics == [], "\(row.path)")
    }

    @Test func `the table names every layout and export of the corpus`() throws {
        let layouts = Corpus.files(below: ".", endingIn: "/oci-layout").map {
            String($0.dropFirst(2).dropLast("/oci-layout".count))
        }
        let archives = [".tar", ".dockerbuild"].flatMap { Corpus.files(below: ".", endingIn: $0) }
            .map { String($0.dropFirst(2)) }
        #expect(Set(layouts + archives) == Set(Self.rows.map(\.path)))
    }

    private static func line(_ record: Record) -> String {
        let manifest = record.outputs.first { $0.kind == .manifest }
        let pins = record.sources.compactMap { $0.pin?.hexDigits }.sorted()
        let failed = record.status == .failed ? " failed" : ""
        let digits = manifest.map { String($0.digest.hex.prefix(8)) } ?? "-"
        let words = ["\(record.platform) \(record.format.rawValue)\(failed) \(digits):"] + pins
        return words.joined(separator: " ")
    }
}

extension Pin {
    fileprivate var hexDigits: String {
        let text = text.string
        let colon = text.firstIndex(of: ":")
        return String(text[(colon.map(text.index(after:)) ?? text.startIndex)...].prefix(8))
    }
}

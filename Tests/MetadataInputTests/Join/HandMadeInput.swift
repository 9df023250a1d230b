import BuildModel
import MetadataInput
import Testing

/// Files that are made up in a test, read and joined as one run does.
struct HandMadeInput {
    /// By path, in the order in which they are read.
    let files: [(path: String, text: String)]

    init(_ files: KeyValuePairs<String, String>) {
        self.files = files.map { ($0.key, $0.value) }
    }

    init(_ files: [(path: String, text: String)]) {
        self.files = files
    }

    struct Outcome {
        var records: [Record] = []
        /// What a history keeps beside the records, as it reads it back.
        var companions: [Companion] = []
        var diagnostics: [Diagnostic] = []

        func count(ofRule rule: String) -> Int { diagnostics.count { $0.rule == rule } }
    }

    func parts() throws -> (
        drafts: [Draft], companions: [Companion], diagnostics: [Diagnostic]
    ) {
        let rules = try plainRules()
        var drafts: [Draft] = []
        var companions: [Companion] = []
        var diagnostics: [Diagnostic] = []
        for file in files {
            let findings = FileReading.read(
                Array(file.text.utf8),
                file: Text(file.path),
                rules: rules
            )
            drafts += findings.drafts
            companions += findings.companions
            diagnostics += findings.diagnostics
        }
        return (drafts, companions, diagnostics)
    }

    /// What a run makes of the files that has what earlier runs kept.
    func read(after earlier: Outcome = Outcome()) throws -> Outcome {
        let rules = try plainRules()
        let (drafts, companions, diagnostics) = try parts()
        var joined = Joining.join(
            drafts,
            companions + earlier.companions.map(\.earlier),
            nights: rules.nights
        )
        var records = joined.drafts.map { Sealing.seal($0, rules) }
        if !earlier.records.isEmpty {
            records = Rejoining.join(earlier.records, with: records, &joined.companions, rules) {
                () throws(Never) in
            }
        }
        let all = joined.companions.all()
        return Outcome(
            records: records,
            companions: try CompanionKeeping.waiting(all, beside: records).map { try $0.readBack },
            diagnostics: diagnostics
                + (all.compactMap(\.noteOfNoBuild) + joined.companions.diagnostics).sorted()
        )
    }
}

extension Companion {
    /// The companion as a history holds it that a run grows.
    var earlier: Companion {
        var companion = self
        companion.isEarlier = true
        return companion
    }

    /// The companion of its line.
    var readBack: Companion {
        get throws {
            let findings = FileReading.read(
                CompanionLine.line(of: self),
                file: "lines",
                rules: try plainRules()
            )
            return try #require(findings.companions.first)
        }
    }
}

/// Pieces of the formats, as short as they can be.
enum Pieces {
    static let indexType = "application/vnd.oci.image.index.v1+json"
    static let manifestType = "application/vnd.oci.image.manifest.v1+json"

    /// 64 hex digits that tell one content from another.
    static func hex(_ number: Int) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 64 - digits.utf8.count) + digits
    }

    static func digest(_ number: Int) -> String { "sha256:" + hex(number) }

    static func material(_ image: String, _ pin: Int, platform: String? = "linux%2Famd64") -> String
    {
        let query = platform.map { "?platform=" + $0 } ?? ""
        return #"{"uri":"pkg:docker/\#(image)\#(query)","digest":{"sha256":"\#(hex(pin))"}}"#
    }

    /// A predicate of version 0.2; `started` makes it one that has a time.
    static func predicate(
        materials: [String],
        started: String? = nil,
        isMax: Bool = false,
        metadata: String = ""
    ) -> String {
        let time = started.map {
            #","metadata":{"buildStartedOn":"\#($0)"\#(metadata)}"#
        }
        return #"{"buildType":"https://mobyproject.org/buildkit@v1","materials":["#
            + materials.joined(separator: ",") + "]"
            + #","invocation":{"parameters":{"frontend":"dockerfile.v0","args":{}}}"#
            + (isMax ? #","buildConfig":{"llbDefinition":[]}"# : "")
            + (time ?? "") + "}"
    }

    static func statement(
        subjects: [(name: String, digest: Int)],
        _ predicate: String,
        type: String = "https://slsa.dev/provenance/v0.2"
    ) -> String {
        let list = subjects.map {
            #"{"name":"\#($0.name)","digest":{"sha256":"\#(hex($0.digest))"}}"#
        }
        return #"{"_type":"https://in-toto.io/Statement/v0.1","predicateType":"\#(type)""#
            + #","subject":[\#(list.joined(separator: ","))],"predicate":\#(predicate)}"#
    }

    /// A metadata file of a build that made one manifest.
    static func metadata(manifest: Int, provenance: String? = nil) -> String {
        #"{"containerimage.digest":"\#(digest(manifest))","containerimage.descriptor":"#
            + #"{"mediaType":"\#(manifestType)","digest":"\#(digest(manifest))","size":7}"#
            + (provenance.map { #","buildx.build.provenance":\#($0)"# } ?? "")
            + #","image.name":"r.example.com/app:1"}"#
    }

    /// A metadata file of a build that made an index.
    static func metadata(index: Int) -> String {
        #"{"containerimage.digest":"\#(digest(index))","containerimage.descriptor":"#
            + #"{"mediaType":"\#(indexType)","digest":"\#(digest(index))","size":7}"#
            + #","image.name":"r.example.com/app:1"}"#
    }

    static func platform(_ architecture: String) -> String {
        #"{"os":"linux","architecture":"\#(architecture)"}"#
    }
}

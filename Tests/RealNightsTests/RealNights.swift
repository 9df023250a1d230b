import BuildModel
import FleetAnalysis
import MetadataInput
import Synchronization
import TestSupport

/// The nights that real BuildKit releases built, read as the command reads them.
enum RealNights {
    static let versions = ["v0.10.6", "v0.11.6", "v0.13.2", "v0.23.2", "v0.32.2"]

    static let nights = 1...7

    private static let cache = Mutex<[String: [Record]]>([:])

    /// All records of a release's nights; read once a name.
    ///
    /// `names` gives images other names, as `images:` of the configuration does.
    static func records(
        of version: String,
        names: [(glob: Glob, name: String)] = [],
        cacheKey: String = ""
    ) throws -> [Record] {
        let key = version + " " + cacheKey
        if let known = cache.withLock({ $0[key] }) { return known }
        let rules = ReadingRules(
            nights: try NightRule(pattern: "night-([0-9]+)"),
            imageNames: names
        )
        var drafts: [Draft] = []
        var companions: [Companion] = []
        for path in Corpus.files(below: "buildkit-runs/" + version, endingIn: ".json")
        where path.contains("/night-") {
            let findings = FileReading.read(
                try Corpus.bytes(path),
                file: Text(String(path.dropFirst("buildkit-runs/".count))),
                rules: rules
            )
            drafts += findings.drafts
            companions += findings.companions
        }
        let records = Joining.join(drafts, companions, nights: rules.nights).drafts
            .map { Sealing.seal($0, rules) }
            .filter { $0.night?.origin == .pattern }
        cache.withLock { $0[key] = records }
        return records
    }
}

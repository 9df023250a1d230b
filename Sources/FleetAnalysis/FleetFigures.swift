package import BuildModel

/// The figures of the overview and of `data/fleet.json` (design.md 6).
package struct FleetFigures: Hashable, Sendable {
    package let images: Int
    /// After joining and merging.
    package let records: Int
    /// Identities of the roles source, context and named-context, unpinned ones too.
    package let sources: Int
    /// Identities of the role frontend, with those that only a build's attributes name.
    ///
    /// Build info before BuildKit 0.11 names the frontend's image in `source` and lists no source
    /// for it: an identity without a pin.
    package let frontends: Int
    /// Pairs of a counted source's identity and a valid pin.
    package let pins: Int
    /// Series by the verdict of their newest counted record.
    package let verdicts: Tally<Verdict>
    /// Entries of the newest night by kind, those that can not be compared left out.
    package let changes: Tally<ChangeKind>
    /// Flags of the newest night.
    package let flags: Tally<Flag.Kind>
    /// Diagnostics of level warning or error.
    package let problems: Int

    /// Verdicts, changes and flags are empty without findings.
    package init(_ fleet: Fleet, findings: Findings? = nil, diagnostics: [Diagnostic]) {
        images = fleet.images.count
        records = fleet.records.count
        sources = fleet.sources.count(where: \.isInput)
        frontends = Self.frontends(of: fleet).count
        pins = fleet.sources.reduce(0) { $0 + $1.pins.count(where: \.isInput) }
        verdicts = findings?.verdicts ?? Tally()
        changes = findings?.nights.last?.changeCounts ?? Tally()
        flags = findings?.nights.last?.flagCounts ?? Tally()
        problems = diagnostics.count { $0.level >= .warning }
    }

    private static func frontends(of fleet: Fleet) -> Set<Text> {
        var names = Set(fleet.sources.filter { $0.roles.contains(.frontend) }.map(\.name))
        for record in fleet.records {
            guard let image = record.frontend?.image, !names.contains(image),
                !record.sources.contains(where: { $0.role == .frontend })
            else { continue }
            names.insert(image)
        }
        return names
    }
}

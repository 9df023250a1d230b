package import BuildModel

/// The figures of the overview and of `data/fleet.json` (design.md 6).
package struct FleetFigures: Hashable, Sendable {
    package let images: Int
    /// After joining and merging.
    package let records: Int
    /// Identities of the roles source, context and named-context, unpinned ones too.
    package let sources: Int
    /// Identities of the role frontend.
    package let frontends: Int
    /// Pairs of a counted source's identity and a valid pin.
    package let pins: Int
    /// Diagnostics of level warning or error.
    package let problems: Int

    package init(_ fleet: Fleet, diagnostics: [Diagnostic]) {
        images = fleet.images.count
        records = fleet.records.count
        sources = fleet.sources.count(where: \.isInput)
        frontends = fleet.sources.count { $0.roles.contains(.frontend) }
        pins = fleet.sources.reduce(0) { $0 + $1.pins.count(where: \.isInput) }
        problems = diagnostics.count { $0.level >= .warning }
    }
}

package import BuildModel

/// One source over time: the pins that it had, when, and for whom.
package struct SourceHistory: Sendable {
    package let identity: Text
    package let kind: SourceKind
    package let slug: Slug
    /// In the order of `SourceRole.allCases`.
    package let roles: [SourceRole]
    /// The references as written, sorted; every spelling that led here.
    package let references: [Text]
    /// Valid pins, the latest seen first; ties by pin.
    package let pins: [PinHistory]
    /// Images that use the source now without a valid pin, as indices into the fleet's images.
    package let unpinnedImages: [Int]
    /// All images that use the source now, whatever the pin.
    package let currentImages: [Int]
    /// Images that used the source once and do no more.
    package let pastImages: [Int]

    package var name: Text { SourceIdentity.name(of: identity) }

    package var repository: Text { SourceIdentity.repository(of: identity, kind: kind) }

    /// Whether the source is counted among sources, not only among frontends and scanners.
    package var isInput: Bool { roles.contains(where: \.isInput) }
}

/// One pin of a source.
package struct PinHistory: Sendable {
    package let pin: Pin
    /// Nights in which a record has the pin, ascending, as indices into the fleet's nights.
    package let nights: [Int]
    /// Images whose newest record, on any platform, has the pin; indices into the fleet's images.
    package let images: [Int]
    /// Images of which any record has the pin.
    package let everImages: [Int]
    /// Whether a record has the pin in an input role.
    package let isInput: Bool

    /// An index into the fleet's nights; `nil` where no dated record has the pin.
    package var firstSeen: Int? { nights.first }

    /// An index into the fleet's nights; `nil` where no dated record has the pin.
    package var lastSeen: Int? { nights.last }
}

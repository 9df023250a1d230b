package import BuildModel

/// Something in one night that a person should look at, said once for all images that it touches.
package struct Flag: Hashable, Sendable {
    package let kind: Kind
    /// An index into the fleet's nights.
    package let night: Int
    /// The source's identity; for `secret-redacted` the key of the hidden value.
    package let source: Text
    /// The pin before and the pin after for `moved-fixed` and `flapped`, else all pins, sorted.
    package let pins: [Pin]
    /// Indices into the fleet's images, sorted.
    package let images: [Int]
    package let platforms: [Platform]
    /// The first of the nights in a row that have the flag; for a move the neighbour's night.
    package let since: Int

    /// In the order in which they are listed.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        case split
        case movedFixed = "moved-fixed"
        case flapped, mismatch, unpinned
        case secretRedacted = "secret-redacted"
    }
}

/// What a JSON text may hold before it is refused.
package struct JSONLimits: Hashable, Sendable {
    /// Arrays and objects within each other; `[]` has depth 1.
    package var maximumDepth: Int
    /// Values of any kind, the root and containers included, keys not.
    package var maximumValues: Int
    /// UTF-8 bytes of a key after unescaping.
    package var maximumKeyBytes: Int

    package init(
        maximumDepth: Int = 128,
        maximumValues: Int = 2_000_000,
        maximumKeyBytes: Int = 1024
    ) {
        self.maximumDepth = maximumDepth
        self.maximumValues = maximumValues
        self.maximumKeyBytes = maximumKeyBytes
    }

    package static let standard = JSONLimits()
}

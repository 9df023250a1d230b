/// What a JSON text may hold before it is refused.
package struct JSONLimits: Hashable, Sendable {
    /// Arrays and objects within each other; `[]` has depth 1.
    package var maximumDepth: Int
    /// Values of any kind, the root and containers included, keys not.
    ///
    /// A value takes up to a hundred bytes of memory while it is read, a few in the text. The largest
    /// genuine files hold some three thousand.
    package var maximumValues: Int
    /// UTF-8 bytes of a key after unescaping.
    package var maximumKeyBytes: Int

    package init(
        maximumDepth: Int = 128,
        maximumValues: Int = 200_000,
        maximumKeyBytes: Int = 1024
    ) {
        self.maximumDepth = maximumDepth
        self.maximumValues = maximumValues
        self.maximumKeyBytes = maximumKeyBytes
    }

    package static let standard = JSONLimits()
}

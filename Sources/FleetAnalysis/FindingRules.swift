package import BuildModel

/// What a user may decide about findings.
package struct FindingRules: Sendable {
    /// References whose pin should never move.
    package var fixedReferences: FixedReferences
    /// Whether a hidden value's key names a secret, and not just a value that is not plain.
    package var isSecretKey: @Sendable (Text) -> Bool
    /// Over how many of the newest nights moves are counted.
    package var window: Int

    /// By default every hidden value counts as a secret, and the window is 30 nights.
    package init(
        fixedReferences: FixedReferences = FixedReferences(),
        window: Int = 30,
        isSecretKey: @escaping @Sendable (Text) -> Bool = { _ in true }
    ) {
        self.fixedReferences = fixedReferences
        self.window = window
        self.isSecretKey = isSecretKey
    }
}

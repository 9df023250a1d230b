package import BuildModel

/// The rules of a run that reading follows: what may be shown, and what names nights and images.
package struct ReadingRules: Sendable {
    package var attributes: AttributeFilter
    package var nights: NightRule
    /// Globs on image names and the name that a match gives instead; the first match wins.
    package var imageNames: [(glob: Glob, name: String)]

    package init(
        attributes: AttributeFilter = AttributeFilter(),
        nights: NightRule,
        imageNames: [(glob: Glob, name: String)] = []
    ) {
        self.attributes = attributes
        self.nights = nights
        self.imageNames = imageNames
    }
}

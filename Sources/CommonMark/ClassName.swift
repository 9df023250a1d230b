/// The value of a `class` attribute; only a constant of the source code can be one.
package struct ClassName: Hashable, Sendable, ExpressibleByStringLiteral {
    let value: String

    package init(stringLiteral value: StaticString) {
        self.value = value.description
    }

    /// Whether it marks a word that stands beside a sentence and is no part of it.
    package var isBadge: Bool { value.utf8.starts(with: "badge".utf8) }
}

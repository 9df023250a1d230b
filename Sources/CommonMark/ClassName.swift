/// The value of a `class` attribute; only a constant of the source code can be one.
package struct ClassName: Hashable, Sendable, ExpressibleByStringLiteral {
    let value: String

    package init(stringLiteral value: StaticString) {
        self.value = value.description
    }
}

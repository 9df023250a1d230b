/// The platform of an image, `os/architecture[/variant]` in normal form, or `unknown`.
///
/// Raw names are normalised where they are read (`PlatformName` of `MetadataInput`).
package struct Platform: Hashable, Comparable, Sendable, CustomStringConvertible {
    package let text: Text

    package init(normalized text: String) {
        self.text = Text(text)
    }

    package static let unknown = Platform(normalized: "unknown")

    package var isUnknown: Bool { self == .unknown }

    package var description: String { text.string }

    package static func < (left: Platform, right: Platform) -> Bool { left.text < right.text }
}

/// The `id` of an element: letters, digits, `-` and `_` only, whatever it was made from.
///
/// Pages hold an id once. Ids are part of the site's contract (pages.md 3.3): they come from
/// constants and keys, never from positions or titles.
package struct ElementID: Hashable, Sendable, ExpressibleByStringLiteral {
    let value: String

    package init(stringLiteral value: StaticString) {
        self.value = Self.safe(value.description)
    }

    /// An id for one of many, `n-2026-08-20`: the prefix, then the key.
    ///
    /// Bytes of the key other than `[a-z0-9-]` are written as `_` and two hex digits, so that
    /// different keys stay different ids.
    package init(_ prefix: StaticString, _ key: String) {
        value = Self.safe(prefix.description) + Self.safe(key)
    }

    /// An id as a template writes it; `nil` where it holds other bytes than `[a-z0-9-]`.
    init?(plain text: String) {
        guard !text.utf8.isEmpty, text.utf8.allSatisfy(Self.isPlain) else { return nil }
        value = text
    }

    private static func safe(_ text: String) -> String {
        guard !text.utf8.allSatisfy(isPlain) else { return text }
        var bytes: [UInt8] = []
        for byte in text.utf8 {
            if isPlain(byte) {
                bytes.append(byte)
            } else {
                bytes.append(UInt8(ascii: "_"))
                bytes.append(contentsOf: HexDigits.pair(of: byte))
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
}

/// Bytes as hex digits.
enum HexDigits {
    static func pair(of byte: UInt8) -> [UInt8] {
        [digit(byte >> 4), digit(byte & 15)]
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? 0x30 + value : 0x61 + value - 10
    }
}

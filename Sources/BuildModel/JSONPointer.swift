/// A JSON pointer (RFC 6901) that grows as a value is walked.
package struct JSONPointer: Hashable, Sendable, CustomStringConvertible {
    package private(set) var text: String

    package static let root = JSONPointer(text: "")

    package init(text: String) {
        self.text = text
    }

    package var description: String { text }

    /// The pointer of an object's member; `~` and `/` of the key are escaped.
    package func appending(_ key: String) -> JSONPointer {
        JSONPointer(text: text + "/" + Self.escaped(key))
    }

    /// The pointer of an array's element, counted from 0.
    package func appending(_ index: Int) -> JSONPointer {
        JSONPointer(text: text + "/" + String(index))
    }

    /// The pointer of a value inside JSON that itself stands in a text: the text's pointer, then `!`.
    package var intoText: JSONPointer { JSONPointer(text: text + "!") }

    /// The key as it stands in a pointer.
    package static func escaped(_ key: String) -> String {
        guard key.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") })
        else { return key }
        var bytes: [UInt8] = []
        for byte in key.utf8 {
            switch byte {
            case UInt8(ascii: "~"): bytes += [UInt8(ascii: "~"), UInt8(ascii: "0")]
            case UInt8(ascii: "/"): bytes += [UInt8(ascii: "~"), UInt8(ascii: "1")]
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// Why a text was refused as JSON, in words that never quote foreign text.
package struct JSONError: Error, Hashable, Sendable {
    package let rule: Rule
    /// The rest of a sentence that begins with the file's name: `is not valid JSON: …`.
    package let message: String
    /// From the first byte given, a byte order mark included; `nil` where it is not known.
    package let byteOffset: Int?
    /// The JSON pointer (RFC 6901) of the object or array at fault; `nil` where there is no tree.
    package let pointer: String?

    init(_ rule: Rule, _ message: String, byteOffset: Int? = nil, pointer: String? = nil) {
        self.rule = rule
        self.message = message
        self.byteOffset = byteOffset
        self.pointer = pointer
    }

    /// Stable words, used as the rule of a diagnostic.
    package enum Rule: String, Hashable, Sendable, CaseIterable {
        case empty = "json-empty"
        case syntax = "json-syntax"
        case numberRange = "json-number-range"
        case utf8 = "json-utf8"
        case depth = "json-depth"
        case valueCount = "json-value-count"
        case keyLength = "json-key-length"
        case duplicateKey = "json-duplicate-key"
        case size = "json-size"
        case memory = "json-memory"
    }
}

extension JSONError: CustomStringConvertible {
    package var description: String {
        var text = "\(rule.rawValue): \(message)"
        if let pointer { text += " at #\(pointer)" }
        if let byteOffset { text += " (byte \(byteOffset))" }
        return text
    }
}

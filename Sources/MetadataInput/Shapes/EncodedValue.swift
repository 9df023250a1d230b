internal import BuildModel
internal import JSONText

/// A value that BuildKit and Buildx write as an object, as JSON text or as base64 of it.
enum EncodedValue {
    /// The object that a value stands for, and the pointer to it; `nil` after a diagnostic.
    ///
    /// The steps of formats.md 3.1: object, JSON text, base64. A text inside a text is not followed.
    static func object(
        _ value: JSONValue,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) -> (value: JSONValue, pointer: JSONPointer)? {
        if value.isObject { return (value, pointer) }
        guard let text = value.string(limit: longestText) else {
            reportUnreadable(value.kindName, at: pointer, in: &context)
            return nil
        }
        guard let bytes = decoded(text) else {
            reportUnreadable(
                "a text of \(text.utf8.count) bytes that is neither JSON nor base64",
                at: pointer,
                in: &context
            )
            return nil
        }
        do throws(JSONError) {
            let root = try JSONDocument(parsing: bytes).root
            guard root.isObject else {
                reportUnreadable("a text that holds \(root.kindName)", at: pointer, in: &context)
                return nil
            }
            return (root, pointer.intoText)
        } catch {
            context.report(error, at: pointer.intoText)
            return nil
        }
    }

    /// The bytes of the JSON text, taken as they are or decoded from base64.
    private static func decoded(_ text: String) -> [UInt8]? {
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D || $0 == 0x09 }
        let trimmed = text.utf8.drop(while: isBlank)
        if trimmed.first == UInt8(ascii: "{") || trimmed.first == UInt8(ascii: "[") {
            return Array(text.utf8)
        }
        return Base64Text.decode(text)
    }

    private static func reportUnreadable(
        _ found: String,
        at pointer: JSONPointer,
        in context: inout ReadingContext
    ) {
        context.report(
            .warning,
            "value-unreadable",
            at: pointer,
            found: found,
            expected: "an object, or JSON or base64 text of one"
        )
    }

    /// The longest encoded value in bytes; larger ones are build metadata of nobody.
    private static let longestText = 8 << 20
}

/// A key of an object, compared by its bytes after unescaping; no `String` is made for that.
package struct JSONKey: Sendable {
    let document: JSONDocument
    let index: Int

    package var string: String { document.text(at: index) }

    package var byteCount: Int { unsafe document.tape.string(at: index).count }

    /// Compares by bytes, without making a `String` of the key.
    package func hasPrefix(_ prefix: String) -> Bool {
        document.text(at: index, hasPrefix: prefix)
    }

    /// Calls `body` with the UTF-8 bytes of the key in place.
    package func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        try document.withText(at: index, body)
    }

    package static func == (key: JSONKey, text: String) -> Bool {
        key.document.text(at: key.index, equals: text)
    }

    package static func != (key: JSONKey, text: String) -> Bool { !(key == text) }

    /// Lets a `switch` over a key have strings as its cases.
    package static func ~= (text: String, key: JSONKey) -> Bool { key == text }
}

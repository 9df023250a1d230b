extension JSONValue {
    /// The text, of any length; `nil` for other kinds.
    package var string: String? {
        guard isString else { return nil }
        return document.text(at: index)
    }

    /// The text, if the value is a string and has at most `limit` UTF-8 bytes.
    ///
    /// Where it matters whether it is too long or no string at all, ask `stringByteCount` first.
    package func string(limit: Int) -> String? {
        guard let stringByteCount, stringByteCount <= limit else { return nil }
        return document.text(at: index)
    }

    /// The UTF-8 bytes of the text after unescaping, counted without making a `String`.
    package var stringByteCount: Int? {
        guard isString else { return nil }
        return unsafe document.tape.string(at: index).count
    }

    /// Whether the value is a string of just these bytes.
    package static func == (value: JSONValue, text: String) -> Bool {
        value.isString && value.document.text(at: value.index, equals: text)
    }
}

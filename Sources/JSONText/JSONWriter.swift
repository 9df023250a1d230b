/// Writes JSON text with its members in the order of the calls.
///
/// Two styles: compact, one value a line for NDJSON with `endLine()`; indented by two spaces like
/// `jq`. Text is escaped so that the result is inert in a page, a script and a terminal
/// (`JSONEscaping`). Calls that do not make JSON are bugs and stop the program.
package struct JSONWriter: ~Copyable {
    package enum Style: Hashable, Sendable {
        case compact, indented
    }

    private var bytes: [UInt8] = []
    private let style: Style
    /// The closing brackets that are still to come.
    private var closers: [UInt8] = []
    private var state = State.start

    private enum State {
        /// Before a value that needs no comma: the first of a document.
        case start
        /// After an opening bracket.
        case opened
        /// After a key.
        case keyed
        /// After a value.
        case valued
    }

    /// `capacity` in bytes is a guess that saves copying.
    package init(_ style: Style = .compact, capacity: Int = 0) {
        self.style = style
        bytes.reserveCapacity(capacity)
    }

    /// The text, without a line end after the last value unless `endLine()` was called.
    package consuming func finish() -> [UInt8] {
        precondition(closers.isEmpty && state != .keyed, "JSON is finished inside a container")
        return bytes
    }

    package mutating func beginObject() {
        open(UInt8(ascii: "{"), closer: UInt8(ascii: "}"))
    }

    package mutating func endObject() {
        close(UInt8(ascii: "}"))
    }

    package mutating func beginArray() {
        open(UInt8(ascii: "["), closer: UInt8(ascii: "]"))
    }

    package mutating func endArray() {
        close(UInt8(ascii: "]"))
    }

    /// A key of ours or a foreign one; the value must follow.
    package mutating func key(_ key: String) {
        precondition(closers.last == UInt8(ascii: "}"), "a JSON key stands outside of an object")
        separate()
        JSONEscaping.append(key, to: &bytes)
        bytes.append(UInt8(ascii: ":"))
        if style == .indented { bytes.append(UInt8(ascii: " ")) }
        state = .keyed
    }

    /// A text, quoted and escaped.
    package mutating func value(_ text: String) {
        beginValue()
        JSONEscaping.append(text, to: &bytes)
        state = .valued
    }

    /// A number, in decimal digits.
    package mutating func value(_ number: some FixedWidthInteger) {
        beginValue()
        bytes += String(number).utf8
        state = .valued
    }

    /// `true` or `false`.
    package mutating func value(_ boolean: Bool) {
        beginValue()
        bytes += (boolean ? "true" : "false").utf8
        state = .valued
    }

    package mutating func null() {
        beginValue()
        bytes += "null".utf8
        state = .valued
    }

    /// Ends the line of a finished document; another one may follow (NDJSON).
    package mutating func endLine() {
        precondition(closers.isEmpty && state == .valued, "a JSON line is ended inside a document")
        bytes.append(UInt8(ascii: "\n"))
        state = .start
    }

    private mutating func open(_ opener: UInt8, closer: UInt8) {
        beginValue()
        bytes.append(opener)
        closers.append(closer)
        state = .opened
    }

    private mutating func close(_ closer: UInt8) {
        precondition(state != .keyed && closers.popLast() == closer, "JSON brackets do not match")
        if state == .valued { breakLine() }
        bytes.append(closer)
        state = .valued
    }

    private mutating func beginValue() {
        if state == .keyed { return }
        precondition(closers.last != UInt8(ascii: "}"), "a JSON member lacks its key")
        precondition(!closers.isEmpty || state == .start, "a JSON document lacks its line end")
        if !closers.isEmpty { separate() }
    }

    /// What stands between an element or member and what is before it.
    private mutating func separate() {
        precondition(state != .keyed, "a JSON key lacks its value")
        if state == .valued { bytes.append(UInt8(ascii: ",")) }
        breakLine()
    }

    private mutating func breakLine() {
        guard style == .indented else { return }
        bytes.append(UInt8(ascii: "\n"))
        for _ in closers {
            bytes.append(UInt8(ascii: " "))
            bytes.append(UInt8(ascii: " "))
        }
    }
}

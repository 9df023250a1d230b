/// Strings as JSON that stays inert wherever it is shown or embedded.
///
/// Written as `\uXXXX`: `<`, `>`, `&`, all controls, line and paragraph separators, and characters
/// that are invisible or change the direction of text. The list is fixed, so that the same record
/// has the same bytes whatever the Unicode version of the library.
package enum JSONEscaping {
    /// Appends the text in quotes.
    package static func append(_ text: String, to output: inout [UInt8]) {
        append(text.utf8.span, to: &output)
    }

    /// Appends valid UTF-8 in quotes.
    private static func append(_ bytes: Span<UInt8>, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if isPlain(byte) {
                index += 1
                continue
            }
            let (scalar, width) = scalar(in: bytes, at: index)
            if byte < 0x80 || isHidden(scalar) {
                appendRun(bytes, start..<index, to: &output)
                appendEscape(of: scalar, to: &output)
                start = index + width
            }
            index += width
        }
        appendRun(bytes, start..<bytes.count, to: &output)
        output.append(UInt8(ascii: "\""))
    }

    private static func appendRun(
        _ bytes: Span<UInt8>,
        _ range: Range<Int>,
        to output: inout [UInt8]
    ) {
        guard !range.isEmpty else { return }
        unsafe bytes.extracting(range).withUnsafeBufferPointer { run in
            unsafe output.append(contentsOf: run)
        }
    }

    private static func appendEscape(of scalar: UInt32, to output: inout [UInt8]) {
        if let letter = shortEscape(of: scalar) {
            output.append(UInt8(ascii: "\\"))
            output.append(letter)
        } else if scalar < 0x1_0000 {
            appendUnit(scalar, to: &output)
        } else {
            appendUnit(0xD800 + ((scalar - 0x1_0000) >> 10), to: &output)
            appendUnit(0xDC00 + (scalar & 0x3FF), to: &output)
        }
    }

    private static func shortEscape(of scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0x22: UInt8(ascii: "\"")
        case 0x5C: UInt8(ascii: "\\")
        case 0x0A: UInt8(ascii: "n")
        case 0x0D: UInt8(ascii: "r")
        case 0x09: UInt8(ascii: "t")
        default: nil
        }
    }

    private static func appendUnit(_ unit: UInt32, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\\"))
        output.append(UInt8(ascii: "u"))
        output.append(hexDigit(unit >> 12))
        output.append(hexDigit(unit >> 8 & 15))
        output.append(hexDigit(unit >> 4 & 15))
        output.append(hexDigit(unit & 15))
    }

    private static func hexDigit(_ value: UInt32) -> UInt8 {
        let digit = UInt8(truncatingIfNeeded: value)
        return digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    }

    /// The scalar that begins at `index` and its length in bytes; the bytes are a `String`'s.
    private static func scalar(
        in bytes: Span<UInt8>,
        at index: Int
    ) -> (scalar: UInt32, width: Int) {
        let lead = UInt32(bytes[index])
        let width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard width > 1 else { return (lead, 1) }
        var scalar = lead & (0x7F >> UInt32(width))
        for offset in index + 1..<min(index + width, bytes.count) {
            scalar = scalar << 6 | UInt32(bytes[offset] & 0x3F)
        }
        return (scalar, width)
    }

    /// Whether a byte is copied without a second look: visible ASCII without the special ones.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "&"):
            false
        default:
            byte >= 0x20 && byte < 0x7F
        }
    }
}

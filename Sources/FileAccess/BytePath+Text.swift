/// A path as text for people and for outputs.
extension BytePath: CustomStringConvertible {
    /// The path as text: each byte that is not part of valid UTF-8 is written `\xff`.
    ///
    /// Controls stay as they are; `description` is the form to show.
    package var text: String {
        if let whole = String(validating: bytes, as: UTF8.self) { return whole }
        var result = ""
        var rest = bytes[...]
        while let first = rest.first {
            let length = Self.scalarLength(startingWith: first)
            if length > 0, let valid = String(validating: rest.prefix(length), as: UTF8.self) {
                result += valid
                rest = rest.dropFirst(length)
            } else {
                result += "\\x" + Self.hex(first)
                rest = rest.dropFirst()
            }
        }
        return result
    }

    /// The text with everything that cannot be seen as an escape: controls, line ends, bidi marks.
    package var description: String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned:
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            default:
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// How many bytes the sequence has that starts with this byte; 0 where none can.
    private static func scalarLength(startingWith byte: UInt8) -> Int {
        switch byte {
        case 0x00...0x7F: 1
        case 0xC2...0xDF: 2
        case 0xE0...0xEF: 3
        case 0xF0...0xF4: 4
        default: 0
        }
    }

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}

/// Foreign text made safe to look at: what cannot be seen is written as an escape.
///
/// Controls, line ends, bidirectional marks and invisible characters become `U+XXXX` in angle-free
/// form (`\u{202E}`), so that neither a page nor a terminal shows something else than what is there.
package enum VisibleText {
    /// The text with every hidden scalar spelt out.
    package static func escaped(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isHidden) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            if isHidden(scalar) {
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The escaped text, cut at a scalar's border to at most `limit` bytes with `…` inside the limit.
    package static func clipped(_ text: String, toBytes limit: Int) -> String {
        let visible = escaped(text)
        guard visible.utf8.count > limit else { return visible }
        var result = ""
        var count = 0
        for scalar in visible.unicodeScalars {
            let width = UTF8.width(scalar)
            guard count + width <= limit - 3 else { break }
            result.unicodeScalars.append(scalar)
            count += width
        }
        return result + "…"
    }

    /// Whether a scalar has no shape of its own or changes how its neighbours are shown.
    package static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.value >= 0x20, scalar.value < 0x7F { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
            .unassigned:
            return true
        default:
            return scalar.properties.isDefaultIgnorableCodePoint
        }
    }
}

/// Long lines of plain ASCII for a narrow terminal.
enum LineBreaking {
    /// The line in parts of at most `width` bytes, broken at blanks only.
    ///
    /// What follows is set in by four columns more than the line. A word that is longer than a line
    /// stands whole on its own, so that it can be copied.
    static func lines(_ line: String, width: Int) -> [String] {
        let bytes = line.utf8
        guard bytes.count > width, width > 0 else { return [line] }
        let indent = bytes.prefix { $0 == blank }.count
        let inner = indent + 4 < width / 2 ? indent + 4 : 0
        var lines: [String] = []
        var current = String(repeating: " ", count: indent)
        var isEmpty = true
        for word in bytes.dropFirst(indent).split(separator: blank) {
            let text = String(decoding: word, as: UTF8.self)
            if !isEmpty, current.utf8.count + 1 + text.utf8.count > width {
                lines.append(current)
                current = String(repeating: " ", count: inner)
                isEmpty = true
            }
            current += isEmpty ? text : " " + text
            isEmpty = false
        }
        return lines + [current]
    }

    private static let blank = UInt8(ascii: " ")
}

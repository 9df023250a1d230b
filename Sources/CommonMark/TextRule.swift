/// What is done to every text before it is written anywhere: what can not be seen is made visible.
///
/// The rule is the caller's, since its tables belong to the vocabulary of builds. Texts of printable
/// ASCII are passed through without asking. Control bytes never pass, whatever the rule lets through:
/// libcmark's strings end at a NUL, and a line end would end the twin's row.
package struct TextRule: Sendable {
    private let visible: @Sendable (String) -> String

    /// The rule must leave texts of printable ASCII as they are, since it is not asked for those.
    package init(visible: @escaping @Sendable (String) -> String) {
        self.visible = visible
    }

    /// The text as it may be shown.
    package func shown(_ text: String) -> String {
        if Self.isPlain(text) { return text }
        let visible = visible(text)
        guard visible.utf8.contains(where: Self.isControl) else { return visible }
        var bytes: [UInt8] = []
        for byte in visible.utf8 {
            if Self.isControl(byte) {
                bytes.append(contentsOf: "\\u{".utf8)
                bytes.append(contentsOf: HexDigits.pair(of: byte))
                bytes.append(UInt8(ascii: "}"))
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func isPlain(_ text: String) -> Bool {
        let bytes = text.utf8.span
        for index in bytes.indices where bytes[index] < 0x20 || bytes[index] > 0x7E {
            return false
        }
        return true
    }

    private static func isControl(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x7F }
}

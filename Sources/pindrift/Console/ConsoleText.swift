/// Text that a terminal shows as it is and never obeys.
enum ConsoleText {
    /// One line of printable ASCII: every other scalar becomes `\u{…}`, line ends among them.
    ///
    /// Letters of other scripts are escaped too: on a terminal nobody can tell a Cyrillic `о` from a
    /// Latin one, and its encoding is not known. Pages show them. Nor is there a command for a CI
    /// runner that reads what a step prints: `::` where a line begins, `##[` and `##vso[` anywhere.
    static func line(_ text: String) -> String {
        let text = withoutCommands(text)
        guard text.utf8.contains(where: { !isPlain($0) }) else { return text }
        var result = ""
        result.reserveCapacity(text.utf8.count + 16)
        for scalar in text.unicodeScalars {
            if scalar.value >= 0x20, scalar.value < 0x7F {
                result.unicodeScalars.append(scalar)
            } else {
                result += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
            }
        }
        return result
    }

    /// The text with its line feeds kept and each line as `line` makes it.
    static func lines(_ text: String) -> String {
        text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            .map { line(String(decoding: $0, as: UTF8.self)) }
            .joined(separator: "\n")
    }

    private static func withoutCommands(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let isCommand = bytes.drop { $0 <= 0x20 }.starts(with: "::".utf8)
        let hashes = bytes.indices.dropLast().filter { index in
            let rest = bytes[index...]
            return rest.starts(with: "##[".utf8) || rest.starts(with: "##vso[".utf8)
        }
        guard isCommand || !hashes.isEmpty else { return text }
        var result: [UInt8] = []
        var isOpen = isCommand
        var next = hashes[...]
        for (index, byte) in bytes.enumerated() {
            if index == next.first || (isOpen && byte == UInt8(ascii: ":")) {
                result += Array((byte == UInt8(ascii: ":") ? "\\u{3A}" : "\\u{23}").utf8)
                if index == next.first { next = next.dropFirst() } else { isOpen = false }
            } else {
                result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte < 0x7F }
}

/// Commands that runners of CI read from whatever a step prints: `##[`, `##vso[` and `##teamcity[`.
package enum RunnerCommand {
    /// The text with the first `#` of each command written as `escape`, so that no runner obeys it.
    ///
    /// The case of letters does not count. In JSON, where a `#` stands in strings alone, `\u0023` is
    /// the same text.
    package static func broken(_ text: String, escape: String = "\\u{23}") -> String {
        let bytes = Array(text.utf8)
        let starts = bytes.indices.dropLast(2).filter { isCommand(bytes[$0...]) }
        guard !starts.isEmpty else { return text }
        var result: [UInt8] = []
        var kept = 0
        for start in starts {
            result += bytes[kept..<start]
            result += escape.utf8
            kept = start + 1
        }
        return String(decoding: result + bytes[kept...], as: UTF8.self)
    }

    private static func isCommand(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.starts(with: "##".utf8) else { return false }
        let word = text.dropFirst(2)
        return names.contains { name in
            word.prefix(name.utf8.count).map(\.lowercased).elementsEqual(name.utf8)
        }
    }

    private static let names = ["[", "vso[", "teamcity["]
}

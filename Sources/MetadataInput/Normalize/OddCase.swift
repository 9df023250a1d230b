private import BuildModel

extension SecretNames {
    /// Whether letters in a row, capitals and small ones mixed, hold a secret word: `ToKeN`,
    /// `PASSword`, `SECRETvalue`.
    ///
    /// A word that nothing else looks like counts where it begins or ends the row; any other where a
    /// change of case, or the row's end, stands at both of its sides.
    static func isSecretInOddCase(_ row: Bytes) -> Bool {
        guard row.contains(where: \.isUpperLetter), row.contains(where: \.isLowerLetter) else {
            return false
        }
        let small = row.map(\.lowercased)[...]
        return holdsLongWord(small) || holdsBorderedWord(small, cuts: cuts(of: row))
    }

    private static func holdsLongWord(_ row: Bytes) -> Bool {
        let isAtStart = longWords.contains { row.starts(with: $0) }
        if isAtStart, !harmless.contains(where: { row.starts(with: $0) }) { return true }
        let isAtEnd = longWords.contains { hasEnding(row, $0) || hasEnding(row, $0 + "s") }
        return isAtEnd && !harmless.contains { hasEnding(row, $0) }
    }

    private static func holdsBorderedWord(_ row: Bytes, cuts: [Int]) -> Bool {
        for (index, start) in cuts.enumerated() {
            guard row.count - start > 1, pairs.contains(pair(row, at: start)) else { continue }
            let ends = cuts[(index + 1)...].prefix { $0 - start <= longestWord }
            let isSecret = ends.contains { borderedWords.contains(String(row[start..<$0])) }
            if isSecret, !harmless.contains(where: { row[start...].starts(with: $0) }) {
                return true
            }
        }
        return false
    }

    /// Where the row begins and ends, where a capital follows a small letter, and where a small
    /// letter follows two capitals; the first letter of `Name` is no word.
    private static func cuts(of row: Bytes) -> [Int] {
        var cuts = [0]
        for (offset, index) in row.indices.enumerated().dropFirst() {
            let isBorder =
                row[index].isUpperLetter
                ? row[index - 1].isLowerLetter
                : row[index - 1].isUpperLetter && offset > 1 && row[index - 2].isUpperLetter
            if isBorder { cuts.append(offset) }
        }
        return cuts + [row.count]
    }

    private static let longWords = [
        "apikey", "credential", "passphrase", "passwd", "password", "secret", "token",
    ]

    private static let borderedWords = words.union(endings).union(endings.map { $0 + "s" })

    private static let longestWord = borderedWords.lazy.map(\.utf8.count).max() ?? 0

    /// The first two letters of all words, so that most cuts cost no word.
    private static let pairs = Set(borderedWords.map { pair($0.bytes, at: 0) })

    private static func pair(_ bytes: Bytes, at index: Int) -> UInt16 {
        UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
    }
}

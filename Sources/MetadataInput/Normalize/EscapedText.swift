private import BuildModel

/// A text whose percent escapes are decoded round by round, and where each byte was written.
struct EscapedText {
    private(set) var decoded: Bytes
    /// Where each decoded byte was written, then the text's end; empty before the first round.
    private var starts: [Int] = []
    private var rounds = 0

    init(_ text: Bytes) {
        decoded = text
    }

    /// Decodes once more; false where no escape is left, or after three rounds.
    ///
    /// A round reads what was escaped as a whole, however often; nobody mixes that more than twice.
    mutating func decode() -> Bool {
        guard rounds < 3, decoded.contains(.percent) else { return false }
        rounds += 1
        let text = decoded
        var result: [UInt8] = []
        var places: [Int] = []
        result.reserveCapacity(text.count)
        places.reserveCapacity(text.count + 1)
        var index = text.startIndex
        while index < text.endIndex {
            let (value, width) = PercentText.nested(in: text, at: index) ?? (text[index], 1)
            result.append(value)
            places.append(place(index))
            index += width
        }
        guard result.count < text.count else { return false }
        places.append(place(text.endIndex))
        decoded = result[...]
        starts = places
        return true
    }

    /// Where a range of the decoded text was written.
    func written(_ range: Range<Int>) -> Range<Int> {
        place(range.lowerBound)..<place(range.upperBound)
    }

    private func place(_ index: Int) -> Int { starts.isEmpty ? index : starts[index] }
}

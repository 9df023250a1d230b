/// Natural order: digit runs compare as numbers, everything else by bytes (`night-2` before `night-10`).
///
/// Ties (`01` and `1`) are broken by bytes, so that the order is total.
package enum NaturalOrder {
    /// Whether `left` comes before `right`; linear in their lengths.
    package static func precedes(_ left: String, _ right: String) -> Bool {
        let a = left.utf8.span
        let b = right.utf8.span
        var i = 0
        var j = 0
        while i < a.count, j < b.count {
            if a[i].isDigit, b[j].isDigit {
                let runA = digitRun(a, from: i)
                let runB = digitRun(b, from: j)
                if runA.length != runB.length { return runA.length < runB.length }
                for offset in 0..<runA.length
                where a[runA.start + offset] != b[runB.start + offset] {
                    return a[runA.start + offset] < b[runB.start + offset]
                }
                i = runA.start + runA.length
                j = runB.start + runB.length
            } else if a[i] != b[j] {
                return a[i] < b[j]
            } else {
                i += 1
                j += 1
            }
        }
        if (a.count - i) != (b.count - j) { return a.count - i < b.count - j }
        return left.precedesInBytes(right)
    }

    /// A digit run without its leading zeros.
    private static func digitRun(
        _ bytes: borrowing Span<UInt8>,
        from index: Int
    ) -> (start: Int, length: Int) {
        var end = index
        while end < bytes.count, bytes[end].isDigit { end += 1 }
        var start = index
        while start < end - 1, bytes[start] == UInt8(ascii: "0") { start += 1 }
        return (start, end - start)
    }
}

/// A shell-like pattern over bytes: `*` within a path component, `**` across, `?` one byte but `/`.
///
/// A pattern without `/` is tried on the last component as well. Matching takes at most
/// pattern × text steps.
package struct Glob: Hashable, Sendable {
    package let pattern: String

    package init(_ pattern: String) {
        self.pattern = pattern
    }

    /// Whether the pattern covers the whole text, or its last component.
    package func matches(_ text: String) -> Bool {
        let wanted = Array(pattern.utf8)
        let given = Array(text.utf8)
        if Self.matches(wanted, given[...]) { return true }
        guard !wanted.contains(UInt8(ascii: "/")),
            let slash = given.lastIndex(of: UInt8(ascii: "/"))
        else { return false }
        return Self.matches(wanted, given[(slash + 1)...])
    }

    /// Runs the set of reachable pattern positions over the text, one byte at a time.
    private static func matches(_ pattern: [UInt8], _ text: ArraySlice<UInt8>) -> Bool {
        let star = UInt8(ascii: "*")
        let slash = UInt8(ascii: "/")
        func isStar(_ index: Int) -> Bool { index < pattern.count && pattern[index] == star }
        func isDeep(_ index: Int) -> Bool { isStar(index) && isStar(index + 1) }

        var reachable = [Bool](repeating: false, count: pattern.count + 1)
        func close(_ positions: inout [Bool]) {
            for index in 0..<pattern.count where positions[index] && isStar(index) {
                positions[index + (isDeep(index) ? 2 : 1)] = true
                // `**/` also matches no component at all.
                if isDeep(index), index + 2 < pattern.count, pattern[index + 2] == slash {
                    positions[index + 3] = true
                }
            }
        }
        reachable[0] = true
        close(&reachable)
        for byte in text {
            var next = [Bool](repeating: false, count: pattern.count + 1)
            for index in 0..<pattern.count where reachable[index] {
                if isStar(index) {
                    if byte != slash || isDeep(index) { next[index] = true }
                } else if pattern[index] == byte
                    || (pattern[index] == UInt8(ascii: "?") && byte != slash)
                {
                    next[index + 1] = true
                }
            }
            close(&next)
            reachable = next
        }
        return reachable[pattern.count]
    }
}

/// A string that comes from metadata: compared, ordered and hashed by its UTF-8 bytes.
///
/// `String` treats canonically equivalent texts as equal and hashes unsorted combining runs in
/// quadratic time; two names that differ in bytes must stay two names (`Foo`, `foo`, both `é`).
package struct Text: Hashable, Comparable, Sendable {
    package let string: String

    package init(_ string: String) {
        self.string = string
    }

    package static func == (left: Text, right: Text) -> Bool {
        let a = left.string.utf8.span
        let b = right.string.utf8.span
        if a.isIdentical(to: b) { return true }
        guard a.count == b.count else { return false }
        for index in a.indices where a[index] != b[index] {
            return false
        }
        return true
    }

    package static func < (left: Text, right: Text) -> Bool {
        left.string.precedesInBytes(right.string)
    }

    package func hash(into hasher: inout Hasher) {
        let bytes = string.utf8.span
        hasher.combine(bytes.count)
        var word: UInt64 = 0
        for index in bytes.indices {
            word = word << 8 | UInt64(bytes[index])
            if index & 7 == 7 {
                hasher.combine(word)
                word = 0
            }
        }
        if bytes.count & 7 != 0 {
            hasher.combine(word)
        }
    }

    package var isEmpty: Bool { string.utf8.isEmpty }
}

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
    package init(stringLiteral value: String) {
        self.init(value)
    }

    package var description: String { string }
}

extension RawRepresentable where RawValue == String {
    /// The word that a text is; `nil` for one that is none of ours.
    ///
    /// Ours are short: a long text is not compared, since `String` compares combining marks in
    /// quadratic time.
    package init?(word: Text) {
        guard word.string.utf8.count <= 64 else { return nil }
        self.init(rawValue: word.string)
    }
}

extension String {
    /// Whether both have the same UTF-8 bytes, without a look at what is canonically equivalent.
    package func equalsInBytes(_ other: String) -> Bool { Text(self) == Text(other) }

    /// Orders by UTF-8 bytes, which is the order of every list that pindrift writes.
    package func precedesInBytes(_ other: String) -> Bool {
        let a = utf8.span
        let b = other.utf8.span
        if a.isIdentical(to: b) { return false }
        let shared = min(a.count, b.count)
        for index in 0..<shared where a[index] != b[index] {
            return a[index] < b[index]
        }
        return a.count < b.count
    }
}

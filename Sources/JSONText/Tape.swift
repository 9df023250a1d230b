/// Read access to a tape of simdjson and the strings that it refers to.
///
/// The format is simdjson's, documented in its `tape.md`: a word has its kind in the top byte and a
/// payload in the rest. Objects and arrays hold the index after their end, strings an offset to a
/// length and bytes, numbers use a second word. Indices always come from the tape itself, which the
/// parser has built, so they need no checks against foreign data. Nothing writes to the
/// memory once it is parsed, so threads may share it.
@safe struct Tape: @unchecked Sendable {
    private let words: UnsafePointer<UInt64>
    private let strings: UnsafePointer<UInt8>

    init(words: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>) {
        unsafe self.words = words
        unsafe self.strings = strings
    }

    func kind(at index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: word(at: index) >> 56)
    }

    /// The index after the value at `index`.
    func after(_ index: Int) -> Int {
        switch kind(at: index) {
        case Mark.object, Mark.array:
            Int(truncatingIfNeeded: word(at: index) & 0xFFFF_FFFF)
        case Mark.integer, Mark.unsigned, Mark.double:
            index + 2
        default:
            index + 1
        }
    }

    /// The index of the closing word of the container at `index`.
    func end(of index: Int) -> Int {
        after(index) - 1
    }

    /// Members or elements of the container at `index`, as counted by the parser; it stops counting
    /// at the largest value that 24 bits hold.
    func markedCount(at index: Int) -> Int {
        Int(truncatingIfNeeded: (word(at: index) >> 32) & 0xFF_FFFF)
    }

    /// The second word of the number at `index`.
    func number(at index: Int) -> UInt64 {
        word(at: index + 1)
    }

    /// The bytes of the string or key at `index`; they live as long as the document.
    func string(at index: Int) -> UnsafeBufferPointer<UInt8> {
        let offset = Int(truncatingIfNeeded: word(at: index) & 0x00FF_FFFF_FFFF_FFFF)
        let start = unsafe strings + offset
        let count = unsafe UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
        return unsafe UnsafeBufferPointer(start: start + 4, count: Int(count))
    }

    private func word(at index: Int) -> UInt64 {
        unsafe words[index]
    }

    /// The top bytes of the tape's words.
    enum Mark {
        static let object = UInt8(ascii: "{")
        static let array = UInt8(ascii: "[")
        static let string = UInt8(ascii: "\"")
        static let integer = UInt8(ascii: "l")
        static let unsigned = UInt8(ascii: "u")
        static let double = UInt8(ascii: "d")
        static let yes = UInt8(ascii: "t")
        static let no = UInt8(ascii: "f")
        static let null = UInt8(ascii: "n")
    }
}

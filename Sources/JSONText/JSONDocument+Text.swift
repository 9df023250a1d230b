extension JSONDocument {
    /// The string or key at a place of the tape.
    func text(at index: Int) -> String {
        defer { withExtendedLifetime(self) {} }
        return unsafe String(decoding: tape.string(at: index), as: UTF8.self)
    }

    func withText<Result, Failure: Error>(
        at index: Int,
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        defer { withExtendedLifetime(self) {} }
        return try unsafe body(tape.string(at: index).span)
    }

    func text(at index: Int, equals other: String) -> Bool {
        defer { withExtendedLifetime(self) {} }
        let bytes = unsafe tape.string(at: index)
        let wanted = other.utf8.span
        guard bytes.count == wanted.count else { return false }
        return unsafe Self.matches(bytes, wanted)
    }

    func text(at index: Int, hasPrefix prefix: String) -> Bool {
        defer { withExtendedLifetime(self) {} }
        let bytes = unsafe tape.string(at: index)
        let wanted = prefix.utf8.span
        guard bytes.count >= wanted.count else { return false }
        return unsafe Self.matches(bytes, wanted)
    }

    /// Whether the first bytes are `wanted`, of which there are not more than bytes.
    private static func matches(_ bytes: UnsafeBufferPointer<UInt8>, _ wanted: Span<UInt8>) -> Bool
    {
        for offset in wanted.indices where unsafe bytes[offset] != wanted[offset] {
            return false
        }
        return true
    }
}

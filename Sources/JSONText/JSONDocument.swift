private import CSimdjson

/// A parsed JSON text: whole, checked, and read in place through `root`.
///
/// RFC 8259 to the letter, UTF-8 only, one byte order mark at the start allowed. Refused as well: a
/// key twice in one object (equal bytes after unescaping) and whatever is beyond the limits. The
/// text given is not kept. A nested JSON text is parsed by `JSONDocument(parsing: value.string)`;
/// a line of many by `JSONDocument(parsing: bytes.span.extracting(range))`.
package final class JSONDocument: Sendable {
    let tape: Tape
    private let block: Block

    package init(parsing bytes: Span<UInt8>, limits: JSONLimits = .standard) throws(JSONError) {
        let start = Self.startsWithMark(bytes) ? 3 : 0
        let text = bytes.extracting(start..<bytes.count)
        let result = unsafe text.withUnsafeBufferPointer { buffer in
            unsafe csimdjson_parse(buffer.baseAddress, buffer.count, limits.ofC)
        }
        block = unsafe Block(result.block)
        guard let words = unsafe result.tape, let strings = unsafe result.strings else {
            throw unsafe Refusal(result, limits).error(in: text, startingAt: start)
        }
        tape = unsafe Tape(words: words, strings: strings)
        guard unsafe result.status == CSIMDJSON_OK else {
            throw unsafe Refusal(result, limits).error(on: self)
        }
    }

    package convenience init(
        parsing bytes: [UInt8],
        limits: JSONLimits = .standard
    ) throws(JSONError) {
        try self.init(parsing: bytes.span, limits: limits)
    }

    package convenience init(
        parsing text: String,
        limits: JSONLimits = .standard
    ) throws(JSONError) {
        try self.init(parsing: text.utf8.span, limits: limits)
    }

    /// The outermost value.
    package var root: JSONValue { JSONValue(document: self, index: 1) }

    private static func startsWithMark(_ bytes: Span<UInt8>) -> Bool {
        bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF
    }

    /// The memory of the tape and the strings.
    @safe private struct Block: ~Copyable, @unchecked Sendable {
        private let address: UnsafeMutableRawPointer?

        init(_ address: UnsafeMutableRawPointer?) {
            unsafe self.address = address
        }

        deinit { unsafe csimdjson_free(address) }
    }
}

extension JSONLimits {
    fileprivate var ofC: csimdjson_limits {
        csimdjson_limits(
            depth: max(0, maximumDepth),
            values: max(0, maximumValues),
            key_bytes: max(0, maximumKeyBytes)
        )
    }
}

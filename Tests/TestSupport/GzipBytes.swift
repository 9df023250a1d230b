/// Makes gzip files of hand.
package enum GzipBytes {
    /// The bytes as they are, in blocks that are not compressed.
    package static func stored(_ bytes: [UInt8]) -> [UInt8] {
        var result = start
        var rest = bytes[...]
        repeat {
            let piece = rest.prefix(65_535)
            rest = rest.dropFirst(piece.count)
            result += block(piece, isLast: rest.isEmpty)
        } while !rest.isEmpty
        return result + littleEndian(checksum(bytes)) + littleEndian(UInt32(bytes.count))
    }

    /// The bytes and zeros behind them, a hundred and sixty times smaller than what comes out.
    ///
    /// It ends without the marks of an end: no reader should come as far.
    package static func bomb(_ head: [UInt8], zeros count: Int) -> [UInt8] {
        // A block of fixed codes: the mark of the last block, the literal zero, then the length 258
        // at the distance one over and over.
        var bits: [UInt8] = [1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
        for _ in 0..<16 { bits += [1, 1, 0, 0, 0, 1, 0, 1] + [0, 0, 0, 0, 0] }
        let packed = stride(from: 0, to: bits.count - 7, by: 8).map { place in
            bits[place..<place + 8].reversed().reduce(UInt8(0)) { $0 << 1 | $1 }
        }
        var result = start + block(head[...], isLast: false) + packed[..<2]
        // Thirteen bytes hold eight of the codes, then they repeat.
        let cycle = packed[2..<15]
        for _ in 0..<count / (258 * 8) + 1 { result += cycle }
        return result
    }

    private static let start: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]

    private static func block(_ bytes: ArraySlice<UInt8>, isLast: Bool) -> [UInt8] {
        let count = UInt16(bytes.count)
        let size = [UInt8(truncatingIfNeeded: count), UInt8(truncatingIfNeeded: count >> 8)]
        return [isLast ? 1 : 0] + size + size.map { ~$0 } + bytes
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        var sum = ~UInt32(0)
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return ~sum
    }

    private static func littleEndian(_ value: UInt32) -> [UInt8] {
        (0..<4).map { UInt8(truncatingIfNeeded: value >> ($0 * 8)) }
    }
}

/// Makes tar archives of hand, sound ones and lying ones.
package enum TarBytes {
    /// One member; `size` differs from the number of bytes only where the header lies.
    package struct Member {
        package var name: String
        package var bytes: [UInt8]
        package var type: UInt8
        package var link: String
        package var size: Int?

        package init(
            _ name: String,
            _ bytes: [UInt8] = [],
            type: UInt8 = UInt8(ascii: "0"),
            link: String = "",
            size: Int? = nil
        ) {
            self.name = name
            self.bytes = bytes
            self.type = type
            self.link = link
            self.size = size
        }
    }

    /// The members one after another, with the two empty blocks at the end.
    package static func archive(_ members: [Member]) -> [UInt8] {
        var bytes: [UInt8] = []
        for member in members {
            bytes += header(member) + member.bytes
            bytes += [UInt8](repeating: 0, count: -member.bytes.count & 511)
        }
        return bytes + [UInt8](repeating: 0, count: 1024)
    }

    /// One block of 512 bytes, its sum right.
    package static func header(_ member: Member) -> [UInt8] {
        var block = [UInt8](repeating: 0, count: 512)
        func put(_ text: String, at offset: Int) {
            for (index, byte) in text.utf8.prefix(100).enumerated() { block[offset + index] = byte }
        }
        put(member.name, at: 0)
        put("0000644", at: 100)
        put("0000000", at: 108)
        put("0000000", at: 116)
        put(octal(member.size ?? member.bytes.count, digits: 11), at: 124)
        put("00000000000", at: 136)
        put("        ", at: 148)
        block[156] = member.type
        put(member.link, at: 157)
        put("ustar", at: 257)
        put("00", at: 263)
        put(octal(block.reduce(0) { $0 + Int($1) }, digits: 6), at: 148)
        block[154] = 0
        return block
    }

    private static func octal(_ value: Int, digits: Int) -> String {
        let text = String(value, radix: 8)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}

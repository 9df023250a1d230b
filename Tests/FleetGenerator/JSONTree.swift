/// JSON as the tools write it: keys sorted, compact or with two spaces.
indirect enum JSONTree {
    case text(String)
    case number(Int)
    case bool(Bool)
    case null
    case list([JSONTree])
    case object([String: JSONTree])

    func bytes(indented: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes, indent: indented ? 0 : nil)
        return bytes
    }

    static func texts(_ values: [String: String]) -> JSONTree {
        .object(values.mapValues { .text($0) })
    }

    private func write(to bytes: inout [UInt8], indent: Int?) {
        switch self {
        case .text(let text): Self.write(text, to: &bytes)
        case .number(let number): bytes += String(number).utf8
        case .bool(let isTrue): bytes += (isTrue ? "true" : "false").utf8
        case .null: bytes += "null".utf8
        case .list(let items):
            Self.write(items, "[", "]", to: &bytes, indent) { $0.write(to: &$1, indent: $2) }
        case .object(let members):
            let sorted = members.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            Self.write(sorted, "{", "}", to: &bytes, indent) { member, bytes, indent in
                Self.write(member.key, to: &bytes)
                bytes += (indent == nil ? ":" : ": ").utf8
                member.value.write(to: &bytes, indent: indent)
            }
        }
    }

    private static func write<Item>(
        _ items: [Item],
        _ opening: String,
        _ closing: String,
        to bytes: inout [UInt8],
        _ indent: Int?,
        _ writeItem: (Item, inout [UInt8], Int?) -> Void
    ) {
        bytes += opening.utf8
        let inner = indent.map { $0 + 2 }
        for (index, item) in items.enumerated() {
            if index > 0 { bytes += ",".utf8 }
            startLine(inner, &bytes)
            writeItem(item, &bytes, inner)
        }
        if !items.isEmpty { startLine(indent, &bytes) }
        bytes += closing.utf8
    }

    private static func startLine(_ indent: Int?, _ bytes: inout [UInt8]) {
        guard let indent else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes += repeatElement(UInt8(ascii: " "), count: indent)
    }

    private static func write(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                let digits = String(byte, radix: 16)
                bytes += ("\\u" + String(repeating: "0", count: 4 - digits.utf8.count)).utf8
                bytes += digits.utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

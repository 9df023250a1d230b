/// The private-use characters that stand for values while a template goes through parsers.
///
/// Handed out for one rendering of one template, in order, from U+F0000 on.
package struct StandIns {
    /// The value of a name, as it is put into the parsed tree.
    package enum Value: Sendable {
        /// Stands in text, in code, in a code block or as the address of a link.
        case text(String)
        /// Stands in text.
        case inlines([Inline])
        /// Stands alone in a paragraph.
        case blocks([Block])
        /// Stands as the address of a link.
        case destination(Destination)
    }

    private var values: [(name: String, value: Value)] = []

    package init() {}

    /// The character for one more value; `nil` where all of the two planes are in use.
    package mutating func add(_ value: Value, named name: String) -> Unicode.Scalar? {
        let index = UInt32(clamping: values.count)
        let code =
            index < Self.planeSize ? 0xF_0000 + index : 0x10_0000 + (index - Self.planeSize)
        guard index < 2 * Self.planeSize, let scalar = Unicode.Scalar(code) else { return nil }
        values.append((name, value))
        return scalar
    }

    /// Whether a character may be a stand-in, so that no template may hold it.
    package static func isStandIn(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0xF_0000 }

    func value(of scalar: Unicode.Scalar) -> (name: String, value: Value)? {
        guard Self.isStandIn(scalar) else { return nil }
        let code = scalar.value
        let index = code < 0x10_0000 ? code - 0xF_0000 : code - 0x10_0000 + Self.planeSize
        return index < values.count ? values[Int(index)] : nil
    }

    /// The characters of a plane that are not its last two, which are none.
    private static let planeSize: UInt32 = 0xFFFE
}

extension StandIns {
    /// A part of a literal.
    package enum Piece: Sendable {
        case text(String)
        case value(name: String, Value)
    }

    /// A literal cut at its stand-ins.
    package func pieces(of literal: String) -> [Piece] {
        // The first byte of every character of the two planes is F3 or F4.
        guard literal.utf8.contains(where: { $0 >= 0xF3 }) else { return [.text(literal)] }
        var pieces: [Piece] = []
        var rest = Substring(literal).utf8
        while let start = rest.firstIndex(where: { $0 >= 0xF3 }) {
            guard let scalar = Substring(rest[start...]).unicodeScalars.first else { break }
            let end = rest.index(start, offsetBy: 4, limitedBy: rest.endIndex) ?? rest.endIndex
            let found = value(of: scalar)
            let text = rest[..<(found == nil ? end : start)]
            if !text.isEmpty { pieces.append(.text(String(Substring(text)))) }
            if let found { pieces.append(.value(name: found.name, found.value)) }
            rest = rest[end...]
        }
        if !rest.isEmpty { pieces.append(.text(String(Substring(rest)))) }
        return pieces
    }
}

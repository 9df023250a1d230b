/// A Swift text in which everything that is not code is blank.
///
/// Bytes keep their places: a comment or a literal becomes spaces, line ends stay. Code inside an
/// interpolation stays code.
struct SwiftCode {
    /// The text without comments.
    let withoutComments: String
    /// The text without comments and without what stands between quotes.
    let withoutLiterals: String

    init(_ text: String) {
        var lexer = Lexer(text)
        lexer.code(until: nil)
        withoutComments = String(decoding: lexer.uncommented, as: UTF8.self)
        withoutLiterals = String(decoding: lexer.bare, as: UTF8.self)
    }
}

private struct Lexer {
    private let bytes: [UInt8]
    private var place = 0
    private(set) var uncommented: [UInt8]
    private(set) var bare: [UInt8]

    init(_ text: String) {
        bytes = Array(text.utf8)
        uncommented = bytes
        bare = bytes
    }

    private func at(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    private func starts(_ text: StaticString) -> Bool {
        place + text.utf8CodeUnitCount <= bytes.count
            && bytes[place...].starts(with: text.description.utf8)
    }

    private mutating func skip(_ count: Int, blanking: WritableKeyPath<Lexer, [UInt8]>...) {
        for index in place..<min(place + count, bytes.count) where bytes[index] != 0x0A {
            for path in blanking { self[keyPath: path][index] = 0x20 }
        }
        place += count
    }

    /// Reads code up to the end, or to the `)` that closes an interpolation.
    mutating func code(until closing: UInt8?) {
        var depth = 0
        while place < bytes.count {
            if starts("//") {
                comment { $0.at($0.place) == 0x0A }
            } else if starts("/*") {
                comment { $0.starts("*/") }
                skip(2, blanking: \.uncommented, \.bare)
            } else if at(place) == UInt8(ascii: "\"") || isRawQuote {
                literal()
            } else if at(place) == UInt8(ascii: "("), closing != nil {
                depth += 1
                place += 1
            } else if at(place) == closing, depth == 0 {
                return
            } else {
                if at(place) == closing { depth -= 1 }
                place += 1
            }
        }
    }

    private mutating func comment(until isEnd: (Lexer) -> Bool) {
        while place < bytes.count, !isEnd(self) { skip(1, blanking: \.uncommented, \.bare) }
    }

    private var isRawQuote: Bool {
        guard at(place) == UInt8(ascii: "#") else { return false }
        var index = place
        while at(index) == UInt8(ascii: "#") { index += 1 }
        return at(index) == UInt8(ascii: "\"")
    }

    private mutating func literal() {
        var hashes: [UInt8] = []
        while at(place) == UInt8(ascii: "#") {
            hashes.append(UInt8(ascii: "#"))
            place += 1
        }
        let quote = starts("\"\"\"") ? Array("\"\"\"".utf8) : [UInt8(ascii: "\"")]
        place += quote.count
        let closing = quote + hashes
        let escape = [UInt8(ascii: "\\")] + hashes
        while place < bytes.count, !bytes[place...].starts(with: closing) {
            if bytes[place...].starts(with: escape) {
                skip(escape.count, blanking: \.bare)
                guard at(place) == UInt8(ascii: "(") else {
                    skip(1, blanking: \.bare)
                    continue
                }
                place += 1
                code(until: UInt8(ascii: ")"))
                place += 1
            } else {
                skip(1, blanking: \.bare)
            }
        }
        place += closing.count
    }
}

/// Texts as Markdown that any reader shows as exactly these texts.
///
/// All of it works on bytes.
enum MarkdownEscape {
    /// A run of text without controls; spaces at a line's ends, which readers drop, become entities.
    static func text(_ text: String, isLineStart: Bool, isLineEnd: Bool) -> String {
        let bytes = text.utf8.span
        if needsNothing(bytes) { return text }
        let marker = isLineStart ? blockMarker(bytes) : nil
        let isAddress = looksLikeAddress(bytes)
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + bytes.count / 4 + 16)
        for index in bytes.indices {
            let byte = bytes[index]
            let before = index > 0 ? bytes[index - 1] : nil
            let after = index + 1 < bytes.count ? bytes[index + 1] : nil
            if byte == space, (isLineStart && before == nil) || (isLineEnd && after == nil) {
                result.append(contentsOf: "&#32;".utf8)
                continue
            }
            if index == marker || needsBackslash(byte, before, after)
                || (isAddress && addressMarks.contains(byte))
            {
                result.append(UInt8(ascii: "\\"))
            }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// A quick look that is right when it says yes: letters and digits, with blanks between them.
    private static func needsNothing(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where !isWordByte(bytes[index]) {
            guard bytes[index] == space, index > 0, index + 1 < bytes.count else { return false }
        }
        return true
    }

    /// A code span, whose fence is longer than every run of backticks in it.
    static func code(_ code: String, isInCell: Bool) -> String {
        let backtick = UInt8(ascii: "`")
        let bytes = code.utf8
        let fence = String(repeating: "`", count: longestRun(of: backtick, in: code) + 1)
        let isBlank = bytes.allSatisfy { $0 == space }
        let needsRoom =
            bytes.first == backtick || bytes.last == backtick
            || (bytes.first == space && bytes.last == space && !isBlank)
        let room = needsRoom ? " " : ""
        guard isInCell, bytes.contains(UInt8(ascii: "|")) else {
            return fence + room + code + room + fence
        }
        // A table's reader takes the backslash before a bar away, in code as well.
        var escaped: [UInt8] = []
        for byte in bytes {
            if byte == UInt8(ascii: "|") { escaped.append(UInt8(ascii: "\\")) }
            escaped.append(byte)
        }
        return fence + room + String(decoding: escaped, as: UTF8.self) + room + fence
    }

    /// A checked address, so that neither its brackets end the link nor its `&` begins an entity.
    static func address(_ address: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(address.utf8.count + 8)
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "&"): result.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "("), UInt8(ascii: ")"):
                result.append(UInt8(ascii: "\\"))
                result.append(byte)
            default: result.append(byte)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    static func longestRun(of byte: UInt8, in text: String) -> Int {
        var longest = 0
        var current = 0
        for each in text.utf8 {
            current = each == byte ? current + 1 : 0
            longest = max(longest, current)
        }
        return longest
    }

    private static let space = UInt8(ascii: " ")

    private static func needsBackslash(_ byte: UInt8, _ before: UInt8?, _ after: UInt8?) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: "|"), UInt8(ascii: "~"),
            UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "@"):
            true
        // Between letters or digits it is no emphasis: `my_image`.
        case UInt8(ascii: "_"):
            !(before.map(isWordByte) ?? false) || !(after.map(isWordByte) ?? false)
        case UInt8(ascii: "&"): after.map { isWordByte($0) || $0 == UInt8(ascii: "#") } ?? false
        // Some readers make a link of every name with a known ending: `docker.io`.
        case UInt8(ascii: "."):
            (before.map(isNameByte) ?? false) && (after.map(isLetterByte) ?? false)
        // A link may follow, which would then be an image.
        case UInt8(ascii: "!"): after == nil
        default: false
        }
    }

    /// The byte that would begin a heading, a list, a quote, an underline or a table at a line's start.
    private static func blockMarker(_ bytes: Span<UInt8>) -> Int? {
        guard !bytes.isEmpty else { return nil }
        if lineMarks.contains(bytes[0]) { return 0 }
        var end = 0
        while end < bytes.count, (0x30...0x39).contains(bytes[end]) { end += 1 }
        guard end > 0, end < bytes.count,
            bytes[end] == UInt8(ascii: ".") || bytes[end] == UInt8(ascii: ")")
        else { return nil }
        return end
    }

    private static let lineMarks = Array("+-=:>".utf8)

    /// Whether some readers would make a link of a part of the text by themselves.
    private static func looksLikeAddress(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices {
            if bytes[index] == UInt8(ascii: "@") { return true }
            guard index > 0 else { continue }
            if bytes[index] == UInt8(ascii: "/"), bytes[index - 1] == UInt8(ascii: "/") {
                return true
            }
            if index > 2, bytes[index] == UInt8(ascii: "."), isW(bytes[index - 1]),
                isW(bytes[index - 2]), isW(bytes[index - 3])
            {
                return true
            }
        }
        return false
    }

    private static func isW(_ byte: UInt8) -> Bool { byte | 0x20 == UInt8(ascii: "w") }

    private static let addressMarks = Array(":/.".utf8)

    private static func isNameByte(_ byte: UInt8) -> Bool { isWordByte(byte) || byte >= 0x80 }

    private static func isLetterByte(_ byte: UInt8) -> Bool {
        isNameByte(byte) && !(0x30...0x39).contains(byte)
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: true
        default: false
        }
    }
}

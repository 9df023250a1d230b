/// The tags of a template, read before it is used, so that a misspelt name is found even in a section
/// that no page shows.
///
/// Templates use a small part of Mustache: variables, sections, inverted sections, comments, and
/// partials named by their files. Everything else is refused.
struct TemplateTags {
    /// The names of variables and sections, in the order of the text.
    private(set) var names: [String] = []
    private(set) var partials: [String] = []
    /// Sections that are open at a tag.
    private var depth = 0
    /// Mustache and Markdown nest by calls, which have an end.
    private static let maximumDepth = 32

    init(of source: String, file: String) throws(TemplateError) {
        let bytes = Array(source.utf8)
        let open = UInt8(ascii: "{")
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == open, bytes[index + 1] == open else {
                index += 1
                continue
            }
            index += 2
            guard let end = Self.end(of: index, in: bytes) else {
                throw TemplateError(file: file, problem: "a tag `{{` without its `}}`")
            }
            try add(bytes[index..<end], file: file)
            index = end
        }
    }

    private mutating func add(_ tag: ArraySlice<UInt8>, file: String) throws(TemplateError) {
        var content = tag
        let marks = Array("#^/&{>!".utf8)
        let mark = content.first.flatMap { marks.contains($0) ? $0 : nil }
        if mark == UInt8(ascii: "!") { return }
        if mark != nil { content.removeFirst() }
        while content.first == UInt8(ascii: " ") { content.removeFirst() }
        while content.last == UInt8(ascii: " ") { content.removeLast() }
        let name = String(decoding: content, as: UTF8.self)
        let isPartial = mark == UInt8(ascii: ">")
        if mark == UInt8(ascii: "#") || mark == UInt8(ascii: "^") { depth += 1 }
        if mark == UInt8(ascii: "/") { depth -= 1 }
        guard depth <= Self.maximumDepth else {
            throw TemplateError(
                file: file,
                problem: "nests sections more than \(Self.maximumDepth) deep"
            )
        }
        guard !name.isEmpty, content.allSatisfy({ Self.isNameByte($0, inFile: isPartial) }) else {
            throw TemplateError(
                file: file,
                problem:
                    "`{{\(String(decoding: tag, as: UTF8.self))}}` is a kind of tag that is not used here"
            )
        }
        if isPartial { partials.append(name) } else { names.append(name) }
    }

    private static func end(of start: Int, in bytes: [UInt8]) -> Int? {
        let close = UInt8(ascii: "}")
        var index = start
        while index + 1 < bytes.count {
            if bytes[index] == close, bytes[index + 1] == close { return index }
            index += 1
        }
        return nil
    }

    private static func isNameByte(_ byte: UInt8, inFile isFile: Bool) -> Bool {
        switch byte {
        case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: true
        case UInt8(ascii: "-"), UInt8(ascii: "."): isFile
        default: false
        }
    }
}

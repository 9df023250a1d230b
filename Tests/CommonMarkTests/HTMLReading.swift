/// A page as a browser would cut it, strict enough to notice what the escaper let through.
struct HTMLReading {
    private(set) var tags: [String] = []
    private(set) var text = ""

    /// Reads tags with quoted attributes, and the five entities that pages are written with.
    init(_ html: String) {
        var scalars = html.unicodeScalars[...]
        while let first = scalars.popFirst() {
            switch first {
            case "<": readTag(&scalars)
            case "&": text.unicodeScalars.append(contentsOf: Self.entity(&scalars).unicodeScalars)
            default: text.unicodeScalars.append(first)
            }
        }
    }

    /// The names of tags and attributes, so that two pages can be compared without their texts.
    private mutating func readTag(_ scalars: inout Substring.UnicodeScalarView) {
        var shape = ""
        var isQuoted = false
        while let next = scalars.popFirst() {
            if next == "\"" {
                isQuoted.toggle()
            } else if isQuoted {
                continue
            } else if next == ">" {
                break
            }
            shape.unicodeScalars.append(next)
        }
        tags.append(shape)
    }

    private static func entity(_ scalars: inout Substring.UnicodeScalarView) -> String {
        for (name, text) in [
            ("amp;", "&"), ("lt;", "<"), ("gt;", ">"), ("quot;", "\""), ("#39;", "'"),
        ]
        where scalars.starts(with: name.unicodeScalars) {
            scalars.removeFirst(name.unicodeScalars.count)
            return text
        }
        return "&?"
    }
}

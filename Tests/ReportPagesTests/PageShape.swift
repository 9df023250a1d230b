/// Tags, ids and addresses of a page, cut out by its bytes alone.
struct PageShape {
    private(set) var problems: [String] = []
    private(set) var ids: [String] = []
    /// The ids that links within the page lead to.
    private(set) var fragments: [String] = []

    init(_ html: String) {
        var open: [String] = []
        for tag in Self.tags(html) {
            let name = String(tag.prefix { $0 != " " })
            if name.hasPrefix("/") {
                if open.popLast() != String(name.dropFirst()) {
                    problems.append("</\(name.dropFirst())>")
                }
            } else if !["meta", "link", "br", "hr", "!DOCTYPE"].contains(name) {
                open.append(name)
            }
            if let id = Self.value(of: " id=\"", in: tag) { ids.append(id) }
            if let place = Self.value(of: " href=\"#", in: tag) { fragments.append(place) }
        }
        problems += open
    }

    private static func tags(_ html: String) -> [String] {
        html.utf8.split(separator: UInt8(ascii: "<")).dropFirst(html.utf8.first == 0x3C ? 0 : 1).map
        { part in
            var isQuoted = false
            let end = part.firstIndex { byte in
                if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                return byte == UInt8(ascii: ">") && !isQuoted
            }
            return String(Substring(part[..<(end ?? part.endIndex)]))
        }
    }

    private static func value(of attribute: String, in tag: String) -> String? {
        guard let range = tag.firstRange(of: attribute) else { return nil }
        return String(tag[range.upperBound...].prefix { $0 != "\"" })
    }
}
